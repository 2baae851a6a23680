"""The thread around an item: everything it hangs together with, as far as the actor may see.

Inside the home of the item (its case) links are followed both ways and round corners. Outside it, only
straight on: up from what lies above, down from what lies below. Three queries for a thread within one home,
whatever its size, one more when the home has hidden parts, and two more for each step outside it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from django.db.models import Q

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.choices import Basis, Life
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.foundation.thread.queries.items import item_by_code, visible

MOST_ITEMS = 2_000
MOST_STEPS = 12


class ItemRow(NamedTuple):
    """The few columns of an item that a drawing needs: rows of hundreds come ten times as fast as objects."""

    pk: int
    code: str
    kind: str
    home: str
    title: str
    life: str


class LinkRow(NamedTuple):
    """The same of a link."""

    pk: int
    source_id: int
    target_id: int
    upper_id: int
    lower_id: int
    rel: str
    basis: str

    @property
    def is_suggestion(self) -> bool:
        return self.basis == Basis.INFERRED


@dataclass(frozen=True, slots=True)
class Surroundings:
    """The item in the middle, and the rows of all that hangs together with it, itself first."""

    focus: Item
    items: list[ItemRow]
    links: list[LinkRow]


def surroundings(actor: Actor, code: str, limit: int = MOST_ITEMS) -> Surroundings:
    """What stands around the item with that code, none of it retired but perhaps the item itself.

    Around an item that is a home itself: the whole home. At most ``limit`` items, the earliest made of the
    home first. Raises ItemNotFound.
    """
    focus = item_by_code(actor, code)
    net = _Net(actor, focus, limit)
    net.add_home()
    net.add_outside()
    return net.hanging_together()


def neighbourhood(actor: Actor, code: str, limit: int = MOST_ITEMS) -> tuple[list[Item], list[Link]]:
    """The same as whole items and links, in two more queries."""
    found = surroundings(actor, code, limit)
    items = Item.objects.select_related("place").in_bulk([row.pk for row in found.items])
    links = Link.objects.in_bulk([row.pk for row in found.links])
    return [items[row.pk] for row in found.items], [links[row.pk] for row in found.links]


class _Net:
    """Items and links as they are found, step by step."""

    def __init__(self, actor: Actor, focus: Item, limit: int) -> None:
        self.actor, self.focus, self.limit = actor, focus, limit
        first = ItemRow(focus.pk, focus.code, focus.kind, focus.home, focus.title, focus.life)
        self.items: dict[int, ItemRow] = {focus.pk: first}
        self.links: dict[int, LinkRow] = {}
        self.hidden: set[int] = set()

    def add_home(self) -> None:
        """Two queries: the home's items, and every link of theirs."""
        self._load(Q(home=self.focus.home) & ~Q(pk=self.focus.pk), self.limit - 1)
        ids = list(self.items)
        self._add_links(Q(source__in=ids) | Q(target__in=ids))

    def add_outside(self) -> None:
        """Step by step straight up and straight down, away from the home."""
        ups, downs = self._outside(self.links.values(), set(self.items), set(self.items))
        for _ in range(MOST_STEPS):
            ups, downs = self._add_items(ups, downs)
            if not ups | downs:
                return
            new = self._add_links(Q(lower__in=ups) | Q(upper__in=downs))
            ups, downs = self._outside(new, ups, downs)

    def _outside(
        self, links: Iterable[LinkRow], above: set[int], below: set[int]
    ) -> tuple[set[int], set[int]]:
        """The unknown upper ends of links from ``above``, and the unknown lower ends of links from ``below``."""
        known = self.items.keys() | self.hidden
        ups, downs = set(), set()
        for link in links:
            if link.lower_id in above and link.upper_id not in known:
                ups.add(link.upper_id)
            if link.upper_id in below and link.lower_id not in known:
                downs.add(link.lower_id)
        return ups, downs

    def _add_items(self, ups: set[int], downs: set[int]) -> tuple[set[int], set[int]]:
        """Load what may be seen and has room; returns the two sets without the rest."""
        wanted = ups | downs
        room = self.limit - len(self.items)
        if not wanted or room <= 0:
            return set(), set()
        self._load(Q(pk__in=wanted), room)
        self.hidden |= wanted - self.items.keys()
        return ups & self.items.keys(), downs & self.items.keys()

    def _load(self, which: Q, room: int) -> None:
        rows = visible(self.actor).filter(which).exclude(life=Life.RETIRED).order_by("pk")
        for values in rows.values_list(*ItemRow._fields)[:room]:
            self.items[values[0]] = ItemRow(*values)

    def _add_links(self, which: Q) -> list[LinkRow]:
        rows = Link.objects.filter(which).exclude(life=Life.RETIRED).order_by("pk")
        found = [LinkRow(*values) for values in rows.values_list(*LinkRow._fields)]
        new = [link for link in found if link.pk not in self.links]
        self.links.update((link.pk, link) for link in new)
        return new

    def hanging_together(self) -> Surroundings:
        """What hangs together with the focus; with a home as focus, all of the home and what hangs on it."""
        links = [
            row for row in self.links.values() if row.source_id in self.items and row.target_id in self.items
        ]
        around: dict[int, set[int]] = defaultdict(set)
        for link in links:
            around[link.source_id].add(link.target_id)
            around[link.target_id].add(link.source_id)
        reached = {self.focus.pk}
        if self.focus.home == self.focus.code:
            reached |= {item.pk for item in self.items.values() if item.home == self.focus.home}
        edge = set(reached)
        while edge:
            edge = {other for here in edge for other in around[here]} - reached
            reached |= edge
        items = [item for item in self.items.values() if item.pk in reached]
        return Surroundings(self.focus, items, [link for link in links if link.source_id in reached])
