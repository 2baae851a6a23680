"""What the thread tells: published inside the writer's transaction (base.events), heard by whoever subscribed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Flag, Item, Link


@dataclass(frozen=True, slots=True)
class ItemCreated:
    actor: Actor
    item: Item


@dataclass(frozen=True, slots=True)
class ItemChanged:
    """``fields``: all that changed, the module's own too. ``before``: what each of them was."""

    actor: Actor
    item: Item
    fields: tuple[str, ...]
    before: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ItemRetired:
    actor: Actor
    item: Item


@dataclass(frozen=True, slots=True)
class ItemsWritten:
    """Many items were written without an event each (an import, a change of audience), or a module has saved the
    fields of its own that are searched."""

    ids: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LinkChanged:
    """A link was made, confirmed, rejected, put away or brought back."""

    actor: Actor
    link: Link


@dataclass(frozen=True, slots=True)
class FlagChanged:
    """A flag was raised or answered."""

    actor: Actor
    flag: Flag


@dataclass(frozen=True, slots=True)
class NoticeDue:
    """People ought to be told something about an item they may see. ``kind``: a NoticeKind's name; ``to``: user ids.
    ``anchor``: the id on the item's page where it stands, empty for its top.

    Whoever keeps notices (talk) hears it; a person who may not see the item is left out there.
    """

    actor: Actor
    kind: str
    item: Item
    to: frozenset[int]
    anchor: str = ""
