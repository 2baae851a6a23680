"""Rows out of a case of the file: what stands in which column."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.models import Item
from rodtrad.kernel.kubinol.case import Card, Case
from rodtrad.kernel.kubinol.case import Link as CaseLink
from rodtrad.work.canvas.models import Arrival, CardDetail, CaseDetail, Seat
from rodtrad.work.canvas.queries.files import Beside
from rodtrad.work.canvas.queries.whole import LoadedCase
from rodtrad.work.canvas.rules import keys
from rodtrad.work.canvas.rules.differences import plain
from rodtrad.work.canvas.services.cards import STEP, title_of
from rodtrad.work.canvas.services.importing.batch import Batch
from rodtrad.work.canvas.services.importing.history import add_history
from rodtrad.work.canvas.services.importing.plans import CasePlan
from rodtrad.work.canvas.services.reach import audience_of_card, audience_of_case

_COLUMNS = ("level", "new_or_existing", "entry_piece")
_BESIDE = (*_COLUMNS, "team")


def add_case(batch: Batch, entry: CasePlan, owner: Place) -> None:
    """A case that is new here, with everything that came with it."""
    case, code = entry.case, new_code()
    item = batch.item(code, "case", entry.unit or owner, home=code)
    detail = CaseDetail(item=item, municipality=owner, key=case.id)
    fill_case(detail, case)
    if "history" in case.extra:
        detail.extra = {**detail.extra, "history": plain(case.extra["history"])}
    item.audience = audience_of_case(detail)
    detail.letters = keys.counted({}, (card.id for card in case.cards))
    batch.new_cases.append(detail)
    batch.labelled.append(detail)
    cards = {
        card.id: add_card(batch, detail, card, (place + 1) * STEP) for place, card in enumerate(case.cards)
    }
    items = {key: card.item for key, card in cards.items()}
    for link in case.links:
        add_link(batch, link, items, code)
    batch.new_seats += seats_of(detail, case.fields.get("team", ()))
    history = case.history or {}
    add_history(batch, detail, history, items, batch.asking.take(detail, history, cards))
    batch.new_arrivals.append(arrival_of(batch, detail, entry.content, entry.beside))
    batch.made.append(LoadedCase(detail, case, cards))
    batch.tell("canvas.case-imported", item, code, {"title": ("", item.title)})


def fill_case(detail: CaseDetail, case: Case) -> None:
    """Let the case's rows say what the file says; a history's unknown keys stay as they are."""
    item, kept = detail.item, {name: detail.extra[name] for name in ("history",) if name in detail.extra}
    item.title, item.text, item.state = case.title, case.description, case.status
    detail.municipality_text = case.municipality
    for name in _COLUMNS:
        setattr(detail, name, case.fields[name])
    detail.exploring, detail.visibility = case.exploring, case.visibility
    detail.paused_from, detail.status_since = case.paused_from, case.status_since
    detail.fields = plain({name: value for name, value in case.fields.items() if name not in _BESIDE})
    own = {name: value for name, value in case.extra.items() if name not in ("history", "expected_findings")}
    detail.extra = {**plain(own), **kept}


def add_card(batch: Batch, detail: CaseDetail, card: Card, position: int) -> CardDetail:
    """A card that is new in its case."""
    home = detail.item.code
    item = batch.item(new_code(), card.type, detail.item.place, home=home)
    made = CardDetail(item=item, case=detail, key=card.id, position=position)
    fill_card(made, detail, card)
    batch.new_cards.append(made)
    batch.tell("canvas.card-imported", item, home, {"text": ("", card.text)})
    return made


def fill_card(made: CardDetail, detail: CaseDetail, card: Card) -> None:
    """Let the card's rows say what the file says."""
    item = made.item
    item.kind, item.text, item.title = card.type, card.text, title_of(card.text)
    item.life, item.retire_reason = card.life, card.retire_reason
    item.state = str(card.fields.get("state", ""))
    made.piece, made.basis, made.note, made.reference = card.piece, card.basis, card.note, card.reference
    made.visibility = "" if card.visibility == detail.visibility else card.visibility
    made.tags, made.fields, made.extra = plain(card.tags), plain(card.fields), plain(card.extra)
    item.audience = audience_of_card(detail, made.visibility)


def add_link(batch: Batch, link: CaseLink, items: Mapping[str, Item], home: str) -> None:
    """A link that is new in its case."""
    made = batch.link(items[link.source], link.rel, items[link.target], home)
    made.basis, made.reason = link.basis, link.reason
    made.life, made.retire_reason = link.life, link.retire_reason
    batch.link_extras.append((made, plain(link.extra)))


def seats_of(detail: CaseDetail, team: Any) -> list[Seat]:
    """Empty seats, one for each profession of the file."""
    return [
        Seat(case=detail, position=place + 1, profession=seat["profession"], lead=seat.get("lead", False))
        for place, seat in enumerate(team)
    ]


def arrival_of(batch: Batch, detail: CaseDetail, content: dict[str, Any], beside: Beside) -> Arrival:
    """How the case now stands, and what its file said beside it."""
    expected = None if beside.expected is None else plain(beside.expected)
    return Arrival(
        case=detail,
        at=batch.now,
        content=content,
        areas=[
            {name: value for name in ("name", "parent", "code") if (value := getattr(area, name))}
            for area in beside.areas
        ],
        expected=expected,
        extra={"file": plain(beside.extra), "expected": plain(beside.expected_extra)},
        snapshot_date=beside.snapshot_date,
    )
