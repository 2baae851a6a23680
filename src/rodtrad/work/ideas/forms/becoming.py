"""An idea made of what is known already: an insight, another idea, a group of ideas."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.thread.models import Item
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries.campaigns import campaigns_to_sign_in


class IdeaOfForm(AskingForm):
    """In which campaign, in what words. One signs it: the thread shows what it came out of."""

    never_asked = frozenset({"campaign"})

    campaign = forms.ChoiceField(label=_("In which campaign?"))
    text = forms.CharField(
        label=_("Your idea"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 4, "dir": "auto"}),
        help_text=_("Write what could be done. Your name stands on it."),
    )  # fmt: skip

    def __init__(self, campaigns: Sequence[Campaign], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["campaign"].choices = [(row.item.code, row.item.title) for row in campaigns]


def idea_of_form(actor: Actor, source: Item, data: Mapping[str, Any] | None) -> IdeaOfForm | None:
    """None for those who send ideas to no campaign that is open now."""
    campaigns = campaigns_to_sign_in(actor)
    start = source.text or source.title if source.kind == "idea" else ""
    return IdeaOfForm(campaigns, data, initial={"text": start}) if campaigns else None
