"""Forms of the thread's own pages: shape and field checks only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.thread.choices import FlagAnswer
from rodtrad.foundation.thread.lanes import LANE_TITLES
from rodtrad.foundation.thread.queries import Said
from rodtrad.foundation.thread.queries.matching import organisations_of, themes_to_choose
from rodtrad.foundation.thread.rules.search import OLDER, Narrowed, narrowed_by


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
    is_narrowed: bool = False


AGES = (
    ("1", _("the last month")), ("6", _("the last six months")), ("12", _("the last year")),
    ("24", _("the last two years")), (OLDER, _("longer ago than two years")),
)  # fmt: skip


class WordsForm(FilterForm):
    """Only the words of a search."""

    q = forms.CharField(label=_("Search"), required=False, max_length=200)

    def words(self) -> str:
        self.is_valid()
        return str(self.cleaned_data.get("q", "")).strip()


class SearchForm(WordsForm):
    """The words, and what the search is narrowed to."""

    lane = forms.ChoiceField(label=_("Lane"), required=False)
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    place = forms.ChoiceField(label=_("Organisation"), required=False)
    theme = forms.ChoiceField(label=_("Theme"), required=False)
    age = forms.ChoiceField(label=_("Made"), required=False)
    year = forms.ChoiceField(label=_("Made in the year"), required=False)
    retired = forms.BooleanField(label=_("Also what is put away"), required=False)

    def __init__(self, actor: Actor, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        every = ("", _("All"))
        kinds = [(kind.name, capfirst(str(kind.plural))) for kind in manifests.kinds if kind.lists]
        years = range(clock.today().year, clock.today().year - 10, -1)
        places = organisations_of(actor)
        self.places = {place.code: place for place, _depth in places}
        self.fields["kind"].choices = [every, *sorted(kinds, key=lambda row: row[1])]
        self.fields["lane"].choices = [every, *LANE_TITLES.items()]
        self.fields["place"].choices = [every, *((row.code, "– " * deep + row.name) for row, deep in places)]
        self.fields["year"].choices = [every, *((str(year), year) for year in years)]
        self.fields["age"].choices = [("", _("at any time")), *AGES]
        self.fields["theme"].choices = [every, *((name, name) for name in themes_to_choose(actor))]

    def asked(self) -> Asked:
        """What was asked for; a choice that does not exist is passed over."""
        words, chosen = self.words(), self.chosen()
        place = self.places.get(chosen.get("place", ""))
        return Asked(words, narrowed_by(chosen, place.pk if place else None, clock.today()), bool(chosen))

    def more(self) -> list[BoundField]:
        """What is folded away until it is used."""
        return [self[name] for name in ("lane", "place", "theme", "kind", "year", "retired")]

    def more_is_open(self) -> bool:
        return any(field.data for field in self.more())

    def chosen(self) -> dict[str, str]:
        """What it is narrowed to, by field, as it is sent; without the words."""
        data = getattr(self, "cleaned_data", {})
        given = {name: data.get(name) for name in self.fields if name != "q"}
        return {name: "1" if value is True else str(value) for name, value in given.items() if value}

    def in_words(self, chosen: Mapping[str, str]) -> list[str]:
        """What a search is narrowed to as a person reads it: "Lane: Voices"."""
        found = []
        for name, value in chosen.items():
            titles = {str(key): str(title) for key, title in getattr(self.fields[name], "choices", ())}
            title = titles.get(value, value).lstrip("– ")
            found.append(
                str(self.fields[name].label) if name == "retired" else f"{self.fields[name].label}: {title}"
            )
        return found


class SavedForm(AskingForm):
    """What a saved search is called, and whether one is told of what is new."""

    name = forms.CharField(label=_("What will you call the search?"), max_length=80)
    tells = forms.BooleanField(
        label=_("Tell me when something new fits"), required=False, initial=True,
        help_text=_("How you are told, at once or once a day, you choose under “How I am told”."),
    )  # fmt: skip

    def clean_name(self):
        refuse_identity_numbers(self.cleaned_data["name"])
        return self.cleaned_data["name"]
