"""E-mail that waits, is being sent, is sent or was given up."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.talk.choices import MailState


class Mail(ScopedModel):
    """One mail to one person. The address is read when it is sent.

    ``claim``: which sender has taken it, and ``claimed`` when; a claim that is too old is given up. ``error``: the
    mail server's answer in short, without addresses.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    to = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    subject = GuardedCharField(max_length=200)
    body = GuardedTextField()
    state = models.CharField(max_length=10, choices=MailState.choices, default=MailState.WAITING)
    attempts = models.PositiveIntegerField(default=0)
    created = models.DateTimeField()
    next_try = models.DateTimeField()
    claim = models.CharField(max_length=12, blank=True)
    claimed = models.DateTimeField(null=True)
    sent = models.DateTimeField(null=True)
    error = GuardedCharField(max_length=200, blank=True)

    class Meta:
        indexes = [
            models.Index(
                fields=["next_try", "id"], name="talk_mail_waiting", condition=models.Q(state="waiting")
            ),
            models.Index(fields=["-created", "-id"], name="talk_mail_list"),
        ]

    def __str__(self) -> str:
        return self.code
