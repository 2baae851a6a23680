"""Files and pastes of values, read into rows and problems. Nothing here writes.

Two shapes are taken: one value a row (period, part, number), and a sheet as people have it, periods down and parts
across. A file with a problem is refused whole; every refused row is told, with line and reason.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.base.tables import Cells, TableRefused, read_table, read_text
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import may
from rodtrad.kernel import guard
from rodtrad.sources.indicators.choices import Reads, Sex, Status
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.permissions import ENTER
from rodtrad.sources.indicators.queries.measures import seen
from rodtrad.sources.indicators.rules import numbers, periods
from rodtrad.sources.indicators.services.packing import Row
from rodtrad.sources.indicators.services.readings import Incoming, wrong

MOST_SHOWN = 200
COLUMNS: Mapping[str, tuple[str, ...]] = {
    "measure": ("mått", "matt", "measure", "indikator", "nyckeltal"),
    "at": (
        "period",
        "månad",
        "manad",
        "vecka",
        "kvartal",
        "år",
        "ar",
        "datum",
        "month",
        "week",
        "quarter",
        "year",
    ),
    "value": ("värde", "varde", "value", "antal", "tal"),
    "num": ("täljare", "taljare", "numerator"),
    "den": ("nämnare", "namnare", "denominator"),
    "sex": ("kön", "kon", "sex"),
    "age": ("ålder", "alder", "åldersgrupp", "age"),
    "place": ("enhet", "unit", "plats"),
    "origin": ("källa", "kalla", "source", "ursprung"),
}
"""Field → the headings by which a column is known, in small letters. What ours exports is among them."""
_ALL = frozenset({"", "alla", "totalt", "total", "all", "samtliga"})
_SEXES = {"kvinnor": Sex.WOMEN, "kvinna": Sex.WOMEN, "k": Sex.WOMEN, "women": Sex.WOMEN, "flickor": Sex.WOMEN,
          "män": Sex.MEN, "man": Sex.MEN, "m": Sex.MEN, "men": Sex.MEN, "pojkar": Sex.MEN}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a line cannot be brought in, in words for the one who made the file."""

    line: int
    reason: str


@dataclass(frozen=True, slots=True)
class Read:
    """A file as it was read; with a problem nothing is brought in. ``unknown``: headings that were passed over."""

    rows: tuple[Row, ...] = ()
    problems: tuple[Problem, ...] = ()
    unknown: tuple[str, ...] = ()

    @property
    def shown(self) -> tuple[Problem, ...]:
        return self.problems[:MOST_SHOWN]

    @property
    def more(self) -> int:
        return max(0, len(self.problems) - MOST_SHOWN)


def read_file(actor: Actor, measure: Measure | None, data: bytes) -> Read:
    """The values of a CSV or Excel file. Raises TableRefused when it cannot be read."""
    sheets = read_table(data)
    known = {name for names in COLUMNS.values() for name in names}
    chosen = next((rows for rows in sheets if any(_names_period(row) for row in rows[:10])), sheets[0])
    start = next((at for at, row in enumerate(chosen[:10]) if _names_period(row)), 0)
    return _Reader(actor, measure, known).read(chosen[start:], start + 1)


def read_paste(actor: Actor, measure: Measure, text: str) -> Read:
    """What was pasted from a spreadsheet: with a heading row, or just periods and numbers."""
    cells = [row for row in read_text(text) if any(row)]
    if not cells:
        raise TableRefused(_("Nothing was pasted."))
    if periods.read(measure.period_kind, cells[0][0]) is not None:
        heading = ["period", *(["täljare", "nämnare"] if len(cells[0]) > 2 else ["värde"])]
        cells = [heading, *cells]
        return _Reader(actor, measure, set(heading)).read(cells, 0)
    return _Reader(actor, measure, {name for names in COLUMNS.values() for name in names}).read(cells, 1)


def _names_period(row: Sequence[str]) -> bool:
    return any(cell.strip().casefold() in COLUMNS["at"] for cell in row)


