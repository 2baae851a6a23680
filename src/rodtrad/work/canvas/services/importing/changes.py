"""A case that is here becomes as the file says: fields, cards, links, order and seats (form section 13)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from rodtrad.foundation.thread.choices import Life
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.kernel.kubinol.case import Card
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Seat, Version
from rodtrad.work.canvas.queries.whole import LoadedCase
from rodtrad.work.canvas.rules import differences, keys, versions
from rodtrad.work.canvas.rules.differences import Difference, LinkKey, Plain, plain
from rodtrad.work.canvas.rules.order import positions_for
from rodtrad.work.canvas.rules.substance import SUBSTANCE_OF
from rodtrad.work.canvas.services.cards import STEP
from rodtrad.work.canvas.services.importing.batch import Batch
from rodtrad.work.canvas.services.importing.plans import CasePlan
from rodtrad.work.canvas.services.importing.rows import add_card, add_link, fill_card, fill_case, seats_of
from rodtrad.work.canvas.services.reach import audience_of_card, audience_of_case

REASON = "import"
_CASE_SUBSTANCE = ("title", "description")


def change_case(batch: Batch, entry: CasePlan, whole: LoadedCase, number: int, last: Plain) -> None:
    """Freeze the case as version ``number``, then change it. ``whole``: read within this transaction.

    ``last``: the sketch of the version before.
    """
    batch.versions.append(_version(batch, whole, number, last))
    difference, item = entry.difference, whole.detail.item
    batch.watch((item, whole.detail, *whole.links.values()))
    batch.watch(row for card in whole.cards.values() for row in (card.item, card))
    if difference.fields:
        _change_fields(batch, entry, whole)
    batch.touch(item, substance=any(name in difference.fields for name in _CASE_SUBSTANCE))
    rows = dict(whole.cards)
    wanted = {card.id: card for card in entry.case.cards}
    for key in difference.new_cards:
        rows[key] = add_card(batch, whole.detail, wanted[key], 0)
    for key in difference.changed_cards:
        _change_card(batch, entry, whole, wanted[key])
    for key in difference.gone_cards:
        _retire_card(batch, whole, rows[key])
    _place_cards(whole, entry, rows)
    _follow_case(whole)
    _change_links(batch, entry, whole, {key: row.item for key, row in rows.items()})
    whole.detail.letters = keys.counted(whole.detail.letters, difference.new_cards)
    told = _pairs(entry.before, entry.content, difference.fields)
    batch.tell("canvas.case-reimported", item, item.code, told)


def _version(batch: Batch, whole: LoadedCase, number: int, last: Plain) -> Version:
    content = differences.content_of(whole.case)
    return Version(
        case=whole.detail, number=number, taken=batch.now, taken_by_id=batch.actor.user_id, reason=REASON,
        why="import", status=whole.detail.item.state, content=content,
        changes=[change.row() for change in versions.changes_between(last, content)],
    )  # fmt: skip


def _pairs(before: Plain, after: Plain, names: Iterable[str]) -> dict[str, tuple[object, object]]:
    return {name: (before.get(name), after.get(name)) for name in names}


def _change_fields(batch: Batch, entry: CasePlan, whole: LoadedCase) -> None:
    detail, names = whole.detail, entry.difference.fields
    fill_case(detail, entry.case)
    if "municipality" not in names:
        detail.municipality_text = whole.case.municipality
    if "unit" in names:
        detail.item.place = entry.unit or detail.municipality
    if "theme" in names or "tags" in names:
        batch.labelled.append(detail)
    if "team" in names:
        _change_seats(batch, detail, entry.case.fields.get("team", ()))
    detail.item.audience = audience_of_case(detail)


def _change_card(batch: Batch, entry: CasePlan, whole: LoadedCase, card: Card) -> None:
    row, names = whole.cards[card.id], entry.difference.changed_cards[card.id]
    before, was = row.item.life, _row_of(entry.before, card.id)
    fill_card(row, whole.detail, card)
    told = _pairs(was, _row_of(entry.content, card.id), names)
    substance = {"kind" if name == "type" else name for name in names} & SUBSTANCE_OF[card.type]
    batch.touch(row.item, substance=bool(substance))
    action = "canvas.card-changed"
    if before != card.life:
        action = {Life.RETIRED.value: "thread.retired"}.get(card.life, action)
        action = "thread.brought-back" if before == Life.RETIRED else action
    batch.tell(action, row.item, row.item.home, told)


def _row_of(content: Plain, key: str) -> Plain:
    return next((card for card in content.get("cards", ()) if card["id"] == key), {})


def _retire_card(batch: Batch, whole: LoadedCase, row: CardDetail) -> None:
    before = row.item.life
    row.item.life, row.item.retire_reason = Life.RETIRED.value, REASON
    batch.touch(row.item, substance=True)
    told: dict[str, tuple[object, object]] = {"life": (before, Life.RETIRED.value), "reason": ("", REASON)}
    batch.tell("thread.retired", row.item, whole.code, told)


def _place_cards(whole: LoadedCase, entry: CasePlan, rows: Mapping[str, CardDetail]) -> None:
    """The file's order; cards that the file lacks stay behind the card they came after. As few moves as can be."""
    order = [card.id for card in entry.case.cards]
    placed, after = set(order), ""
    for key in whole.cards:
        if key not in placed:
            order.insert(order.index(after) + 1 if after else 0, key)
            placed.add(key)
        after = key
    old = {key: row.position for key, row in whole.cards.items()}
    for key, position in positions_for(order, old, STEP).items():
        rows[key].position = position


