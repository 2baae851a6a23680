"""What documents are built from: a case as plain values, from the database or from a file.

Put away cards are never there, nor those that the actor may not see.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.kernel.kubinol.case import Card, Case, CaseFile, Link
from rodtrad.kernel.municipalities import codes_by_name
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.queries.files_history import history_of
from rodtrad.work.canvas.queries.safety import unsafe
from rodtrad.work.canvas.queries.whole import LoadedCase, load_cases, seen_by
from rodtrad.work.canvas.rules.reach import said_level

History = Mapping[str, Sequence[Mapping[str, Any]]]


@dataclass(frozen=True, slots=True)
class Told:
    """``day``: when the case was last changed. ``held``: a safety question keeps it within its team.

    ``narrower``: ids of cards shown to fewer than the case; they are never chosen by themselves. ``whole``: with put
    away cards, for comparing. ``actor``: whose eyes it was read with; None when it comes from a file.
    """

    case: Case
    organisation: str
    day: date
    version: str = ""
    held: bool = False
    narrower: frozenset[str] = frozenset()
    history: History = field(default_factory=dict)
    detail: CaseDetail | None = None
    whole: Case | None = None
    actor: Actor | None = None

    def chosen(self, keys: Collection[str] | None) -> Told:
        """With these cards only; None: all but the narrower ones."""
        wanted = (
            frozenset(keys) if keys is not None else {card.id for card in self.case.cards} - self.narrower
        )
        cards = tuple(card for card in self.case.cards if card.id in wanted)
        ids = {card.id for card in cards}
        links = tuple(link for link in self.case.links if link.source in ids and link.target in ids)
        return replace(self, case=replace(self.case, cards=cards, links=links))

    def of(self, *types: str) -> list[Card]:
        """The cards of these types, in the order of the types and then of the board."""
        return [card for name in types for card in self.case.cards if card.type == name]


def of_actor(actor: Actor, code: str) -> Told | None:
    """A case that the actor may see, in a fixed number of queries; None when there is none."""
    found = load_cases(actor, [code])
    if not found:
        return None
    loaded = seen_by(actor, found[0])
    history = history_of(actor, [loaded]).get(loaded.code, {})
    detail = loaded.detail
    place = detail.item.place
    names = dict.fromkeys(name for name in (detail.municipality.name, place.name if place else "") if name)
    numbers = [row["number"] for row in history.get("versions", ())]
    return _told(
        Told(
            loaded.case, ", ".join(names), _last_day(loaded), held=detail.held, history=history, detail=detail,
            version=_("sketch %(number)s") % {"number": max(numbers)} if numbers else "", actor=actor,
        )
    )  # fmt: skip


def of_file(case: Case, case_file: CaseFile) -> Told:
    """A case of a file, held when a safety check asks about it."""
    by_code = {code: name for name, code in codes_by_name().items()}
    place = by_code.get(case.municipality, case.municipality)
    unit = case.fields.get("unit", "")
    return _told(
        Told(
            case, ", ".join(name for name in (place, unit) if name), case_file.snapshot_date or clock.today(),
            held=bool(unsafe(case, ())), history=case.history or {},
        )
    )  # fmt: skip


def _told(told: Told) -> Told:
    """Without what is put away, and knowing which cards are shown to fewer than the case."""
    cards = tuple(card for card in told.case.cards if card.life != "retired")
    ids = {card.id for card in cards}
    links = tuple(link for link in told.case.links if _lives(link, ids))
    narrower = frozenset(card.id for card in cards if said_level(card.visibility, told.case.visibility))
    case = replace(told.case, cards=cards, links=links)
    return replace(told, case=case, narrower=narrower, whole=told.case)


def _lives(link: Link, ids: set[str]) -> bool:
    return link.life != "retired" and link.source in ids and link.target in ids


def _last_day(loaded: LoadedCase) -> date:
    moments = [loaded.detail.item.changed, *(card.item.changed for card in loaded.cards.values())]
    return timezone.localtime(max(moments)).date()