class _Reader:
    """Reads one table. Measures and units are looked up once, by code and by name."""

    def __init__(self, actor: Actor, measure: Measure | None, known: set[str]) -> None:
        self.actor, self.measure, self.known = actor, measure, known
        self.measures: dict[str, Measure | None] = {}
        self.places: dict[int, dict[str, str]] = {}
        self.may: dict[int, bool] = {}

    def read(self, cells: Cells, first_line: int) -> Read:
        heading = [cell.strip().casefold() for cell in cells[0]]
        where = {key: next((heading.index(name) for name in names if name in heading), -1)
                 for key, names in COLUMNS.items()}  # fmt: skip
        if where["at"] < 0:
            raise TableRefused(_("No column says which period. Call one of them period."))
        if where["measure"] < 0 and self.measure is None:
            raise TableRefused(
                _("No column says which measure. Call one of them mått, with its name or code.")
            )
        body = [
            (first_line + at, row)
            for at, row in enumerate(cells[1:], start=1)
            if any(each.strip() for each in row)
        ]
        if not body:
            raise TableRefused(_("There are no values in the table, only a heading."))
        most = int(settings.value("indicators.most-rows", None))
        if len(body) > most:
            raise TableRefused(_("There are more than %(most)s rows. Divide the file.") % {"most": most})
        wide = where["value"] < 0 and where["num"] < 0
        found = list(self._wide(body, cells[0], where) if wide else self._long(body, where))
        rows = [each for each in found if isinstance(each, Row)]
        problems = [each for each in found if isinstance(each, Problem)]
        problems += _twice(rows)
        unknown = () if wide else tuple(cell for cell in heading if cell and cell not in self.known)
        return Read(tuple(rows), tuple(sorted(problems, key=lambda each: each.line)), unknown)

    def _long(
        self, body: Iterable[tuple[int, list[str]]], where: Mapping[str, int]
    ) -> Iterator[Row | Problem]:
        """One value a row."""
        for line, cells in body:
            told = {key: cells[at].strip() if 0 <= at < len(cells) else "" for key, at in where.items()}
            try:
                yield self._row(line, told, {key: told[key] for key in ("value", "num", "den")})
            except _Wrong as problem:
                yield Problem(line, str(problem))

    def _wide(
        self, body: Iterable[tuple[int, list[str]]], heading: Sequence[str], where: Mapping[str, int]
    ) -> Iterator[Row | Problem]:
        """Periods down, parts across: each other column is a part of the whole, by its name."""
        named = {at for at in where.values() if at >= 0}
        for line, cells in body:
            told = {key: cells[at].strip() if 0 <= at < len(cells) else "" for key, at in where.items()}
            for at, cell in enumerate(cells):
                if at in named or not cell.strip():
                    continue
                try:
                    part = self._part(told, heading[at] if at < len(heading) else "")
                    yield self._row(line, {**told, **part}, {"value": cell, "num": "", "den": ""})
                except _Wrong as problem:
                    yield Problem(line, str(problem))

    def _part(self, told: Mapping[str, str], name: str) -> dict[str, str]:
        measure = self._measure(told["measure"])
        word = name.strip()
        if word.casefold() in _ALL or word.casefold() in ("värde", measure.item.title.casefold()):
            return {}
        if word.casefold() in _SEXES:
            return {"sex": word}
        return {"age": word} if word in measure.ages else {"place": word}

    def _row(self, line: int, told: Mapping[str, str], written: Mapping[str, str]) -> Row:
        if any(guard.has_identity_number(value) for value in told.values()):
            raise _Wrong(
                _("a personal identity number stands here; Rödtråd keeps no such numbers, take it away")
            )
        measure = self._measure(told["measure"])
        at = periods.read(measure.period_kind, told["at"])
        if at is None:
            said = _("“%(text)s” is no %(period)s; write %(example)s")
            raise _Wrong(said % {"text": told["at"][:40], "period": measure.get_period_kind_display(),
                                 "example": periods.short(measure.period_kind, date(2026, 1, 1))})  # fmt: skip
        incoming = self._incoming(measure, at, told, _numbers(measure, written))
        if why := wrong(measure, incoming):
            raise _Wrong(why)
        return Row(line, measure.item.code, incoming)

    def _incoming(
        self, measure: Measure, at: date, told: Mapping[str, str], parts: Mapping[str, numbers.Written]
    ) -> Incoming:
        status = next((each.status for each in parts.values() if each.status != Status.GIVEN), Status.GIVEN)
        given = {key: each.number for key, each in parts.items()} if status == Status.GIVEN else {}
        breakdown = {"sex": self._sex(told["sex"]), "age": _age(measure, told["age"]),
                     "place": self._place(measure, told["place"])}  # fmt: skip
        breakdown = {key: value for key, value in breakdown.items() if value}
        return Incoming(at, breakdown, status=status or Status.MISSING, origin=told["origin"][:300], **given)

    def _measure(self, name: str) -> Measure:
        if self.measure is not None:
            return self.measure
        if name not in self.measures:
            rows = seen(self.actor).exclude(item__life="retired")
            found = list(rows.filter(item__code=name)[:1] or rows.filter(item__title__iexact=name)[:2])
            self.measures[name] = found[0] if len(found) == 1 else None
        measure = self.measures[name]
        if measure is None:
            raise _Wrong(_("no measure, or more than one, is called “%(name)s”") % {"name": name[:60]})
        if measure.pk not in self.may:
            self.may[measure.pk] = may(self.actor, ENTER, measure.item)
        if not self.may[measure.pk]:
            raise _Wrong(_("you may not write values of “%(name)s”") % {"name": measure.item.title})
        return measure

    def _sex(self, word: str) -> str:
        plain = word.casefold()
        if plain in _ALL or plain == "t":
            return ""
        if plain not in _SEXES:
            raise _Wrong(_("“%(word)s” is neither women, men nor all") % {"word": word[:40]})
        return str(_SEXES[plain])

    def _place(self, measure: Measure, name: str) -> str:
        if name.casefold() in _ALL:
            return ""
        municipality = measure.item.place.municipality_id or measure.item.place_id
        if municipality not in self.places:
            rows = (
                Place.objects.filter(municipality=municipality).order_by("-until").values_list("name", "code")
            )
            self.places[municipality] = {
                key: code for named, code in rows for key in (named.casefold(), code)
            }
        code = self.places[municipality].get(name.casefold()) or self.places[municipality].get(name)
        if code is None:
            raise _Wrong(_("there is no part called “%(name)s”") % {"name": name[:60]})
        return code


