"""Forms of campaigns: begin and change one."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.ui.forms import DateInput
from rodtrad.work.ideas.choices import IdeaType, Naming
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.rules.texts import split_lines
from rodtrad.work.ideas.services.campaigns import Wanted

_LEVELS = (Audience.UNIT, Audience.MUNICIPALITY, Audience.NETWORK)


class CampaignForm(AskingForm):
    """What a campaign asks, of whom, for how long and how."""

    title = forms.CharField(label=_("What do you ask about?"), max_length=200)
    text = forms.CharField(
        label=_("Tell more about the challenge"), required=False, max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    questions = forms.CharField(
        label=_("Questions to think about"), required=False, max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One on each line. They stand above the field."),
    )  # fmt: skip
    challenges = forms.CharField(
        label=_("Challenges to choose among"), required=False, max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 8}),
        help_text=_("One on each line. Take away those you do not ask about, or write your own."),
    )  # fmt: skip
    place = forms.ChoiceField(label=_("For which part of the organisation?"))
    opens = forms.DateField(label=_("First day"), required=False, widget=DateInput)
    closes = forms.DateField(label=_("Last day"), required=False, widget=DateInput)
    naming = forms.ChoiceField(label=_("Do senders sign?"), choices=Naming.choices, widget=forms.RadioSelect)
    open_to_all = forms.BooleanField(
        label=_("Anyone with the link or the QR code may write"), required=False,
        help_text=_("Without signing in, and without a name."),
    )  # fmt: skip
    look_first = forms.BooleanField(
        label=_("Somebody looks at what comes by link before others see it"), required=False
    )
    shows_similar = forms.BooleanField(label=_("Show similar ideas to whoever writes"), required=False)
    types = forms.MultipleChoiceField(
        label=_("What may be sent"), widget=forms.CheckboxSelectMultiple,
        choices=[(key, capfirst(str(text))) for key, text in IdeaType.choices],
    )  # fmt: skip
    max_length = forms.IntegerField(label=_("Longest idea (characters)"), min_value=100, max_value=10_000)
    languages = forms.MultipleChoiceField(
        label=_("Languages"), widget=forms.CheckboxSelectMultiple,
        choices=[("sv", _("Swedish")), ("en", _("English"))],
    )  # fmt: skip
    level = forms.ChoiceField(
        label=_("Who sees the ideas?"), choices=[(level.value, level.label) for level in _LEVELS]
    )

    def __init__(self, places: list[Any], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.places = {place.code: place for place in places}
        self.fields["place"].choices = [(place.code, place.name) for place in places]

    def chosen_place(self) -> Any:
        return self.places[self.cleaned_data["place"]]

    def wanted(self) -> Wanted:
        """What the form asks for, as the service takes it."""
        data = {**self.cleaned_data}
        del data["place"]
        for name in ("questions", "challenges"):
            data[name] = tuple(split_lines(data[name]))
        for name in ("types", "languages"):
            data[name] = tuple(data[name])
        return Wanted(**data)


def initial_of(campaign: Campaign, challenges: list[Any]) -> dict[str, Any]:
    """A campaign as its form shows it."""
    columns = (
        "opens", "closes", "naming", "open_to_all", "look_first", "shows_similar", "types", "max_length", "languages",
    )  # fmt: skip
    return {
        **{name: getattr(campaign, name) for name in columns},
        "title": campaign.item.title, "text": campaign.item.text, "questions": "\n".join(campaign.questions),
        "challenges": "\n".join(row.title for row in challenges), "place": campaign.item.place.code,
        "level": level_of(campaign.item.audience),
    }  # fmt: skip


class ReopenForm(forms.Form):
    """Until when a campaign takes ideas again."""

    closes = forms.DateField(label=_("New last day"), required=False, widget=DateInput)
