"""Judging the rows of a file of insights: what each would become, and every fault with its line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from rodtrad.foundation.base.fields import IdentityNumberFound, refuse_identity_numbers
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.base.tables import TableRefused
from rodtrad.foundation.org.models import Place
from rodtrad.kernel import guard
from rodtrad.work.insights.choices import CameBy, Evidence, Material, Strength
from rodtrad.work.insights.imports.reading import Line, read
from rodtrad.work.insights.models import Insight
from rodtrad.work.insights.queries import words
from rodtrad.work.insights.queries.insights import places_to_write
from rodtrad.work.insights.rules import circles
from rodtrad.work.insights.rules.labels import parts

LONGEST = 1_000
LONGEST_CELL = 4_000
LONGEST_PART = 60
_METHODS = {
    "intervju": "interview", "djupintervju": "interview", "dialog": "dialogue", "invånardialog": "dialogue",
    "workshop": "workshop", "enkät": "survey", "samskapande": "cocreation", "analys": "analysis",
    "omvärldsanalys": "analysis", "arbetsgrupp": "group", "samverkansgrupp": "group", "återkoppling": "dialogue",
    "observation": "observation",
}  # fmt: skip
_YES = frozenset({"ja", "yes", "x", "1", "true", "sant"})


@dataclass(slots=True)
class Row:
    """One row of the file. ``values``: what services.insights takes; ``is_here``: it was brought in before."""

    line: int
    text: str = ""
    place: Place | None = None
    values: dict[str, Any] = field(default_factory=dict)
    labels: list[tuple[str, str]] = field(default_factory=list)
    is_here: bool = False


@dataclass(frozen=True, slots=True)
class Problem:
    """Why a row cannot be brought in. ``line`` 0: the whole file."""

    line: int
    text: str


@dataclass(slots=True)
class Plan:
    """What the file would do. Nothing is brought in while there is a problem. ``asks``: what may point to a person."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    asks: list[Problem] = field(default_factory=list)

    @property
    def new(self) -> int:
        return sum(not row.is_here for row in self.rows)


def plan(actor: Actor, place: Place, name: str, data: bytes) -> Plan:
    """Read a file and judge every row."""
    try:
        lines = read(name, data)
    except TableRefused as error:
        return Plan(problems=[Problem(0, str(error))])
    return judged(actor, place, lines)


def judged(
    actor: Actor, place: Place, lines: Sequence[Line], start: int = 0, number: int | None = None
) -> Plan:
    """What the rows would do: all of them, or ``number`` from ``start`` on, known keys of those before."""
    found, judge = Plan(), Judge(actor, place)
    judge.keys = {key_of(cells) for _line, cells in lines[:start]}
    for line, cells in lines[start : None if number is None else start + number]:
        row, wrong, asks = judge.row(line, cells)
        found.rows.append(row)
        found.problems += [Problem(line, text) for text in wrong]
        found.asks += [Problem(line, text) for text in asks]
    return found


def identity_numbers(lines: Iterable[Line]) -> list[Problem]:
    """The rows that hold an identity number: such a file is kept nowhere, however large."""
    found = []
    for line, cells in lines:
        try:
            for name, text in cells.items():
                refuse_identity_numbers(text, name)
        except IdentityNumberFound as error:
            found += [Problem(line, text) for text in error.messages]
    return found


def key_of(cells: Mapping[str, str]) -> str:
    return cells.get("nyckel", "")[:40]


