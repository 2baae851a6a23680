"""Forms of the thread's own pages: shape and field checks only."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.thread.choices import FlagAnswer
from rodtrad.foundation.thread.lanes import LANE_TITLES
from rodtrad.foundation.thread.queries import Said, places_of
from rodtrad.foundation.thread.rules.search import Narrowed


class ReasonForm(AskingForm):
    """A line about why."""

    reason = forms.CharField(label=_("Why?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))

    def clean_reason(self):
        refuse_identity_numbers(self.cleaned_data["reason"])
        return self.cleaned_data["reason"]


class FlagForm(ReasonForm):
    """The answer to a look-again flag."""

    answer = forms.ChoiceField(label=_("What did you come to?"), choices=(), widget=forms.RadioSelect)
    field_order = ["answer", "reason"]

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["answer"].choices = [(key, capfirst(label)) for key, label in FlagAnswer.choices]


class LinkSearchForm(AskingForm):
    """How the item hangs together with something else, and words in the title of that."""

    said = forms.ChoiceField(label=_("In what way?"))
    words = forms.CharField(label=_("Words in the title"), max_length=200, required=False)

    def __init__(self, relations: list[Said], *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.relations = {row.key: row for row in relations}
        self.fields["said"].choices = [(row.key, capfirst(str(row.label))) for row in relations]

    def clean_words(self):
        refuse_identity_numbers(self.cleaned_data["words"])
        return self.cleaned_data["words"]

    def clean_said(self):
        return self.relations[self.cleaned_data["said"]]


class LinkForm(LinkSearchForm):
    """The search, what was chosen in its answer, and why."""

    target = forms.CharField(label=_("To what?"), max_length=12)
    reason = forms.CharField(
        label=_("Why do they hang together?"),
        max_length=2_000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )


@dataclass(frozen=True, slots=True)
class Asked:
    """What somebody searches for."""

    words: str = ""
    narrowed: Narrowed = field(default_factory=Narrowed)


class SearchForm(FilterForm):
    """The words, and what the search is narrowed to."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    place = forms.ChoiceField(label=_("Municipality"), required=False)
    year = forms.ChoiceField(label=_("Made in"), required=False)
    retired = forms.BooleanField(label=_("Also what is put away"), required=False)
    lane = forms.ChoiceField(label=_("Lane"), required=False, widget=forms.HiddenInput)

    def __init__(self, actor: Actor, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        every = ("", _("All"))
        kinds = [(kind.name, capfirst(str(kind.plural))) for kind in manifests.kinds if kind.lists]
        years = range(clock.today().year, clock.today().year - 10, -1)
        self.places = {place.code: place for place in places_of(actor)}
        self.fields["kind"].choices = [every, *sorted(kinds, key=lambda row: row[1])]
        self.fields["lane"].choices = [every, *LANE_TITLES.items()]
        self.fields["place"].choices = [every, *((code, place.name) for code, place in self.places.items())]
        self.fields["year"].choices = [every, *((str(year), year) for year in years)]

    def asked(self) -> Asked:
        """What was asked for; a choice that does not exist is passed over."""
        self.is_valid()
        data = getattr(self, "cleaned_data", {})
        place = self.places.get(data.get("place", ""))
        return Asked(
            data.get("q", "").strip(),
            Narrowed(
                kinds=(data["kind"],) if data.get("kind") else (), lane=data.get("lane", ""),
                place=place.pk if place else None, year=int(data["year"]) if data.get("year") else None,
                retired=bool(data.get("retired")),
            ),
        )  # fmt: skip
