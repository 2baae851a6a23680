"""Statistics Sweden by PxWeb v2: search, what a table holds, population. Source: section 3.4 (CC0).

At most 150,000 cells a call and 30 calls in 10 seconds: larger selections are cut, calls wait for each other.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from itertools import product
from pathlib import Path
from typing import Any, Final

from rodtrad.sources.indicators.national import scb_table
from rodtrad.sources.indicators.national.book import Book
from rodtrad.sources.indicators.national.door import Door
from rodtrad.sources.indicators.national.failures import Misunderstood
from rodtrad.sources.indicators.national.harvesting import gather
from rodtrad.sources.indicators.national.manners import Pace
from rodtrad.sources.indicators.national.readings import (
    Breakdown,
    Cell,
    Found,
    Harvest,
    Reading,
    Revision,
    Sex,
    period_start,
)
from rodtrad.sources.indicators.national.scb_selection import Ages, Layout, cut
from rodtrad.sources.indicators.national.scb_table import NAME, Listed, Selection, Table, Value
from rodtrad.sources.indicators.national.shelf import Shelf
from rodtrad.sources.indicators.national.wire import Wire

ORIGIN: Final = "Källa: SCB"
OWN_SUM: Final = "Källa: SCB, åldrar summerade i Rödtråd"
_A_DAY = timedelta(days=1)
_NOT_KEPT = timedelta(0)


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which population: areas (codes of four digits), the table's periods, sexes; ages None is everybody."""

    areas: tuple[str, ...]
    periods: tuple[str, ...]
    sexes: tuple[Sex, ...] = ("T", "K", "M")
    ages: tuple[Ages | None, ...] = (None,)

    def cells(self) -> Iterator[Cell]:
        """Every cell that is asked for."""
        for area, period, sex, ages in product(self.areas, self.periods, self.sexes, self.ages):
            yield Cell(area, period, sex, ages.label if ages else "", "")


@dataclass(frozen=True, slots=True)
class Call:
    """One question small enough to be sent. Calls can be taken one by one, each a step of a job."""

    table: Table
    selection: Selection
    sexes: tuple[Sex, ...]
    ages: tuple[Ages | None, ...]


def _question(cell: Cell) -> str:
    return "|".join(cell[:4])


