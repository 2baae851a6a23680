"""Sends what waits in the queue. Each mail is claimed first, so that two senders never send the same.

A mail is sent at least once and, unless the sender dies between the mail server's yes and our own note of it, at most
once; its Message-ID is the same every time, so that such a double can be told from a new mail.
"""

from __future__ import annotations

from datetime import timedelta
from smtplib import SMTPDataError, SMTPRecipientsRefused
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection, transaction

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.org.settings import value
from rodtrad.foundation.talk import rules
from rodtrad.foundation.talk.choices import MailState
from rodtrad.foundation.talk.models import Mail

BATCH = 20
ABOUT_ONE = (SMTPRecipientsRefused, SMTPDataError)  # the server is there, and says no to this mail
CLAIM_HOLDS = timedelta(minutes=15)


def send_due() -> None:
    """Each minute: send a batch. Without a mail server nothing is sent, and nothing is lost."""
    if settings.EMAIL_HOST:
        with scope.acting(scope.system("mail")):
            send_batch()


def send_batch(size: int = BATCH) -> int:
    """Claim and send up to ``size`` mails that are due; says how many went. A broken connection ends the batch."""
    claim = new_code()
    rows = _claim(claim, size)
    if not rows:
        return 0
    sent = 0
    most = int(value("talk.mail-attempts", None))
    door = get_connection("django.core.mail.backends.smtp.EmailBackend", timeout=settings.EMAIL_TIMEOUT)
    for place, mail in enumerate(rows):
        error = _send(door, mail)
        if error is None:
            _note_sent(mail, claim)
            sent += 1
        else:
            _note_failure(mail, claim, error, most)
            if not isinstance(error, ABOUT_ONE):  # the server is away: the rest waits, and loses no try by it
                _give_back(claim, [row.pk for row in rows[place + 1 :]])
                break
    _close(door)
    return sent


@transaction.atomic
def _claim(claim: str, size: int) -> list[Mail]:
    """Take what is due. A claim that is too old belongs to a sender that died."""
    now = clock.now()
    Mail.objects.filter(state=MailState.SENDING, claimed__lt=now - CLAIM_HOLDS).update(
        state=MailState.WAITING, claim=""
    )
    rows = Mail.objects.filter(state=MailState.WAITING, next_try__lte=now, to__is_active=True).exclude(
        to__email=""
    )
    if connection.features.has_select_for_update_skip_locked:
        rows = rows.select_for_update(skip_locked=True, of=("self",))
    ids = [row.pk for row in rows.order_by("next_try", "id")[:size]]
    Mail.objects.filter(pk__in=ids).update(state=MailState.SENDING, claim=claim, claimed=now)
    return list(Mail.objects.filter(claim=claim).select_related("to").order_by("next_try", "id"))


def _send(door: BaseEmailBackend, mail: Mail) -> Exception | None:
    """Hand one mail to the server; gives back what went wrong."""
    host = urlsplit(settings.BASE_URL).hostname or "localhost"
    message = EmailMessage(
        mail.subject, mail.body, settings.DEFAULT_FROM_EMAIL, [mail.to.email], connection=door,
        headers={"Message-ID": f"<{mail.code}@{host}>", "Auto-Submitted": "auto-generated"},
    )  # fmt: skip
    try:
        door.open()
        door.send_messages([message])
    except Exception as error:  # whatever a mail server does, the mail waits for its next try
        _close(door)
        return error
    return None


def _close(door: BaseEmailBackend) -> None:
    try:
        door.close()
    except Exception:  # the server is gone already
        door.connection = None  # type: ignore[attr-defined]


def _mine(mail: Mail, claim: str) -> dict[str, object]:
    return {"pk": mail.pk, "claim": claim, "state": MailState.SENDING}


def _note_sent(mail: Mail, claim: str) -> None:
    Mail.objects.filter(**_mine(mail, claim)).update(
        state=MailState.SENT, sent=clock.now(), attempts=mail.attempts + 1, error=""
    )


def _note_failure(mail: Mail, claim: str, error: Exception, most: int) -> None:
    attempts = mail.attempts + 1
    Mail.objects.filter(**_mine(mail, claim)).update(
        state=MailState.FAILED if attempts >= most else MailState.WAITING,
        attempts=attempts,
        next_try=clock.now() + rules.wait_after(attempts),
        error=_in_short(error),
        claim="",
    )


def _in_short(error: Exception) -> str:
    """What kind of error, and the server's number for it; its words may hold addresses."""
    code = getattr(error, "smtp_code", None) or getattr(error, "errno", None)
    return f"{type(error).__name__} {code}" if code else type(error).__name__


def _give_back(claim: str, ids: list[int]) -> None:
    Mail.objects.filter(pk__in=ids, claim=claim).update(
        state=MailState.WAITING, claim="", next_try=clock.now() + rules.wait_after(1)
    )
