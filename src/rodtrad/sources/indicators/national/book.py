"""The readings of each measure as last fetched, with the values they had before: revisions are noticed here.

One file a measure. ``asked`` says when each question was answered, also when the answer was that there is no value;
a question is the part of a cell that the source is asked by (area and year for Kolada).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from rodtrad.sources.indicators.national import files
from rodtrad.sources.indicators.national.readings import (
    NO_LONGER,
    Breakdown,
    Cell,
    Reading,
    Revision,
    period_start,
)

_MARK = "|"


@dataclass(frozen=True, slots=True)
class Page:
    """All that is known of one measure. ``earlier``: what a cell held before, oldest first."""

    cells: Mapping[Cell, Reading]
    earlier: Mapping[Cell, tuple[Reading, ...]]
    asked: Mapping[str, datetime]

    def fresh(self, questions: Iterable[str], now: datetime, fresh_for: timedelta) -> bool:
        """Whether every question was answered within ``fresh_for``."""
        return all(each in self.asked and now - self.asked[each] < fresh_for for each in questions)


EMPTY = Page({}, {}, {})


@dataclass(frozen=True, slots=True)
class Book:
    """``folder`` holds the files; ``question`` says which question a cell answers."""

    folder: Path
    question: Callable[[Cell], str]

    def page(self, measure: str) -> Page:
        """Return what is known. Nothing, when the file cannot be read."""
        return self._read(measure) or EMPTY

    def write(
        self, measure: str, readings: Sequence[Reading], questions: Iterable[str], now: datetime
    ) -> tuple[Revision, ...]:
        """Take in a whole answer to ``questions`` and return what is another than before.

        A value that was known and is not in the answer any more is revised to none; its old value is kept.
        """
        path = self._path(measure)
        with files.alone(path):
            before = self._read(measure)
            if before is None:
                files.set_aside(path)
                before = EMPTY
            asked = frozenset(questions)
            news = {each.cell: each for each in readings}
            news.update(_vanished(before, news, asked, self.question, now))
            revised = tuple(_revisions(before.cells, news))
            earlier = dict(before.earlier)
            for each in revised:
                cell = each.old.cell
                earlier[cell] = (*earlier.get(cell, ()), each.old)
            after = Page({**before.cells, **news}, earlier, {**before.asked, **dict.fromkeys(asked, now)})
            files.put(path, _written(after))
        return revised

    def _path(self, measure: str) -> Path:
        return self.folder / f"{files.safe_name(measure)}.json"

    def _read(self, measure: str) -> Page | None:
        content = files.read(self._path(measure))
        if content is None:
            return None
        try:
            return _page(content)
        except (KeyError, TypeError, ValueError, AttributeError):
            return None


def _vanished(
    before: Page,
    news: Mapping[Cell, Reading],
    asked: frozenset[str],
    question: Callable[[Cell], str],
    now: datetime,
) -> Iterator[tuple[Cell, Reading]]:
    for cell, old in before.cells.items():
        if cell not in news and question(cell) in asked:
            yield cell, replace(old, value=None, status=NO_LONGER, fetched=now)


def _revisions(old: Mapping[Cell, Reading], news: Mapping[Cell, Reading]) -> Iterator[Revision]:
    """Those with another value; a status alone (preliminary becomes final) revises nothing."""
    for cell, new in news.items():
        if cell in old and old[cell].value != new.value:
            yield Revision(old[cell], new)


def _written(page: Page) -> dict[str, object]:
    return {
        "cells": {_MARK.join(cell): _row(each) for cell, each in page.cells.items()},
        "earlier": {_MARK.join(cell): [_row(each) for each in rows] for cell, rows in page.earlier.items()},
        "asked": {question: moment.isoformat() for question, moment in page.asked.items()},
    }


def _row(each: Reading) -> list[object]:
    return [
        each.source, each.measure, each.value, each.status, each.origin, each.edition, each.fetched.isoformat()
    ]  # fmt: skip


def _page(content: Mapping[str, Any]) -> Page:
    cells = {_cell(key): _reading(_cell(key), row) for key, row in content["cells"].items()}
    earlier = {
        _cell(key): tuple(_reading(_cell(key), row) for row in rows)
        for key, rows in content["earlier"].items()
    }
    asked = {str(key): datetime.fromisoformat(text) for key, text in content["asked"].items()}
    return Page(cells, earlier, asked)


def _cell(key: str) -> Cell:
    area, period, sex, age, unit = key.split(_MARK)
    if sex not in ("T", "K", "M"):
        raise ValueError(key)
    return Cell(area, period, sex, age, unit)  # type: ignore[arg-type]  # narrowed above, mypy keeps str


def _reading(cell: Cell, row: Sequence[Any]) -> Reading:
    source, measure, value, status, origin, edition, fetched = row
    known = period_start(cell.period)
    if known is None:
        raise ValueError(cell.period)
    return Reading(
        source=source, measure=measure, area=cell.area, period=cell.period, kind=known[0], start=known[1],
        breakdown=Breakdown(cell.sex, cell.age, cell.unit), value=None if value is None else float(value),
        status=status, origin=origin, edition=edition, fetched=datetime.fromisoformat(fetched),
    )  # fmt: skip
