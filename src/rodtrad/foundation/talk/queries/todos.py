"""What waits for a person, over all modules: their own, what was handed to them, and what they stand in for."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from django.db.models import Q
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Text, Todo
from rodtrad.foundation.base.manifests import all_manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries import actor_for, actors_for
from rodtrad.foundation.org.rules import sees
from rodtrad.foundation.talk import rules
from rodtrad.foundation.talk.models import Delegation, StandIn
from rodtrad.foundation.thread.queries import visible

MOST_ABSENT = 5
MOST_GIVEN = 200


@dataclass(frozen=True, slots=True)
class Waiting:
    """Something in a person's list. ``got``: it was handed to them; ``given``: they handed it on; ``stands_for``:
    the name of the person they stand in for. ``module``, ``module_title``: whose kind of thing it is."""

    todo: Todo
    module: str
    module_title: Text
    got: Delegation | None = None
    given: Delegation | None = None
    stands_for: str = ""

    @property
    def due(self) -> date | None:
        """The last day: what was agreed when it was handed over, else its own."""
        handed = self.got or self.given
        return (handed.until if handed else None) or self.todo.due

    @property
    def when(self) -> str:
        return rules.when(self.due, clock.today())

    @property
    def is_late(self) -> bool:
        return self.when == "late"


def own_todos(actor: Actor) -> list[Waiting]:
    """What the modules say waits for this person; as many queries as the modules' functions take together."""
    if actor.user_id is None:
        return []
    return [
        Waiting(todo, module.name, module.title)
        for module in all_manifests()
        for dotted in module.todos
        for todo in import_string(dotted)(actor)
    ]


def waiting(actor: Actor) -> list[Waiting]:
    """The whole list, most pressing first. What the actor has handed on stands last."""
    open_rows = _open(actor)
    got = {row.key: row for row in open_rows if row.taker_id == actor.user_id and _is_seen(actor, row)}
    given = {row.key: row for row in open_rows if row.giver_id == actor.user_id}
    found: dict[str, Waiting] = {}
    for line in own_todos(actor):
        key = line.todo.key
        found[key] = replace(line, got=got.pop(key, None), given=given.get(key))
    for row in got.values():
        found.setdefault(row.key, _handed(row))
    for line in _stood_in_for(actor):
        found.setdefault(line.todo.key, line)
    return sorted(found.values(), key=_pressing)


def _pressing(line: Waiting) -> tuple[bool, date, object]:
    return (line.given is not None and line.got is None, line.due or date.max, line.todo.since)


def _open(actor: Actor) -> list[Delegation]:
    if actor.user_id is None:
        return []
    mine = Q(giver_id=actor.user_id) | Q(taker_id=actor.user_id)
    rows = Delegation.objects.filter(mine, ended__isnull=True).select_related("item", "giver", "taker")
    return list(rows.order_by("created", "id")[:MOST_GIVEN])


def _is_seen(actor: Actor, row: Delegation) -> bool:
    return sees(actor, row.item.audience, row.item.home, row.item.author_id)


def _handed(row: Delegation) -> Waiting:
    """A thing that waits for the taker only because it was handed over."""
    name = row.key.partition(".")[0]
    module = next((manifest for manifest in all_manifests() if manifest.name == name), None)
    why = _("%(name)s has handed it to you") % {"name": row.giver.name}
    todo = Todo(row.key, row.title, row.url, why, row.created, row.until, row.item.code)
    return Waiting(todo, name, module.title if module else name, got=row)


def _stood_in_for(actor: Actor) -> Iterable[Waiting]:
    """What waits for those the actor stands in for today, as far as the actor sees it too."""
    day = clock.today()
    rows = StandIn.objects.filter(by_id=actor.user_id, since__lte=day, until__gte=day, ended__isnull=True)
    away = [row.person for row in rows.select_related("person").order_by("since", "id")[:MOST_ABSENT]]
    if not away or actor.user_id is None:
        return []
    actors = actors_for(away)
    lines = [replace(line, stands_for=user.name) for user in away for line in own_todos(actors[user.pk])]
    return _seen_too(actor, lines)


def _seen_too(actor: Actor, lines: list[Waiting]) -> list[Waiting]:
    codes = {line.todo.item for line in lines if line.todo.item}
    seen = set(visible(actor).filter(code__in=codes).values_list("code", flat=True))
    return [line for line in lines if line.todo.item in seen]


def waiting_of(actor: Actor, user: User) -> tuple[list[Waiting], int]:
    """What waits for somebody else, as far as the actor sees it too, and how many things more there are."""
    lines = [line for line in waiting(actor_for(user)) if not line.stands_for]
    seen = _seen_too(actor, lines)
    return seen, len(lines) - len(seen)
