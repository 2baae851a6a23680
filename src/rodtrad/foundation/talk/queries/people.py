"""Who may see an item: asked of a few people at a time, whoever they are."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Membership, ObjectRole, User
from rodtrad.foundation.org.queries import actors_for, people, valid_q
from rodtrad.foundation.org.rules import sees
from rodtrad.foundation.talk.models import Comment
from rodtrad.foundation.thread.models import Item

MOST = 40


def who_see(users: Iterable[User], *items: Item) -> list[User]:
    """Those of ``users`` who have an account and may see all the items. Four queries."""
    asked = [user for user in users if user.is_active]
    if not asked:
        return []
    actors = actors_for(asked)
    return [
        user
        for user in asked
        if all(sees(actors[user.pk], item.audience, item.home, item.author_id) for item in items)
    ]


def mentionable(actor: Actor, item: Item) -> list[User]:
    """Whom the chooser beside a comment offers: team, author, those who have commented, and those who work where
    the item is; by name, at most MOST, and only who may see it. Anyone else may be named by user name."""
    team = ObjectRole.objects.filter(valid_q(clock.today()), item=item.home).values("user_id")
    spoke = Comment.objects.filter(item=item).values("author_id")
    beside = Membership.objects.filter(valid_q(clock.today()), place_id=item.place_id).values("user_id")
    near = Q(pk__in=team) | Q(pk__in=spoke) | Q(pk=item.author_id)
    known = people(actor).filter(pk__in=beside).order_by().values("pk")
    rows = User.objects.filter(near | Q(pk__in=known), is_active=True).exclude(pk=actor.person_id)
    return who_see(rows.order_by("name", "id")[:MOST], item)
