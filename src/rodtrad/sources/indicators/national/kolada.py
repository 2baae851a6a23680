"""Kolada v3 (RKA): measures, areas, units and values. Source: regulation-and-sources.md, section 3.1.

Ids go into the path (in the query they are silently not heeded), at most 25 of each kind; areas are always named,
since a whole year mixes municipalities, regions and groups. Free to use with the line "Källa: Kolada" beside; own
computations must be marked as such; values may be revised without notice, which `Harvest.revised` tells.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from itertools import product
from pathlib import Path
from typing import Any, TypeVar

from rodtrad.sources.indicators.national import kolada_rows as rows
from rodtrad.sources.indicators.national.book import Book
from rodtrad.sources.indicators.national.door import Door
from rodtrad.sources.indicators.national.failures import Misunderstood, UnknownCode
from rodtrad.sources.indicators.national.harvesting import gather
from rodtrad.sources.indicators.national.kolada_rows import Area, Asked, Group, Measure, Unit
from rodtrad.sources.indicators.national.readings import Cell, Found, Harvest, Reading, Revision
from rodtrad.sources.indicators.national.shelf import Shelf

T = TypeVar("T")
Place = str | Unit
_A_DAY = timedelta(days=1)
_NOT_KEPT = timedelta(0)


@dataclass(frozen=True, slots=True)
class Call:
    """One question small enough to be sent. Calls can be taken one by one, each a step of a job."""

    asked: Asked
    questions: frozenset[str]


def _question(cell: Cell) -> str:
    return f"{cell.unit or cell.area}|{cell.period}"


@dataclass(frozen=True, slots=True)
class Kolada:
    """The client. ``folder``: where answers are kept; ``ids_per_call`` and ``per_page`` are Kolada's own limits."""

    door: Door
    folder: Path
    ids_per_call: int = 25
    per_page: int = 5_000

    def search(self, title: str, fresh_for: timedelta = _A_DAY) -> Found[Measure]:
        """Return measures whose title holds ``title``; all of them when it is empty."""
        found = self._list("kpi", rows.measure, {"title": title} if title else {}, fresh_for)
        return _holding(found, title, lambda each: each.title)

    def kept(self) -> tuple[Measure, ...]:
        """The whole list of measures as it was last answered, asking nobody; empty when it never was."""
        address = self.door.address("kpi", per_page=str(self.per_page))
        found = Shelf(self.folder / "lists").find(address)
        return tuple(map(rows.measure, found.rows)) if found else ()

    def measures(self, ids: Iterable[str], fresh_for: timedelta = _A_DAY) -> Found[Measure]:
        """Return the measures with these ids, in the order asked. Raises UnknownCode for one that is not there."""
        wanted = list(dict.fromkeys(ids))
        known: dict[str, Measure] = {}
        found: Found[Measure] = Found((), self.door.now())
        for some in _parts(wanted, self.ids_per_call):
            found = self._list("kpi", rows.measure, {}, fresh_for, ",".join(some))
            known |= {each.id: each for each in found.items}
        if unknown := [each for each in wanted if each not in known]:
            raise UnknownCode(rows.NAME, codes=", ".join(unknown), variable="nyckeltal")
        return Found(tuple(known[each] for each in wanted), found.fetched, failure=found.failure)

    def areas(self, fresh_for: timedelta = _A_DAY) -> Found[Area]:
        """Return municipalities and regions."""
        return self._list("municipality", rows.area, {}, fresh_for)

    def groups(self, title: str, fresh_for: timedelta = _A_DAY) -> Found[Group]:
        """Return groups of municipalities whose title holds ``title``; their ids may be asked for as areas."""
        found = self._list("municipality_groups", rows.group, {"title": title}, fresh_for)
        return _holding(found, title, lambda each: each.title)

    def units(self, municipality: str, fresh_for: timedelta = _A_DAY) -> Found[Unit]:
        """Return the units of a municipality."""
        found = self._list("ou", rows.unit, {"municipality": municipality}, fresh_for)
        here = tuple(each for each in found.items if each.municipality == municipality)
        ignored = ("municipality",) if len(here) < len(found.items) else ()
        return Found(here, found.fetched, ignored, found.failure)

    def calls(
        self, measures: Sequence[Measure], places: Sequence[Place], years: Sequence[int],
        fresh_for: timedelta = _NOT_KEPT,
    ) -> tuple[Call, ...]:  # fmt: skip
        """Return the questions to send; none for a measure all of which was answered within ``fresh_for``.

        ``places``: codes of municipalities, regions and groups, or units; not both kinds at once.
        """
        now = self.door.now()
        of_units, named = _places(places)
        stale = [
            each for each in measures
            if not self._book(of_units).page(each.id).fresh(_questions(named, years), now, fresh_for)
        ]  # fmt: skip
        size = self.ids_per_call
        return tuple(
            Call(
                Asked(
                    {each.id: each for each in some},
                    dict(where),
                    frozenset(str(year) for year in when),
                    of_units,
                ),
                frozenset(_questions(dict(where), when)),
            )
            for some, where, when in product(
                _parts(stale, size), _parts(list(named.items()), size), _parts(sorted(set(years)), size)
            )
        )

    def take(self, call: Call) -> tuple[Revision, ...]:
        """Ask, keep all of the answer or nothing, and return what is revised. Raises Failed."""
        found = self._ask(call.asked)
        now = self.door.now()
        return tuple(
            revision
            for each in call.asked.measures
            for revision in self._book(call.asked.of_units).write(each, found[each], call.questions, now)
        )

    def known(self, measures: Sequence[Measure], places: Sequence[Place], years: Sequence[int]) -> Harvest:
        """Return what is kept, without asking anybody."""
        of_units, named = _places(places)
        questions = frozenset(_questions(named, years))
        readings: list[Reading] = []
        unknown = 0
        for each in measures:
            page = self._book(of_units).page(each.id)
            readings += [reading for cell, reading in page.cells.items() if _question(cell) in questions]
            unknown += len(questions - page.asked.keys())
        return Harvest(tuple(readings), unknown=unknown)

    def harvest(
        self,
        measures: Sequence[Measure],
        places: Sequence[Place],
        years: Sequence[int],
        fresh_for: timedelta = _NOT_KEPT,
    ) -> Harvest:
        """Ask and return what is then known. Never raises Failed: look at ``failure`` and ``unknown``."""
        calls = self.calls(measures, places, years, fresh_for)
        return gather(calls, self.take, lambda: self.known(measures, places, years))

    def _book(self, of_units: bool) -> Book:
        return Book(self.folder / ("units" if of_units else "areas"), _question)

    def _ask(self, asked: Asked) -> Mapping[str, Sequence[Reading]]:
        place = "ou" if asked.of_units else "municipality"
        address = self.door.address(
            "oudata" if asked.of_units else "data", "kpi", ",".join(asked.measures), place, ",".join(asked.places),
            "year", ",".join(sorted(asked.periods)), per_page=str(self.per_page),
        )  # fmt: skip
        found: dict[str, dict[Cell, Reading]] = {each: {} for each in asked.measures}
        for row in self._rows(address):
            for reading in rows.readings(row, asked, self.door.now()):
                before = found[reading.measure].setdefault(reading.cell, reading)
                if before.value != reading.value:
                    raise Misunderstood(rows.NAME, why=f"{reading.measure} har två värden för {reading.area}")
        return {each: list(cells.values()) for each, cells in found.items()}

    def _rows(self, address: str) -> Iterator[dict[str, Any]]:
        for page in self.door.pages(address, lambda page: page.get("next_url")):
            values = page.get("values")
            if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
                raise Misunderstood(rows.NAME, why="svaret saknar värden")
            yield from values

    def _list(
        self,
        kind: str,
        made: Callable[[Mapping[str, Any]], T],
        query: Mapping[str, str],
        fresh_for: timedelta,
        ids: str = "",
    ) -> Found[T]:
        path = (kind, ids) if ids else (kind,)
        address = self.door.address(*path, **query, per_page=str(self.per_page))
        shelf = Shelf(self.folder / "lists")
        return shelf.fetch(address, lambda: list(self._rows(address)), made, self.door.now(), fresh_for)


def _holding(found: Found[T], title: str, named: Callable[[T], str]) -> Found[T]:
    """Only those whose name holds the words; a source that sent others did not heed the filter."""
    held = tuple(each for each in found.items if title.casefold() in named(each).casefold())
    ignored = ("title",) if len(held) < len(found.items) else ()
    return Found(held, found.fetched, ignored, found.failure)


def _places(places: Sequence[Place]) -> tuple[bool, dict[str, str]]:
    """Whether they are units, and the area that each belongs to."""
    units = [each for each in places if isinstance(each, Unit)]
    if units and len(units) < len(places):
        raise ValueError("areas and units are asked for apart")
    areas = {each: each for each in places if isinstance(each, str)}
    return bool(units), {each.id: each.municipality for each in units} or areas


def _questions(places: Iterable[str], years: Iterable[int]) -> Iterator[str]:
    return (f"{place}|{year}" for place, year in product(places, years))


def _parts(items: Sequence[T], size: int) -> list[Sequence[T]]:
    return [items[start : start + size] for start in range(0, len(items), size)]