class Judge:
    """What a row may name, read once for the whole file."""

    def __init__(self, actor: Actor, place: Place) -> None:
        self.place = place
        self.places = {row.name.casefold(): row for row in places_to_write(actor, "insights.import")}
        if actor.everything:
            self.places = {row.name.casefold(): row for row in Place.objects.select_related("municipality")}
        groups = words.groups_at([place.municipality] if place.municipality else [])
        self.groups = {name.casefold(): row for row in groups for name in (row.label, row.key) if name}
        self.themes = {name.casefold(): row for row in words.themes() for name in (row.key, row.label)}
        self.methods = {str(label).casefold(): value for value, label in Evidence.choices} | _METHODS
        self.known = dict(Insight.objects.filter(municipality=place.municipality_id).values_list("key", "pk"))
        self.codes = set(
            Insight.objects.filter(municipality=place.municipality_id).values_list("item__code", flat=True)
        )
        self.keys: set[str] = set()

    def row(self, line: int, cells: Mapping[str, str]) -> tuple[Row, list[str], list[str]]:
        self.wrong: list[str] = []
        row = Row(line, text=cells.get("insikt", ""))
        self._texts(row, cells)
        row.place = self._place(cells.get("organisation", ""))
        key = key_of(cells)
        row.is_here = bool(key) and (key in self.known or key in self.codes)
        if key and key in self.keys:
            self.wrong.append(_("The key %(key)s stands twice in the file.") % {"key": key})
        self.keys.add(key)
        row.values |= {"key": key, "circles": self._circles(cells.get("perspektiv", ""))}
        row.values |= self._sorted(cells)
        row.labels = self._labels(cells.get("förflyttning", ""))
        asks = [
            _("May point to a person: %(text)s") % {"text": text[hit.start : hit.end]}
            for text in cells.values()
            for hit in guard.ask(text)
        ]
        return row, self.wrong, asks

    def _texts(self, row: Row, cells: Mapping[str, str]) -> None:
        if not row.text:
            self.wrong.append(_("The insight is empty."))
        if len(row.text) > LONGEST:
            self.wrong.append(_("The insight is longer than %(most)s characters.") % {"most": LONGEST})
        for name, text in cells.items():
            if name != "insikt" and len(text) > LONGEST_CELL:
                self.wrong.append(_("A cell is longer than %(most)s characters.") % {"most": LONGEST_CELL})
            try:
                refuse_identity_numbers(text, name)
            except IdentityNumberFound as error:
                self.wrong += error.messages
        row.values |= {"new": cells.get("nytt", ""), "known": cells.get("känt", ""),
                       "so_what": cells.get("betyder", ""), "whereabouts": cells.get("plats", "")[:200]}  # fmt: skip

    def _place(self, name: str) -> Place | None:
        if not name:
            return None
        found = self.places.get(name.casefold())
        if found is None:
            self.wrong.append(
                _("There is no organisation called %(name)s that you may write for.") % {"name": name}
            )
        return found

    def _circles(self, text: str) -> int:
        try:
            return circles.from_keys(key for key in text.replace(";", ",").split(",") if key.strip())
        except KeyError:
            self.wrong.append(_("Perspectives are P1, P2 and P3, several with a comma between."))
            return 0

    def _sorted(self, cells: Mapping[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        group = self._one(self.groups, cells.get("grupp", ""), _("There is no group called %(name)s."))
        found["main_group"] = group
        parts = [part.strip() for part in cells.get("tema", "").replace(";", ",").split(",") if part.strip()]
        named = [self._one(self.themes, part, _("There is no theme called %(name)s.")) for part in parts]
        found["themes"] = [row for row in named if row is not None]
        method = cells.get("metod", "").split(",")[0]
        found["evidence"] = self._one(self.methods, method, _("There is no method called %(name)s.")) or ""
        found["strength"] = self._word(Strength, cells.get("styrka", ""), "single")
        found["came_by"] = self._word(CameBy, cells.get("kom via", ""), "report")
        found["material"] = self._word(Material, cells.get("sparas som", ""), "insight")
        found["background"] = "other" if found["material"] == "background" else ""
        found["is_key"] = cells.get("nyckelinsikt", "").casefold() in _YES
        found |= self._numbers(cells)
        return found

    def _numbers(self, cells: Mapping[str, str]) -> dict[str, Any]:
        found: dict[str, Any] = {}
        if voices := cells.get("röster", ""):
            if voices.isdigit() and len(voices) < 7:
                found["voices"] = int(voices)
            else:
                self.wrong.append(_("The number of voices is a whole number."))
        if day := cells.get("datum", ""):
            try:
                found["caught"] = date.fromisoformat(day)
            except ValueError:
                self.wrong.append(_("The date %(day)s is not written as 2026-03-15.") % {"day": day})
        return found

    def _one(self, known: Mapping[str, Any], name: str, refusal: str) -> Any:
        if not name.strip():
            return None
        found = known.get(name.strip().casefold())
        if found is None:
            self.wrong.append(refusal % {"name": name})
        return found

    def _word(self, choices: Any, text: str, otherwise: str) -> str:
        if not text:
            return otherwise
        by_name = {str(label).casefold(): value for value, label in choices.choices}
        found = text if text in choices.values else by_name.get(text.casefold())
        if found is None:
            self.wrong.append(_("%(name)s is not one of the words to choose among.") % {"name": text})
        return found or otherwise

    def _labels(self, text: str) -> list[tuple[str, str]]:
        found = []
        for part in text.split(";"):
            start, end = parts(part)
            if part.strip() and not start:
                self.wrong.append(_("A shift is written as: from → to."))
            elif len(start) > LONGEST_PART or len(end) > LONGEST_PART:
                self.wrong.append(
                    _("Each half of a shift has at most %(most)s characters.") % {"most": LONGEST_PART}
                )
            elif start:
                found.append((start, end))
        return found
