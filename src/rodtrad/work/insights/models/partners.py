"""User organisations and others one asks through: what they may be asked, and each time they were."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights.choices import Contact, PartnerAnswer


class Partner(ScopedModel):
    """The details of an "insight-partner" item (item.title = its name, item.text = about it).

    ``reached_by``: a function, never a person. ``asked_about`` / ``not_about``: what it wants to be asked, and not.
    """

    item = models.OneToOneField(
        Item, primary_key=True, on_delete=models.CASCADE, related_name="insight_partner"
    )
    municipality = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    speaks_for = GuardedCharField(max_length=200, blank=True)
    asked_about = GuardedTextField(blank=True)
    not_about = GuardedTextField(blank=True)
    reached_by = GuardedCharField(max_length=200, blank=True)
    compensation = GuardedTextField(blank=True)
    interprets = GuardedTextField(blank=True)

    def __str__(self) -> str:
        return self.item.title


class PartnerContact(ScopedModel):
    """One time a partner was invited, asked, compensated or interpreted together with us. ``paid``: whole kronor.

    ``work``: the code of the insight work it was about, "" for none.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    partner = models.ForeignKey(Partner, on_delete=models.CASCADE, related_name="contacts")
    work = models.CharField(max_length=12, blank=True)
    kind = models.CharField(max_length=12, choices=Contact.choices)
    day = models.DateField()
    note = GuardedTextField(blank=True)
    answer = models.CharField(max_length=8, choices=PartnerAnswer.choices, blank=True)
    paid = models.PositiveIntegerField(null=True)
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["-day", "-id"]
