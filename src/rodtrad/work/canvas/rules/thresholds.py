"""Between the settings of a place and the thresholds of the kernel's checks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from typing import Any

from rodtrad.kernel.kubinol.checks import Thresholds

SETTING_NAMES: dict[str, str] = {
    row.name: f"canvas.{row.name.replace('_', '-')}" for row in fields(Thresholds)
}
"""Field of Thresholds → name of the setting."""
AT_ONCE_KB = "canvas.import-at-once"
"""Name of the setting: case files up to so many kilobytes are read while the person waits."""
CARDS_AT_ONCE = "canvas.cards-at-once"
"""Name of the setting: a document of up to so many cards is made while the person waits."""
TAKEN_DAYS = "canvas.taken-days"
"""Name of the setting: documents made beside the pages are kept so many days."""

POLL_SECONDS = "canvas.board-seconds"
"""Name of the setting: a board that is open asks for others' changes so often."""
CARD_LENGTH = "canvas.board-card-length"
"""Name of the setting: so many characters of a card stand on the board."""


def thresholds_from(values: Mapping[str, Any]) -> Thresholds:
    """The thresholds of a place's settings, lists as tuples."""
    given = {row: values[name] for row, name in SETTING_NAMES.items()}
    told: dict[str, Any] = {
        row: tuple(value) if isinstance(value, list) else value for row, value in given.items()
    }
    return Thresholds(**told)
