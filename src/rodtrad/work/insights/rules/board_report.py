"""The insight report for the board (INS-62): which parts it has, and how they are filled by themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

PARTS = ("new", "key", "shifts", "white", "changed", "feedback", "tests", "fatigue", "decide")
WRITTEN = ("tests", "decide")  # nobody but a person can fill these here: tests live in another module
MOST_KEYS = 3


@dataclass(frozen=True, slots=True)
class Month:
    """The facts of one month. Each list holds finished lines in the reader's language."""

    new: list[str] = field(default_factory=list)
    key: list[str] = field(default_factory=list)
    shifts: list[str] = field(default_factory=list)
    white: list[str] = field(default_factory=list)
    changed: list[str] = field(default_factory=list)
    feedback: list[str] = field(default_factory=list)
    fatigue: list[str] = field(default_factory=list)


def ins_62_parts(month: Month) -> dict[str, list[str]]:
    """The parts of the report as they are before anybody has written: a line a paragraph."""
    filled: dict[str, Any] = {name: list(getattr(month, name, ())) for name in PARTS}
    filled["key"] = filled["key"][:MOST_KEYS]
    return filled


def edited(parts: Mapping[str, list[str]], texts: Mapping[str, str]) -> dict[str, list[str]]:
    """The parts with what a person wrote: a line a paragraph, empty lines away."""
    return {
        name: [line.strip() for line in texts[name].splitlines() if line.strip()]
        if name in texts
        else list(parts.get(name, ()))
        for name in PARTS
    }


def bounds(month: date) -> tuple[date, date]:
    """The first day of the month and of the next."""
    first = month.replace(day=1)
    year, number = divmod(first.year * 12 + first.month, 12)
    return first, date(year, number + 1, 1)
