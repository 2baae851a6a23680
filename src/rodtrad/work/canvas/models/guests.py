"""Questions sent to a function outside by a link (KUB-11), where cards came from, and how tries are counted."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.canvas.models.cards import CardDetail
from rodtrad.work.canvas.models.cases import CaseDetail
from rodtrad.work.canvas.models.interviews import Interview
from rodtrad.work.canvas.models.thought_tests import ThoughtAlternative


class GuestLink(ScopedModel):
    """One question to one function outside. Of the secret in its address only the digest is kept.

    ``asks_as``: organisation and function of who asks, as the guest reads it. ``shows_text``: the card's text
    stands on the guest's page. ``several``: it may be answered more than once.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="guest_links")
    card = models.ForeignKey(CardDetail, null=True, on_delete=models.CASCADE, related_name="guest_links")
    piece = models.CharField(max_length=20, blank=True)
    question = GuardedTextField()
    to = GuardedTextField()
    asks_as = GuardedTextField()
    shows_text = models.BooleanField(default=False)
    several = models.BooleanField(default=False)
    digest = models.CharField(max_length=64, unique=True)
    made = models.DateTimeField()
    made_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    expires = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made", "-id"]

    def __str__(self) -> str:
        return self.question


class Origin(ScopedModel):
    """What a card came out of: an alternative of a thought test, an interview, or a guest's answer.

    ``once``: the random word of the guest's form, so that a form sent twice is one answer.
    """

    card = models.OneToOneField(CardDetail, primary_key=True, on_delete=models.CASCADE, related_name="origin")
    at = models.DateTimeField()
    alternative = models.ForeignKey(
        ThoughtAlternative, null=True, on_delete=models.CASCADE, related_name="origins"
    )
    interview = models.ForeignKey(Interview, null=True, on_delete=models.CASCADE, related_name="origins")
    guest_link = models.ForeignKey(GuestLink, null=True, on_delete=models.CASCADE, related_name="origins")
    once = models.CharField(max_length=12, blank=True)

    class Meta:
        ordering = ["at", "card_id"]
        constraints = [
            models.UniqueConstraint(
                fields=["guest_link", "once"],
                name="canvas_answer_once",
                condition=models.Q(guest_link__isnull=False),
            )
        ]


class GuestKnock(ScopedModel):
    """How often one address has tried within one hour. The address itself is nowhere: ``key`` is a keyed digest
    that changes each day."""

    key = models.CharField(max_length=64, unique=True)
    hour = models.DateTimeField()
    missed = models.PositiveIntegerField(default=0)
    answered = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["hour"], name="canvas_knock_hour")]
