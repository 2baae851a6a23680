"""Telling people: a line in the app, and for those who wish it a mail. Never the words that somebody wrote."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Case, F, Q, Value, When

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk.choices import Way
from rodtrad.foundation.talk.models import Notice, Preference
from rodtrad.foundation.talk.queries.notices import ways_of
from rodtrad.foundation.talk.queries.people import who_see
from rodtrad.foundation.talk.services.mail import write_mail
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.models import Item


def on_notice_due(event: NoticeDue) -> None:
    """What another module says that people ought to be told."""
    tell(event.actor, event.kind, event.item, event.to, anchor=event.anchor)


def tell(
    actor: Actor, kind: str, item: Item, to: Collection[int], *, anchor: str = "", because: Item | None = None
) -> None:
    """Tell these people, within the caller's transaction: those who see the item, did not do it themselves, have an
    account and have not switched the kind off. The same kind, item and day is one line with a count. Who does not
    see ``because``, the item it comes from, is not told either: it would hint at what is hidden.
    """
    if kind not in manifests.notices:
        raise LookupError(f"no module declares the notice {kind}")
    asked = set(to) - {actor.user_id}
    if not asked:
        return
    people = User.objects.filter(pk__in=asked, is_active=True).order_by("pk")
    users = who_see(people, item, *([because] if because is not None else []))
    ways = ways_of(kind, [user.pk for user in users])
    users = [user for user in users if ways[user.pk] != Way.NONE]
    if not users:
        return
    quiet = _quiet_today(user for user in users if ways[user.pk] == Way.NOW)
    at_once = [user for user in users if ways[user.pk] == Way.NOW and user.email and user.pk not in quiet]
    fresh = _keep(actor, kind, item, users, anchor)
    mailed = [user for user in at_once if user.pk in fresh]
    for user in mailed:
        write_mail(user, {kind: 1}, at_once=True)
    digest = [user.pk for user in users if user.email and ways[user.pk] != Way.APP and user not in at_once]
    Notice.objects.filter(_the_line(kind, item), user__in=digest).update(in_digest=True)


def _the_line(kind: str, item: Item) -> Q:
    return Q(kind=kind, item=item, day=clock.today())


def _keep(actor: Actor, kind: str, item: Item, users: list[User], anchor: str) -> set[int]:
    """The lines, made or counted up; gives back for whom there was nothing unread of it today."""
    line, now = _the_line(kind, item), clock.now()
    ids = [user.pk for user in users]
    unread = set(
        Notice.objects.filter(line, user__in=ids, read__isnull=True).values_list("user_id", flat=True)
    )
    new = [Notice(user=user, kind=kind, item=item, day=clock.today(), at=now) for user in users]
    Notice.objects.bulk_create(new, ignore_conflicts=True)
    more = Case(When(read__isnull=False, then=Value(1)), default=F("count") + 1)
    Notice.objects.filter(line, user__in=ids).update(
        count=more, at=now, who_id=actor.user_id, anchor=anchor, read=None
    )
    return set(ids) - unread


def _quiet_today(users: Iterable[User]) -> set[int]:
    ids = [user.pk for user in users]
    if not ids:
        return set()
    rows = Preference.objects.filter(user__in=ids).values_list("user_id", "quiet")
    return {pk for pk, quiet in rows if clock.today().weekday() in quiet}


@transaction.atomic
def mark_read(actor: Actor, notice: Notice) -> None:
    """One of one's own notices is read: it needs no mail either."""
    if notice.user_id != actor.user_id:
        raise PermissionDenied("talk.read")
    Notice.objects.filter(pk=notice.pk, read__isnull=True).update(read=clock.now(), in_digest=False)


@transaction.atomic
def mark_all_read(actor: Actor) -> None:
    """All of one's own notices are read."""
    mine = Notice.objects.filter(user_id=actor.person_id, read__isnull=True)
    mine.update(read=clock.now(), in_digest=False)
