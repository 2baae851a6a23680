"""The eight lanes of the red thread: their keys and their order. Their names live with the pages."""

from __future__ import annotations

from typing import Final

LANES: Final[tuple[str, ...]] = (
    "voices",
    "needs",
    "knowledge",
    "benefit",
    "intervention",
    "trying",
    "results",
    "spreading",
)
"""Left to right, as the thread is told (settled questions, section 3)."""

_POSITION: Final[dict[str, int]] = {key: place for place, key in enumerate(LANES)}


def lane_position(key: str) -> int:
    """The place of a lane from the left, 0 to 7; ValueError on a key that is no lane."""
    try:
        return _POSITION[key]
    except KeyError:
        raise ValueError(f"no lane is called {key!r}; the lanes are {', '.join(LANES)}") from None
