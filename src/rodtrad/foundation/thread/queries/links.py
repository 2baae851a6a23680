"""The links of one item as sentences, and what it may be linked to."""

from __future__ import annotations

from dataclasses import dataclass, field

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Relation, Text
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread import rules
from rodtrad.foundation.thread.choices import Life
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.foundation.thread.queries.items import ItemNotFound, visible


@dataclass(frozen=True, slots=True)
class LinkLine:
    """One link seen from an item: the other end, and whether that end lies up or down the thread."""

    link: Link
    other: Item
    outgoing: bool
    up: bool


@dataclass(slots=True)
class LinkGroup:
    """The links of one relation in one direction, under the words people say: "answers", "is answered by"."""

    rel: str
    label: Text
    up: bool
    lines: list[LinkLine] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Said:
    """A relation an item may have. ``key`` is "rel>" from the item, "rel<" towards it; ``kinds`` of the other end."""

    key: str
    rel: str
    outgoing: bool
    label: Text
    kinds: frozenset[str]


def label_of(link_rel: str, source_kind: str, target_kind: str, *, outgoing: bool) -> Text:
    """How the relation is said from one end; the bare name when no module declares it any more."""
    rows = manifests.relations.get(link_rel) or ()
    ends = _Ends(source_kind), _Ends(target_kind)
    row = rules.fits(rows, *ends) or (rows[0] if rows else None)
    if row is None:
        return link_rel
    return row.label if outgoing else row.inverse


@dataclass(slots=True)
class _Ends:
    kind: str


def _between_visible(actor: Actor) -> QuerySet[Link]:
    rows = Link.objects.select_related("source", "target")
    if actor.everything:
        return rows
    shown = visible(actor).values("pk")
    return rows.filter(source__in=shown, target__in=shown)


def links_of(actor: Actor, item: Item, *, retired: bool = False) -> list[LinkGroup]:
    """The item's links to what the actor may see, grouped by relation and direction, up the thread first.

    Links that are put away, and links to what is put away, only when ``retired``.
    """
    rows = _between_visible(actor).filter(Q(source=item) | Q(target=item))
    if not retired:
        current = {"life": Life.RETIRED}, {"source__life": Life.RETIRED}, {"target__life": Life.RETIRED}
        for unwanted in current:
            rows = rows.exclude(**unwanted)
    groups: dict[tuple[str, bool], LinkGroup] = {}
    for link in rows:
        outgoing = link.source_id == item.pk
        line = LinkLine(link, link.target if outgoing else link.source, outgoing, link.lower_id == item.pk)
        label = label_of(link.rel, link.source.kind, link.target.kind, outgoing=outgoing)
        group = groups.setdefault((str(label), outgoing), LinkGroup(link.rel, label, line.up))
        group.lines.append(line)
    return sorted(groups.values(), key=lambda group: not group.up)


def link_by_code(actor: Actor, code: str) -> Link:
    """One link whose ends the actor may both see, with ends and places. Raises ItemNotFound."""
    rows = _between_visible(actor).select_related("source__place", "target__place")
    found = rows.filter(code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def relations_for(kind: str) -> list[Said]:
    """What may be said of an item of ``kind``, from it and towards it, as the modules declare."""
    found: dict[str, Said] = {}
    for rows in manifests.relations:
        for row in rows:
            for outgoing, own, other in (
                (True, row.from_kinds, row.to_kinds),
                (False, row.to_kinds, row.from_kinds),
            ):
                if own and kind not in own:
                    continue
                _add(found, row, outgoing, other)
    return list(found.values())


def _add(found: dict[str, Said], row: Relation, outgoing: bool, other: frozenset[str]) -> None:
    key = row.name + (">" if outgoing else "<")
    before = found.get(key)
    kinds = other
    if before is not None:
        kinds = before.kinds | other if before.kinds and other else frozenset()
    label = before.label if before else (row.label if outgoing else row.inverse)
    found[key] = Said(key, row.name, outgoing, label, kinds)


def link_targets(actor: Actor, item: Item, said: Said, words: str = "", limit: int = 50) -> list[Item]:
    """What ``item`` may be linked to in that way: the same home first, then the newest; titles with all ``words``."""
    rows = visible(actor).exclude(pk=item.pk).exclude(life=Life.RETIRED)
    if said.kinds:
        rows = rows.filter(kind__in=said.kinds)
    for word in words.split()[:8]:
        # SQLite knows no capitals beyond a-z: Å, Ä and Ö are asked for by themselves
        rows = rows.filter(Q(title__icontains=word) | Q(title__contains=word.capitalize()))
    near = Case(When(home=item.home, then=Value(0)), default=Value(1), output_field=IntegerField())
    return list(rows.order_by(near, "-changed", "-id")[:limit])
