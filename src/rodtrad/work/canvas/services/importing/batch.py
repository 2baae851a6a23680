"""All rows that an import makes or changes, gathered first and written together, and what the log is told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import models

from rodtrad.foundation.audit.services import Row, record_many
from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Item, Label, Link
from rodtrad.work.canvas.models import (
    Arrival,
    CardDetail,
    CaseDetail,
    DecisionPoint,
    HistoryEntry,
    LinkExtra,
    Loop,
    Seat,
    Version,
)
from rodtrad.work.canvas.queries.whole import LoadedCase
from rodtrad.work.canvas.services.cases import label_rows
from rodtrad.work.canvas.services.importing.asking import AskingRows

AT_ONCE = 500
_CHANGED_AT_ONCE = 200
# What import may change, parents before children.
_COLUMNS: dict[type[models.Model], tuple[str, ...]] = {
    Item: (
        "kind", "title", "text", "state", "life", "retire_reason", "place_id", "audience", "version", "changed",
        "substance_changed",
    ),
    CaseDetail: (
        "municipality_text", "level", "new_or_existing", "entry_piece", "exploring", "paused_from", "status_since",
        "visibility", "fields", "extra", "letters",
    ),
    CardDetail: ("piece", "position", "basis", "note", "reference", "visibility", "tags", "fields", "extra"),
    Link: ("basis", "reason", "life", "retire_reason"),
}  # fmt: skip


@dataclass(slots=True)
class Batch:
    """``new_…`` rows are made; of ``watched`` ones, which exist, only columns that differ at the end are written.

    ``told``: what the log is told, by action. ``made``: the new cases as the checks read them.
    """

    actor: Actor
    now: datetime
    new_items: list[Item] = field(default_factory=list)
    new_cases: list[CaseDetail] = field(default_factory=list)
    new_cards: list[CardDetail] = field(default_factory=list)
    new_links: list[Link] = field(default_factory=list)
    old_link_ids: list[int] = field(default_factory=list)
    link_extras: list[tuple[Link, dict[str, object]]] = field(default_factory=list)
    new_seats: list[Seat] = field(default_factory=list)
    new_history: list[HistoryEntry] = field(default_factory=list)
    asking: AskingRows = field(default_factory=AskingRows)
    new_decisions: list[DecisionPoint] = field(default_factory=list)
    new_loops: list[Loop] = field(default_factory=list)
    new_arrivals: list[Arrival] = field(default_factory=list)
    versions: list[Version] = field(default_factory=list)
    watched: list[tuple[models.Model, dict[str, Any]]] = field(default_factory=list)
    touched: set[int] = field(default_factory=set)
    labelled: list[CaseDetail] = field(default_factory=list)
    made: list[LoadedCase] = field(default_factory=list)
    told: dict[str, list[Row]] = field(default_factory=lambda: defaultdict(list))

    def watch(self, rows: Iterable[models.Model]) -> None:
        """Remember how the rows are, before they are changed."""
        self.watched += [(row, dict(row.__dict__)) for row in rows]

    def touch(self, item: Item, *, substance: bool) -> None:
        """A changed item is one version on; its neighbours hear of it only through what is substance."""
        if item.pk not in self.touched:
            self.touched.add(item.pk)
            item.version += 1
        item.changed = self.now
        if substance:
            item.substance_changed = self.now

    def tell(self, action: str, item: Item, home: str, changes: dict[str, tuple[object, object]]) -> None:
        """One entry of the log about the item."""
        self.told[action].append(Row(item=item.code, home=home, place=item.place.code, changes=changes))

    def tell_link(self, action: str, link: Link, home: str, *, made: bool) -> None:
        """One entry at each end, the other end by its code, as the thread itself tells of links."""
        for own, other, arrow in ((link.source, link.target, ">"), (link.target, link.source, "<")):
            value = f"{link.rel} {arrow} {other.code}"
            self.tell(action, own, home, {"link": ("", value) if made else (value, "")})

    def item(self, code: str, kind: str, place: Place, *, home: str) -> Item:
        """A new item, made here and now; the caller fills in what it says."""
        made = Item(
            code=code, kind=kind, home=home, place=place, author_id=self.actor.user_id,
            created=self.now, changed=self.now, substance_changed=self.now,
        )  # fmt: skip
        self.new_items.append(made)
        return made

    def link(self, source: Item, rel: str, target: Item, home: str) -> Link:
        """A new link between two items of the case, made with its ends; the caller fills in the rest."""
        rests = manifests.relations[rel][0].rests
        lower, upper = (source, target) if rests == "from" else (target, source)
        made = Link(
            source=source, rel=rel, target=target, lower=lower, upper=upper, home=home,
            author_id=self.actor.user_id, created=self.now,
        )  # fmt: skip
        self.new_links.append(made)
        return made

    def save(self) -> None:
        """Write everything, parents before children."""
        self._make()
        self._change()
        self._write_labels()
        written = [*self.new_items, *(row for row, _was in self.watched if isinstance(row, Item))]
        publish(ItemsWritten(tuple(item.pk for item in written)))
        for action, rows in self.told.items():
            record_many(self.actor, action, rows)

    def _make(self) -> None:
        Item.objects.bulk_create(self.new_items, batch_size=AT_ONCE)
        for case in self.new_cases:
            case.item_id = case.item.pk
        CaseDetail.objects.bulk_create(self.new_cases, batch_size=AT_ONCE)
        for card in self.new_cards:
            card.item_id, card.case_id = card.item.pk, card.case.item_id
        CardDetail.objects.bulk_create(self.new_cards, batch_size=AT_ONCE)
        for link in self.new_links:
            link.source_id, link.target_id = link.source.pk, link.target.pk
            link.upper_id, link.lower_id = link.upper.pk, link.lower.pk
        Link.objects.bulk_create(self.new_links, batch_size=AT_ONCE)
        self._write_link_extras()
        of_cases: list[Seat | HistoryEntry | Arrival | Version | DecisionPoint | Loop] = [
            *self.new_seats, *self.new_history, *self.new_arrivals, *self.versions, *self.new_decisions,
            *self.new_loops,
        ]  # fmt: skip
        for row in of_cases:
            row.case_id = row.case.item_id
        for decision in self.new_decisions:
            decision.item_id = decision.item.pk
        Seat.objects.bulk_create(self.new_seats, batch_size=AT_ONCE)
        HistoryEntry.objects.bulk_create(self.new_history, batch_size=AT_ONCE)
        Arrival.objects.bulk_create(self.new_arrivals, batch_size=AT_ONCE)
        Version.objects.bulk_create(self.versions, batch_size=AT_ONCE)
        self.asking.save()
        DecisionPoint.objects.bulk_create(self.new_decisions, batch_size=AT_ONCE)
        Loop.objects.bulk_create(self.new_loops, batch_size=AT_ONCE)

    def _write_link_extras(self) -> None:
        if self.old_link_ids:
            LinkExtra.objects.filter(link_id__in=self.old_link_ids).delete()
        rows = [LinkExtra(link_id=link.pk, extra=extra) for link, extra in self.link_extras if extra]
        LinkExtra.objects.bulk_create(rows, batch_size=AT_ONCE)

    def _change(self) -> None:
        groups: dict[tuple[type[models.Model], tuple[str, ...]], list[models.Model]] = defaultdict(list)
        for row, was in self.watched:
            columns = _COLUMNS[type(row)]
            changed = tuple(name for name in columns if getattr(row, name) != was[name])
            if changed:
                groups[type(row), changed].append(row)
        for model in _COLUMNS:
            for (kind, changed), rows in groups.items():
                if kind is model:
                    names = [model._meta.get_field(name).name for name in changed]
                    model._default_manager.bulk_update(rows, names, batch_size=_CHANGED_AT_ONCE)

    def _write_labels(self) -> None:
        """The index of themes and tags, made anew where they have changed."""
        known = [detail.item_id for detail, _was in self.watched if isinstance(detail, CaseDetail)]
        anew = [detail.item_id for detail in self.labelled if detail.item_id in set(known)]
        if anew:
            Label.objects.filter(item_id__in=anew).delete()
        rows = [row for detail in self.labelled for row in label_rows(detail)]
        Label.objects.bulk_create(rows, batch_size=AT_ONCE)
