"""Writing mail within the transaction of what it tells of; and putting one that was given up back in the queue.

A mail holds no name, no title and nobody's words: only how many things of which kind, and where to read them.
"""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.urls import reverse
from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.declarations import Text
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.foundation.talk.choices import MailState
from rodtrad.foundation.talk.models import Mail


def write_mail(user: User, counts: Mapping[str, int], *, at_once: bool = False) -> Mail | None:
    """Queue a mail to a person about so many things of each notice kind; None for who has no address."""
    if not user.email or not user.is_active:
        return None
    with translation.override(user.language):
        subject, body = _words(counts, at_once)
    now = clock.now()
    return Mail.objects.create(to=user, subject=subject, body=body, created=now, next_try=now)


def write_account_mail(user: User, happened: Text) -> Mail | None:
    """Queue a mail about the person's own sign-in, in one sentence without names; None for who has no address.

    Sent whatever one has chosen to be told of: it may be somebody else who did it.
    """
    if not user.email or not user.is_active:
        return None
    with translation.override(user.language):
        subject, body = _account_words(happened)
    now = clock.now()
    return Mail.objects.create(to=user, subject=subject, body=body, created=now, next_try=now)


def _account_words(happened: Text) -> tuple[str, str]:
    body = "\n\n".join(
        [
            str(happened),
            _(
                "If it was not you or agreed with you, tell the one who looks after Rödtråd where you work, at once."
            ),
            _("See what has happened: %(url)s") % {"url": settings.BASE_URL + reverse("mfa_index")},
        ]
    )
    return _("Your sign-in to Rödtråd has changed"), body


def _words(counts: Mapping[str, int], at_once: bool) -> tuple[str, str]:
    number = sum(counts.values())
    subject = ngettext("%(number)s new event in Rödtråd", "%(number)s new events in Rödtråd", number) % {
        "number": number
    }
    lines = [f"{count} · {capfirst(str(manifests.notices[kind].title))}" for kind, count in counts.items()]
    why = (
        _("You asked to be told at once.")
        if at_once
        else _("This is what has happened since your last daily mail.")
    )
    body = "\n\n".join(
        [
            why,
            "\n".join(lines),
            _("Read what it is about: %(url)s") % {"url": settings.BASE_URL + reverse("talk:notices")},
            _("Choose what you get mail about: %(url)s")
            % {"url": settings.BASE_URL + reverse("talk:preferences")},
        ]
    )
    return subject, body


@transaction.atomic
def try_again(actor: Actor, mail: Mail) -> None:
    """Put a mail that was given up back in the queue, with all its attempts before it."""
    require_somewhere(actor, "talk.see-mail")
    row = Mail.objects.select_for_update().get(pk=mail.pk)
    if row.state != MailState.FAILED:
        raise PermissionDenied("talk.see-mail")
    row.state, row.attempts, row.next_try, row.error = MailState.WAITING, 0, clock.now(), ""
    row.save(update_fields=["state", "attempts", "next_try", "error"])
    record(actor, "talk.mail-retried", item=row.code)