@dataclass(frozen=True, slots=True)
class Statistics:
    """The client. ``folder``: where answers are kept; ``most_cells`` a call; ``language`` of words: sv or en."""

    door: Door
    folder: Path
    layout: Layout = field(default_factory=Layout)
    most_cells: int = 150_000
    language: str = "sv"
    page_size: int = 100

    def heeding(self) -> Statistics:
        """Return a client that keeps the quota the service itself tells, where that is stricter. Raises Failed."""
        told = self.door.get(self.door.address("config"))
        if not isinstance(told, dict):
            raise Misunderstood(NAME, why="gränserna för anrop saknas")
        own = self.door.manners
        calls, window = _number(told, "maxCallsPerTimeWindow"), _number(told, "timeWindow")
        if calls and window and calls / window < own.most_calls / own.window:
            own = replace(own, most_calls=calls, window=float(window))
        old = self.door.pace
        door = replace(
            self.door, wire=Wire(own, self.door.wire.proxies), pace=Pace(own, old.sleep, old.seconds)
        )
        return replace(
            self, door=door, most_cells=min(_number(told, "maxDataCells") or self.most_cells, self.most_cells)
        )

    def search(self, words: str, fresh_for: timedelta = _A_DAY) -> Found[Listed]:
        """Return tables that the source finds for the words, best first as it thinks."""
        return self._shelf.fetch(
            self._page(words, 1),
            lambda: list(self._found(words)),
            scb_table.listed,
            self.door.now(),
            fresh_for,
        )

    def table(self, name: str, fresh_for: timedelta = _A_DAY) -> Table:
        """Return what a table holds, as kept when the source fails. Raises Failed with nothing kept."""
        address = self.door.address("tables", name, "metadata", lang=self.language)
        found = self._shelf.fetch(
            address,
            lambda: [self._object(self.door.get(address))],
            partial(scb_table.table, name),
            self.door.now(),
            fresh_for,
        )
        return found.items[0]

    def data(self, table: Table, selection: Selection) -> Iterator[Value]:
        """Yield the cells of any selection, in as many calls as it takes; nothing is kept. Raises Failed."""
        table.require(selection)
        for some in cut(selection, self.most_cells):
            yield from self._ask(table, some)

    def calls(self, table: Table, wanted: Wanted, fresh_for: timedelta = _NOT_KEPT) -> tuple[Call, ...]:
        """Return the questions to send; none when all was answered within ``fresh_for``. Raises Failed."""
        questions = [_question(cell) for cell in wanted.cells()]
        if self._book.page(self._measure(table)).fresh(questions, self.door.now(), fresh_for):
            return ()
        return tuple(self._calls(table, wanted))

    def take(self, call: Call) -> tuple[Revision, ...]:
        """Ask, keep all of the answer or nothing, and return what is revised. Raises Failed."""
        counts = {self._place(each.codes): each for each in self._ask(call.table, call.selection)}
        now = self.door.now()
        readings = tuple(self._readings(call, counts, now))
        return self._book.write(
            self._measure(call.table), readings, [_question(each.cell) for each in readings], now
        )

    def known(self, table: Table, wanted: Wanted) -> Harvest:
        """Return what is kept, without asking anybody."""
        page = self._book.page(self._measure(table))
        cells = list(wanted.cells())
        unknown = sum(_question(cell) not in page.asked for cell in cells)
        return Harvest(tuple(page.cells[cell] for cell in cells if cell in page.cells), unknown=unknown)

    def harvest(self, table: Table, wanted: Wanted, fresh_for: timedelta = _NOT_KEPT) -> Harvest:
        """Ask and return what is then known. Raises UnknownCode or Misunderstood for what the table does not hold."""
        calls = self.calls(table, wanted, fresh_for)
        return gather(calls, self.take, lambda: self.known(table, wanted))

    @property
    def _shelf(self) -> Shelf:
        return Shelf(self.folder / "lists")

    @property
    def _book(self) -> Book:
        return Book(self.folder / "areas", _question)

    def _measure(self, table: Table) -> str:
        return f"{table.id}-{self.layout.contents}"

    def _object(self, content: Any) -> dict[str, Any]:
        if not isinstance(content, dict):
            raise Misunderstood(NAME, why="svaret är ingen tabell i json-stat2")
        return content

    def _page(self, words: str, number: int) -> str:
        return self.door.address(
            "tables", lang=self.language, query=words, pageSize=str(self.page_size), pageNumber=str(number)
        )

    def _found(self, words: str) -> Iterator[dict[str, Any]]:
        for content in self.door.pages(self._page(words, 1), lambda page: self._next(words, page)):
            tables = content.get("tables")
            if not isinstance(tables, list) or not all(isinstance(each, dict) for each in tables):
                raise Misunderstood(NAME, why="listan över tabeller saknas")
            yield from tables

    def _next(self, words: str, page: Mapping[str, Any]) -> str:
        told = page.get("page")
        told = told if isinstance(told, dict) else {}
        number, last = _number(told, "pageNumber"), _number(told, "totalPages")
        return self._page(words, number + 1) if number < last else ""

    def _calls(self, table: Table, wanted: Wanted) -> Iterator[Call]:
        """Apart: all sexes together and each for itself, and everybody against bands of ages."""
        codes = self.layout.sexes()
        for by_sex, by_age in product((False, True), repeat=2):
            sexes = tuple(sex for sex in wanted.sexes if bool(codes[sex]) == by_sex)
            ages = tuple(each for each in wanted.ages if (each is not None) == by_age)
            if sexes and ages:
                selection = self._selection(table, wanted, [codes[sex] for sex in sexes], ages)
                table.require(selection)
                for part in cut(selection, self.most_cells, {self.layout.sex, self.layout.age}):
                    yield Call(table, part, sexes, ages)

    def _selection(
        self, table: Table, wanted: Wanted, sexes: Sequence[str], ages: Sequence[Ages | None]
    ) -> Selection:
        """Without sex or age where it is left out, which stands for all."""
        layout = self.layout
        selection: dict[str, Sequence[str]] = {
            layout.contents_variable: [layout.contents],
            layout.region: list(dict.fromkeys(wanted.areas)),
            layout.time: list(dict.fromkeys(wanted.periods)),
        }
        if any(sexes):
            selection[layout.sex] = sexes
        if years := self._years(table, [each for each in ages if each is not None]):
            selection[layout.age] = years
        return selection

    def _years(self, table: Table, bands: Sequence[Ages]) -> Sequence[str]:
        variable = table.variable(self.layout.age)
        return list(dict.fromkeys(code for band in bands for code in band.codes(variable)))

    def _ask(self, table: Table, selection: Selection) -> Iterator[Value]:
        address = self.door.address("tables", table.id, "data", lang=self.language, outputFormat="json-stat2")
        chosen = [{"variableCode": code, "valueCodes": list(values)} for code, values in selection.items()]
        return scb_table.values(self._object(self.door.post(address, {"selection": chosen})), selection)

    def _place(self, codes: Mapping[str, str]) -> tuple[str, ...]:
        layout = self.layout
        return tuple(codes.get(each, "") for each in (layout.region, layout.time, layout.sex, layout.age))

    def _readings(
        self, call: Call, counts: Mapping[tuple[str, ...], Value], now: datetime
    ) -> Iterator[Reading]:
        layout, sexes = self.layout, self.layout.sexes()
        places = product(call.selection[layout.region], call.selection[layout.time], call.sexes, call.ages)
        for area, period, sex, ages in places:
            code = sexes[sex] if layout.sex in call.selection else ""
            years = ages.codes(call.table.variable(layout.age)) if ages else ("",)
            value, status = _sum([counts[area, period, code, year] for year in years])
            known = period_start(period)
            if known is None:
                raise Misunderstood(NAME, why=f"perioden {period} är varken år, kvartal eller månad")
            yield Reading(
                source="scb", measure=self._measure(call.table), area=area, period=period, kind=known[0],
                start=known[1], breakdown=Breakdown(sex, ages.label if ages else ""), value=value, status=status,
                origin=OWN_SUM if len(years) > 1 else ORIGIN, edition=call.table.edition, fetched=now,
            )  # fmt: skip


def _sum(parts: Sequence[Value]) -> tuple[float | None, str]:
    """The sum of counts; none at all when one of them is missing."""
    status = next((each.status for each in parts if each.value is None), "")
    numbers = [each.value for each in parts if each.value is not None]
    if len(numbers) < len(parts):
        return None, status
    return sum(numbers), next((each.status for each in parts if each.status), "")


def _number(content: Mapping[str, Any], key: str) -> int:
    """A whole number above 0, else 0: services say 0 for what they no longer tell."""
    found = content.get(key)
    return found if isinstance(found, int) and not isinstance(found, bool) and found > 0 else 0
