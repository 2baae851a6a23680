"""E-mail as those who look after the platform see it: the people they manage, and the whole for the installation."""

from __future__ import annotations

from django.db.models import Q, QuerySet

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Membership
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.foundation.talk.choices import MailState
from rodtrad.foundation.talk.models import Mail

MOST_COUNTED = 100


def mail_rows(actor: Actor, state: str = "") -> QuerySet[Mail]:
    """Mail to people who belong where the actor may see mail."""
    rows = Mail.objects.select_related("to")
    if not actor.everything:
        under = Q(pk__in=[])
        for path in paths_for(actor, "talk.see-mail"):
            under |= Q(place__path__startswith=path)
        rows = rows.filter(to__in=Membership.objects.filter(under).values("user_id"))
    return rows.filter(state=state) if state in MailState.values else rows


def failed_mail(actor: Actor) -> tuple[int, Mail | None]:
    """How many mails were given up (at most MOST_COUNTED), and the oldest of them."""
    rows = list(mail_rows(actor, MailState.FAILED).order_by("created", "id")[:MOST_COUNTED])
    return len(rows), rows[0] if rows else None
