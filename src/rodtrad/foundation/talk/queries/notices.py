"""What a person has been told of. A notice about something no longer seen shows neither its title nor its way."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import NoticeKind
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.rules import sees
from rodtrad.foundation.talk.choices import Way
from rodtrad.foundation.talk.models import Notice, NoticeChoice
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.foundation.thread.queries import ItemNotFound

SIZE = 30
MOST_COUNTED = 100
_WAYS = {"now": Way.NOW, "digest": Way.DIGEST, "never": Way.APP}


@dataclass(frozen=True, slots=True)
class NoticeLine:
    """One line as it is shown. ``is_seen``: the reader still sees what it is about."""

    code: str
    text: str
    url: str
    at: datetime
    count: int
    unread: bool
    is_seen: bool


def _mine(actor: Actor) -> QuerySet[Notice]:
    return Notice.objects.filter(user_id=actor.person_id).select_related("item", "who")


def unread_count(actor: Actor) -> int:
    """How many are unread, at most MOST_COUNTED: one query for the sign at the top."""
    rows = Notice.objects.filter(user_id=actor.person_id, read__isnull=True).order_by()
    return len(rows.values_list("pk")[:MOST_COUNTED])


def notice_page(actor: Actor, after: str = "", unread: bool = False) -> tuple[Page[Notice], list[NoticeLine]]:
    """A page of the person's notices, newest first, and its lines. One query."""
    rows = _mine(actor).filter(read__isnull=True) if unread else _mine(actor)
    page = page_of(rows, order=("-at", "-id"), after=after, size=SIZE)
    return page, lines(actor, page.rows)


def latest_notices(actor: Actor, limit: int) -> list[NoticeLine]:
    """The newest unread ones."""
    return lines(actor, list(_mine(actor).filter(read__isnull=True).order_by("-at", "-id")[:limit]))


def lines(actor: Actor, rows: Iterable[Notice]) -> list[NoticeLine]:
    """Notices in words."""
    return [_line(actor, row) for row in rows]


def _line(actor: Actor, row: Notice) -> NoticeLine:
    item = row.item
    is_seen = sees(actor, item.audience, item.home, item.author_id)
    kind = manifests.notices.get(row.kind)
    title = item.title if is_seen else _("something that you no longer see")
    who = row.who.name if row.who and is_seen else "Rödtråd"
    text = str(kind.sentence) % {"who": who, "title": title} if kind else title
    url = item_url(item) + (f"#{row.anchor}" if row.anchor else "") if is_seen else ""
    return NoticeLine(row.code, text, url, row.at, row.count, row.read is None, is_seen)


def notice_by_code(actor: Actor, code: str) -> tuple[Notice, NoticeLine]:
    """One of the person's own notices. Raises ItemNotFound."""
    row = _mine(actor).filter(code=code).first()
    if row is None:
        raise ItemNotFound(code)
    return row, _line(actor, row)


def default_way(kind: NoticeKind) -> str:
    """How people are told of a kind until they say otherwise."""
    return str(_WAYS.get(kind.mail, Way.DIGEST))


def ways_of(kind: str, users: Sequence[int]) -> dict[int, str]:
    """How each of these people wishes to be told of a kind. One query."""
    chosen: dict[int, Any] = dict(
        NoticeChoice.objects.filter(kind=kind, user__in=users).values_list("user_id", "way")
    )
    otherwise = default_way(manifests.notices[kind])
    return {pk: chosen.get(pk, otherwise) for pk in users}


def choices_of(actor: Actor) -> dict[str, str]:
    """Kind → how the actor is told of it, for every declared kind."""
    chosen = dict(NoticeChoice.objects.filter(user_id=actor.person_id).values_list("kind", "way"))
    return {kind.name: chosen.get(kind.name, default_way(kind)) for kind in manifests.notices}
