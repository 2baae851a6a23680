"""Stored values as people say them, for the history."""

from __future__ import annotations

from typing import Any

from rodtrad.foundation.base.declarations import Text
from rodtrad.work.trials.choices import (
    Decision,
    Gate,
    Holds,
    Level,
    Loop,
    ObstacleState,
    RegularState,
    Scale,
    Theme,
    Turned,
    Vulnerable,
)

_WORDS: dict[str, Any] = {
    "scale": Scale, "turned": Turned, "decision": Decision, "loop": Loop, "gate": Gate, "holds": Holds,
    "theme": Theme, "regular_state": RegularState, "obstacle_state": ObstacleState,
}  # fmt: skip
_SEVERAL: dict[str, Any] = {"levels": Level, "vulnerable": Vulnerable}


def said(field: str, value: str) -> Text:
    """The label of a key, the several of levels and groups one by one, anything else as it stands."""
    if field in _SEVERAL:
        several = _SEVERAL[field]
        return ", ".join(str(several(each).label) for each in value.split() if each in several.values)
    words = _WORDS.get(field)
    return words(value).label if words is not None and value in words.values else value
