"""Who follows an item: by their own word, or by having written, taken part or commented."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Q

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import ObjectRole
from rodtrad.foundation.org.queries import valid_q
from rodtrad.foundation.talk import rules
from rodtrad.foundation.talk.models import Comment, Follow
from rodtrad.foundation.thread.models import Item


@dataclass(frozen=True, slots=True)
class FollowState:
    """How one person stands to one item. ``by_home``: they follow it because they follow all it lives in."""

    on: bool
    by_home: bool
    is_home: bool


def _said(item: Item, user_id: int | None = None) -> dict[int, dict[bool, bool]]:
    """User id → is it about the item itself (else its home) → on. One query."""
    rows = Follow.objects.filter(Q(item=item) | Q(item__code=item.home))
    if user_id is not None:
        rows = rows.filter(user_id=user_id)
    found: dict[int, dict[bool, bool]] = {}
    for user, item_id, on in rows.values_list("user_id", "item_id", "on"):
        found.setdefault(user, {})[item_id == item.pk] = on
    return found


def _taking_part(item: Item) -> set[int]:
    """Author, team and commenters. Two queries."""
    team = ObjectRole.objects.filter(valid_q(clock.today()), item=item.home).values_list("user_id", flat=True)
    spoke = Comment.objects.filter(item=item, retired__isnull=True).values_list("author_id", flat=True)
    return {*team, *spoke.distinct(), *([item.author_id] if item.author_id else [])}


def followers(item: Item) -> frozenset[int]:
    """The ids of all who follow an item; whether they still see it is asked when they are told. Three queries."""
    said, part = _said(item), _taking_part(item)
    ids: Iterable[int] = said.keys() | part
    return frozenset(pk for pk in ids if _follows(said.get(pk, {}), pk in part))


def follow_state(actor: Actor, item: Item) -> FollowState:
    """Whether the actor follows the item. Two queries."""
    is_home = item.code == item.home
    if actor.user_id is None:
        return FollowState(False, False, is_home)
    said = _said(item, actor.user_id).get(actor.user_id, {})
    part = item.author_id == actor.user_id or item.home in actor.on_objects
    if not said and not part:
        part = Comment.objects.filter(item=item, author_id=actor.user_id, retired__isnull=True).exists()
    by_home = True not in said and not is_home and said.get(False, item.home in actor.on_objects)
    return FollowState(_follows(said, part), by_home, is_home)


def _follows(said: dict[bool, bool], part: bool) -> bool:
    return rules.follows(said.get(True), said.get(False), part)
