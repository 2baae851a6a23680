"""What may ail the mail: a queue that stands still, or mails that could not be sent."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.talk.choices import MailState
from rodtrad.foundation.talk.models import Mail

PATIENCE = timedelta(hours=1)
LATELY = timedelta(days=7)


def mail_queue() -> list[Ailment]:
    """Mails that should have gone an hour ago, and mails given up in the last seven days."""
    now = clock.now()
    found = []
    due = Mail.objects.filter(state=MailState.WAITING, next_try__lt=now - PATIENCE, to__is_active=True)
    late = due.exclude(to__email="").count()
    if late and settings.EMAIL_HOST:
        text = _("%(number)s mails have waited for more than an hour.") % {"number": late}
        mend = _("See that the worker runs, and that the mail server answers.")
        found.append(Ailment("talk.mail-late", "serious", text, mend, "rodtrad jobs work"))
    failed = Mail.objects.filter(state=MailState.FAILED, created__gte=now - LATELY)
    if number := failed.count():
        text = _("%(number)s mails of the last seven days could not be sent.") % {"number": number}
        mend = _("Read why on the page of mails: an address that is wrong, or a mail server that says no.")
        codes = tuple(failed.order_by("-pk").values_list("code", flat=True)[:20])
        found.append(Ailment("talk.mail-failed", "warning", text, mend, examples=codes))
    return found