class _Wrong(ValueError):
    """Why a row cannot be brought in."""


def _numbers(measure: Measure, written: Mapping[str, str]) -> dict[str, numbers.Written]:
    """The numbers of a row; a published share may stand as one finished value."""
    share = measure.reads == Reads.SHARE and (written["num"] or written["den"])
    found = {}
    for key in ("num", "den") if share else ("value",):
        read = numbers.read(written[key])
        if read is None:
            raise _Wrong(_("“%(text)s” is no number") % {"text": numbers.quoted(written[key])})
        if read.status is None:
            raise _Wrong(_("no number stands here; write - for missing"))
        found[key] = read
    return found


def _age(measure: Measure, word: str) -> str:
    if word.casefold() in _ALL:
        return ""
    if word not in measure.ages:
        raise _Wrong(_("the measure has no age group “%(word)s”") % {"word": word[:40]})
    return word


def _twice(rows: Iterable[Row]) -> list[Problem]:
    seen_at: dict[object, int] = {}
    found = []
    for row in rows:
        key = (row.measure, row.incoming.at, tuple(sorted(row.incoming.breakdown.items())))
        if key in seen_at:
            said = _("the same period and part stands on line %(line)s, too")
            found.append(Problem(row.line, said % {"line": seen_at[key]}))
        seen_at.setdefault(key, row.line)
    return found
