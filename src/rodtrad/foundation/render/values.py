"""What a cell of a table or a point of a chart may hold: text, a number, nothing, or a number that is kept back."""

from __future__ import annotations

from enum import Enum
from typing import Final

from rodtrad.kernel.suppression.shown import Count, Missing, Shown, Suppressed


class Kept(Enum):
    """A count that is not shown because it could point to a person (settled.md section 11)."""

    BACK = "suppressed"


SUPPRESSED: Final = Kept.BACK
Number = int | float | Kept | None
Value = str | Number

MISSING_TEXT: Final = "–"
SUPPRESSED_TEXT: Final = ".."


def said(value: Value, decimals: int | None = None, language: str = "sv") -> str:
    """The value as people read it: decimal comma and thin spaces in Swedish, ``..`` for what is kept back."""
    if value is None:
        return MISSING_TEXT
    if isinstance(value, Kept):
        return SUPPRESSED_TEXT
    if isinstance(value, str):
        return value
    places = decimals if decimals is not None else 0 if float(value).is_integer() else 1
    text = f"{value:,.{places}f}"
    if language.startswith("sv"):
        text = text.replace(",", "\u00a0").replace(".", ",")
    return text.replace("-", "−")


def number(value: Value) -> float | None:
    """The number to draw; None makes a gap, for what is missing and for what is kept back alike."""
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def shown_number(value: Count | float | None) -> Number:
    """What a cell or a point holds of a count of people that kernel.suppression has judged, or of a plain number."""
    if isinstance(value, Shown):
        return value.count
    if isinstance(value, Suppressed):
        return SUPPRESSED
    return None if isinstance(value, Missing) else value
