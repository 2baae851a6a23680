"""What has been said about an item, as it stands on its page."""

from __future__ import annotations

from dataclasses import dataclass, field

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.talk.models import Comment, Mention
from rodtrad.foundation.talk.permissions import may_retire
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import ItemNotFound, visible

MOST = 300


@dataclass(slots=True)
class Talk:
    """One comment with its answers, oldest first. ``asks_me``: it names the reader, who has not answered."""

    comment: Comment
    mine: bool
    may_retire: bool
    asks_me: bool
    answers: list[Talk] = field(default_factory=list)


def comments_of(actor: Actor, item: Item) -> list[Talk]:
    """The latest comments on an item the actor has fetched already, oldest first. Two queries."""
    rows = (
        Comment.objects.filter(item=item).select_related("author", "retired_by").order_by("-created", "-id")
    )
    comments = list(rows[:MOST])[::-1]
    for row in comments:
        row.item = item
    asked: set[int] = set()
    if comments and actor.user_id is not None:
        mine = Mention.objects.filter(comment__item=item, user_id=actor.user_id, settled__isnull=True)
        asked = set(mine.values_list("comment_id", flat=True))
    found: dict[int, Talk] = {}
    for row in comments:
        mine_too = row.author_id == actor.user_id
        found[row.pk] = Talk(row, mine_too, may_retire(actor, row), row.pk in asked and row.retired is None)
    for row in comments:
        if row.parent_id in found:
            found[row.parent_id].answers.append(found[row.pk])
    return [found[row.pk] for row in comments if row.parent_id not in found]


def comment_by_code(actor: Actor, code: str) -> Comment:
    """One comment with its item and place. Raises ItemNotFound."""
    rows = Comment.objects.select_related("item__place", "author", "parent__author").filter(code=code)
    found = rows.filter(item__in=visible(actor).values("pk")).first()
    if found is None:
        raise ItemNotFound(code)
    return found
