"""Comments, notices and mail for tests, made by the services where those matter, else straight in the table."""

from __future__ import annotations

from typing import Any

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor, acting
from rodtrad.foundation.org.models import ObjectRole, User
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.talk import services
from rodtrad.foundation.talk.models import Comment, Delegation, Mail, Mention, Notice
from rodtrad.foundation.thread.models import Flag, Item
from rodtrad.foundation.thread.tests.factories import make_item

TITLE = "Sällskap vid maten"


def make_toy(cast: Any, title: str = TITLE, **more: Any) -> Item:
    """A need at the cast's unit that the municipality sees."""
    return make_item("toy-need", cast.unit, title, **{"audience": f"m:{cast.municipality.pk}", **more})


def take_part(user: User, item: Item, role: str = "member") -> Actor:
    """Let a person take part in what the item lives in; back comes the person as an actor."""
    ObjectRole.objects.create(user=user, item=item.home, role=role)
    return actor_for(user)


def say(actor: Actor, item: Item, text: str = "Vad menar ni?", **more: Any) -> Comment:
    """A comment by a person."""
    with acting(actor):
        return services.write_comment(actor, item, text, **more).comment


def make_flag(item: Item, **more: Any) -> Flag:
    return Flag.objects.create(item=item, home=item.home, **{"raised": clock.now(), **more})


def make_notice(user: User, item: Item, kind: str = "talk.comment", **more: Any) -> Notice:
    values = {"day": clock.today(), "at": clock.now(), "count": 1, **more}
    return Notice.objects.create(user=user, item=item, kind=kind, **values)


def make_mail(user: User, **more: Any) -> Mail:
    now = clock.now()
    return Mail.objects.create(
        to=user, **{"subject": "1", "body": "1", "created": now, "next_try": now, **more}
    )


def make_mention(user: User, comment: Comment) -> Mention:
    return Mention.objects.create(comment=comment, user=user)


def make_delegation(giver: User, taker: User, item: Item, key: str, **more: Any) -> Delegation:
    values = {"title": item.title, "url": "/", "created": clock.now(), **more}
    return Delegation.objects.create(giver=giver, taker=taker, item=item, key=key, **values)
