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
from rodtrad.work.ideas.choices import IdeaType, Language, Naming
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.rules.texts import split_lines
from rodtrad.work.ideas.services.wanted import Translated, Wanted

_PLACES, _SAID = ("places",), ("title", "text", "questions", "challenges")
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
    level = forms.ChoiceField(
        label=_("Who sees the ideas?"), choices=[(level.value, level.label) for level in _LEVELS]
    )
    places = forms.MultipleChoiceField(
        label=_("Which places may senders choose?"), required=False, widget=forms.CheckboxSelectMultiple,
        help_text=_("None ticked: every place in that part of the organisation, and by link nobody is asked."),
    )  # fmt: skip
    languages = forms.MultipleChoiceField(
        label=_("Languages of the page for everybody"), widget=forms.CheckboxSelectMultiple, choices=Language.choices,
        help_text=_("With more than one, whoever writes chooses. Ideas may be written in any language."),
    )  # fmt: skip
    title_en = forms.CharField(label=_("What do you ask about? (in English)"), required=False, max_length=200)
    text_en = forms.CharField(
        label=_("Tell more about the challenge (in English)"), required=False, max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )  # fmt: skip
    questions_en = forms.CharField(
        label=_("Questions to think about (in English)"), required=False, max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 3}), help_text=_("One on each line."),
    )  # fmt: skip
    challenges_en = forms.CharField(
        label=_("Challenges to choose among (in English)"), required=False, max_length=6_000,
        widget=forms.Textarea(attrs={"rows": 6}), help_text=_("In the same order as above, one on each line."),
    )  # fmt: skip

    def __init__(self, places: list[Any], choosable: list[Any], data: Any = None, **kwargs: Any) -> None:
        """``places``: where it may be; ``choosable``: what senders may be let choose among."""
        super().__init__(data, **kwargs)
        self.by_code = {place.code: place for place in (*choosable, *places)}
        self.fields["place"].choices = [(place.code, place.name) for place in places]
        self.fields["places"].choices = [(place.code, place.name) for place in choosable]

    @property
    def main_fields(self) -> list[Any]:
        return [field for field in self if field.name not in (*_PLACES, *self._translated())]

    @property
    def place_fields(self) -> list[Any]:
        return [self[name] for name in _PLACES]

    @property
    def english_fields(self) -> list[Any]:
        return [self[name] for name in self._translated()]

    @property
    def places_are_open(self) -> bool:
        """Whether something among the folded fields is in use, or must be put right."""
        return bool(self["places"].value() or self["places"].errors)

    @property
    def english_is_open(self) -> bool:
        return any(field.value() or field.errors for field in self.english_fields)

    def _translated(self) -> tuple[str, ...]:
        return tuple(f"{name}_en" for name in _SAID)

    def chosen_place(self) -> Any:
        return self.by_code[self.cleaned_data["place"]]

    def wanted(self) -> Wanted:
        """What the form asks for, as the service takes it. The first of the languages is what it is written in."""
        data = {**self.cleaned_data}
        del data["place"]
        english = {name: data.pop(f"{name}_en") for name in _SAID}
        for words in (data, english):
            for name in ("questions", "challenges"):
                words[name] = tuple(split_lines(words[name]))
        for name in ("types", "languages"):
            data[name] = tuple(data[name])
        data["places"] = tuple(self.by_code[code] for code in data["places"])
        # what is written is kept, also while the page does not speak the language
        translated = {Language.EN.value: Translated(**english)} if any(english.values()) else {}
        return Wanted(**data, translated=translated)


def initial_of(campaign: Campaign, challenges: list[Any]) -> dict[str, Any]:
    """A campaign as its form shows it."""
    columns = (
        "opens", "closes", "naming", "open_to_all", "look_first", "shows_similar", "types", "max_length", "languages",
    )  # fmt: skip
    english = campaign.translations.get(Language.EN, {})
    titles = [row.titles.get(Language.EN, "") for row in challenges]
    return {
        **{name: getattr(campaign, name) for name in columns},
        "title": campaign.item.title, "text": campaign.item.text, "questions": "\n".join(campaign.questions),
        "challenges": "\n".join(row.title for row in challenges), "place": campaign.item.place.code,
        "level": level_of(campaign.item.audience), "places": [place.code for place in campaign.places.all()],
        "title_en": english.get("title", ""), "text_en": english.get("text", ""),
        "questions_en": "\n".join(english.get("questions", ())),
        "challenges_en": "\n".join(titles) if any(titles) else "",
    }  # fmt: skip


class ReopenForm(forms.Form):
    """Until when a campaign takes ideas again."""

    closes = forms.DateField(label=_("New last day"), required=False, widget=DateInput)
