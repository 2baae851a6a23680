"""The records of a comparison file, and its cells read one by one. What a row means: `comparisons`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from rodtrad.kernel import guard
from rodtrad.sources.indicators.national.comparison_columns import Column, Mapped, Role, as_text, cell_of
from rodtrad.sources.indicators.national.sheets import Cell, is_missing, number_of

NO_VALUE: Final = "saknas i filen"
_DECIMALS = 9
PERIOD = re.compile(r"[0-9]{4}(?:[-/–][0-9]{2,4}|M[0-9]{2}|K[1-4])?")


@dataclass(frozen=True, slots=True)
class Group:
    """A group of our own: its value is the mean of its municipalities, each counted once, as Kolada does."""

    name: str
    codes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Choice:
    """What a person says about the file. ``municipality``: our code; ``period`` where the file has no column of it.

    ``rows``: names of rows in the file to stand beside (Riket, a county); ``groups``: groups of our own.
    """

    source: str
    municipality: str
    period: str = ""
    rows: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """Own value beside a group's. None comes with why in its ``..._status``.

    ``rank`` 1 is best among the ``of`` municipalities that have a value; None when nobody said what is better.
    ``computed``: rank or group value was worked out here and must be marked so. ``found``: what may point to a person.
    """

    line: int
    source: str
    indicator: str
    period: str
    group: str
    own: float | None
    own_status: str
    group_value: float | None
    group_status: str
    rank: int | None = None
    of: int | None = None
    computed: bool = False
    comment: str = ""
    found: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line cannot be read, in Swedish; line 0 is the whole file."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """Records, or problems (the first of them; ``more`` says how many others).

    ``passed``: rows with values whose name is neither a municipality's nor chosen, to be shown before a yes.
    """

    records: tuple[Comparison, ...] = ()
    problems: tuple[Problem, ...] = ()
    more: int = 0
    passed: tuple[str, ...] = ()


class Wrong(Exception):
    """Why a row is refused, in Swedish."""


def value_of(row: Sequence[Cell], column: Column | None) -> tuple[float | None, str]:
    """A number, or None and what stands there instead."""
    cell = cell_of(row, column)
    if column is None or cell is None:
        return None, NO_VALUE
    if is_missing(cell):
        return None, as_text(cell)
    if (number := number_of(cell)) is None:
        raise Wrong(
            f"{as_text(cell)[:40]} under {column.heading[:60]} är inget tal; lämna tomt där värde saknas"
        )
    return round(number * column.factor, _DECIMALS), ""


def indicator_of(row: Sequence[Cell], mapped: Mapped) -> str:
    name = as_text(cell_of(row, mapped.of(Role.INDICATOR)))
    if not name:
        raise Wrong("indikatorns namn saknas")
    return name


def period_of(row: Sequence[Cell], mapped: Mapped, choice: Choice) -> str:
    column = mapped.of(Role.PERIOD)
    period = as_text(cell_of(row, column)) or choice.period
    if not PERIOD.fullmatch(period):
        raise Wrong(f"{period[:40] or 'tom cell'} är inget år; skriv till exempel 2025")
    return period


def refuse_identity_numbers(row: Sequence[Cell]) -> None:
    if any(guard.has_identity_number(as_text(cell)) for cell in row):
        raise Wrong("ett personnummer står här; Rödtråd sparar inga sådana, ta bort det")


def comment_of(row: Sequence[Cell], mapped: Mapped) -> str:
    return as_text(cell_of(row, mapped.of(Role.COMMENT)))


def may_point_to(comment: str) -> tuple[str, ...]:
    """What in a comment may point to a person: whoever brings the file in is asked about it."""
    return tuple(dict.fromkeys(comment[hit.start : hit.end] for hit in guard.ask(comment)))
