"""Cells as numbers, strictly by their text: ``float()`` alone takes "nan", "1_000" and other scripts' digits."""

from __future__ import annotations

import math
import re

from rodtrad.kernel.spc.files.refusals import Refusal

MISSING = ("", "NA")
_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_WHOLE = re.compile(r"[+-]?[0-9]+")
_SURELY_FINITE = 300  # characters


def is_missing(cell: str) -> bool:
    """Say whether the cell is empty or NA."""
    return cell.strip() in MISSING


def number(cell: str, name: str, line: int, into: list[Refusal]) -> float | None:
    """Return the number, or None for a missing or a refused one; the refusal goes to ``into``."""
    text = cell.strip(" \t")
    if text in MISSING:
        return None
    if not _NUMBER.fullmatch(text):
        into.append(Refusal(line, "not-a-number", name))
        return None
    value = float(text)
    if not math.isfinite(value):
        into.append(Refusal(line, "not-finite", name))
        return None
    return value


def whole(cell: str, name: str, line: int, into: list[Refusal]) -> int | None:
    """Return the whole number of any size a float can hold, or None for a refused one; none may be missing."""
    if len(cell) < _SURELY_FINITE and _WHOLE.fullmatch(cell):
        return int(cell)
    if is_missing(cell):
        into.append(Refusal(line, "missing", name))
        return None
    value = number(cell, name, line, into)
    if value is None:
        return None
    if not value.is_integer():
        into.append(Refusal(line, "not-whole", name))
        return None
    text = cell.strip(" \t")
    return int(text) if _WHOLE.fullmatch(text) else int(value)
