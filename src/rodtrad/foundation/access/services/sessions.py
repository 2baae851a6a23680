"""Sign-ins end: one, all others, all. The row is the session: what is deleted is over with the next request."""

from __future__ import annotations

from datetime import timedelta

from django.db import transaction

from rodtrad.foundation.access import queries
from rodtrad.foundation.access.models import Session
from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User

COARSE = timedelta(minutes=5)


@transaction.atomic
def end_session(actor: Actor, user: User, code: str) -> bool:
    """End one of one's own sign-ins. False when it is over already."""
    gone, _rows = queries.sessions_of(user).filter(code=code).delete()
    if gone:
        record(actor, "access.session-ended", item=user.code)
    return bool(gone)


@transaction.atomic
def end_others(actor: Actor, user: User, *, but: str) -> int:
    """End all of one's own sign-ins but the one with this key. Says how many."""
    gone, _rows = queries.sessions_of(user).exclude(session_key=but).delete()
    if gone:
        record(actor, "access.others-ended", item=user.code, changes={"number": ("", gone)})
    return gone


def end_all(user_id: int, *, but: str | None = None) -> None:
    """The password or the factors are others now: so nobody is let in by the old ones."""
    Session.objects.filter(user_id=user_id).exclude(session_key=but or "").delete()


def seen_now(session: Session) -> None:
    """Note that a sign-in is used, once in some minutes: reading a page is seldom a write."""
    now = clock.now()
    if session.seen < now - COARSE:
        Session.objects.filter(pk=session.pk).update(seen=now)


def forget_expired() -> None:
    """Each minute: sign-ins that ran out."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