def _follow_case(whole: LoadedCase) -> None:
    """All cards, hidden ones too, stand at the case's place and are shown to no more than the case is."""
    for row in whole.cards.values():
        audience = audience_of_card(whole.detail, row.visibility)
        if row.item.audience != audience or row.item.place_id != whole.detail.item.place_id:
            row.item.audience, row.item.place = audience, whole.detail.item.place


def _change_links(batch: Batch, entry: CasePlan, whole: LoadedCase, items: Mapping[str, Item]) -> None:
    difference: Difference = entry.difference
    wanted: dict[LinkKey, Any] = {(link.source, link.rel, link.target): link for link in entry.case.links}
    for key in difference.new_links:
        add_link(batch, wanted[key], items, whole.code)
        batch.tell_link("thread.linked", batch.new_links[-1], whole.code, made=True)
    for key in difference.changed_links:
        row, link = _with_ends(whole.links[key], key, items), wanted[key]
        was = row.life
        row.basis, row.reason, row.life, row.retire_reason = (
            link.basis,
            link.reason,
            link.life,
            link.retire_reason,
        )
        batch.old_link_ids.append(row.pk)
        batch.link_extras.append((row, plain(link.extra)))
        if was != row.life:
            retired = row.life == Life.RETIRED
            action = "thread.link-retired" if retired else "thread.link-brought-back"
            batch.tell_link(action, row, whole.code, made=not retired)
    for key in difference.gone_links:
        row = _with_ends(whole.links[key], key, items)
        row.life, row.retire_reason = Life.RETIRED.value, REASON
        batch.tell_link("thread.link-retired", row, whole.code, made=False)


def _with_ends(link: Link, key: LinkKey, items: Mapping[str, Item]) -> Link:
    """The link with its ends already read."""
    link.source, link.target = items[key[0]], items[key[2]]
    return link


def _change_seats(batch: Batch, detail: CaseDetail, team: Any) -> None:
    """Seats as the file says. Whoever sits on a seat that is gone stays in the team, without a profession."""
    free = [seat for seat in detail.seats.all() if seat.profession]
    for position, wanted in enumerate(seats_of(detail, team), 1):
        same = next(
            (seat for seat in free if (seat.profession, seat.lead) == (wanted.profession, wanted.lead)), None
        )
        if same is None:
            batch.new_seats.append(wanted)
        else:
            free.remove(same)
            Seat.objects.filter(pk=same.pk).exclude(position=position).update(position=position)
    gone = [seat.pk for seat in free]
    Seat.objects.filter(pk__in=gone, person=None).delete()
    Seat.objects.filter(pk__in=gone).update(profession="", position=len(team) + 1)
