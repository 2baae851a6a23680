"""Forms for what is fetched from Kolada: search and choose, and change what one measure is compared with."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.models import Place
from rodtrad.sources.indicators.models import Fetch
from rodtrad.sources.indicators.national.catalogue import Listed, found
from rodtrad.sources.indicators.rules import areas

SHOWN = 40


class FetchForm(AskingForm):
    """With whom one measure is compared, and from which year on."""

    never_asked = frozenset({"areas"})

    areas = forms.CharField(
        label=_("Municipalities to compare with"), required=False, max_length=1_500,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("Names, one on each line or with commas between. Write Riket for the whole country."),
    )  # fmt: skip
    since = forms.IntegerField(label=_("From which year?"), min_value=1990, max_value=2100)

    def clean_areas(self) -> tuple[str, ...]:
        """The codes of the municipalities."""
        refuse_identity_numbers(self.cleaned_data["areas"])
        known, unknown = areas.read(self.cleaned_data["areas"])
        if unknown:
            said = gettext("No municipality is called %(names)s. Write the name as it is usually written.")
            raise forms.ValidationError(said % {"names": ", ".join(unknown[:5])})
        return known


class KoladaForm(FetchForm):
    """Search the measures of Kolada by words, choose some, and say for whom. ``searching``: only the words count."""

    never_asked = frozenset({"areas", "words"})

    words = forms.CharField(
        label=_("Search for a measure"), required=False, max_length=200,
        help_text=_("Words of its name, such as ensamhet or hemtjänst, or its id in Kolada."),
    )  # fmt: skip
    measures = forms.MultipleChoiceField(
        label=_("Measures"), required=False, widget=forms.CheckboxSelectMultiple
    )
    place = forms.ChoiceField(label=_("For which part of the organisation?"))
    field_order = ("words", "measures", "place", "areas", "since")

    def __init__(
        self, known: Mapping[str, Listed], places: Sequence[Place], data: Any = None, **kwargs: Any
    ) -> None:
        self.searching = data is not None and "fetch" not in data
        super().__init__(_filled(data, kwargs.get("initial", {})) if self.searching else data, **kwargs)
        self.listed = known
        self.places = {place.code: place for place in places}
        self.fields["place"].choices = [(place.code, place.name) for place in places]
        ticked = [
            known[each] for each in (data.getlist("measures") if data is not None else ()) if each in known
        ]
        hits = found(known.values(), data.get("words", "")) if data is not None else []
        self.more = max(0, len(hits) - SHOWN)
        self.shown = list(dict.fromkeys([*ticked, *hits[:SHOWN]]))
        self.fields["measures"].choices = [(each.id, _said(each)) for each in self.shown]
        for name in ("place", "since") if self.searching else ():
            self.fields[name].required = False

    def clean_words(self) -> str:
        words: str = self.cleaned_data["words"]
        refuse_identity_numbers(words)
        if self.searching and not words.strip():
            raise forms.ValidationError(gettext("Write a word of the measure's name, or its id."))
        return words

    def clean_measures(self) -> list[Listed]:
        chosen = [self.listed[each] for each in self.cleaned_data["measures"]]
        if not chosen and not self.searching:
            raise forms.ValidationError(gettext("Search, and tick at least one measure."))
        return chosen

    def chosen_place(self) -> Place:
        return self.places[self.cleaned_data["place"]]


def _filled(data: Any, initial: Mapping[str, Any]) -> Any:
    """What was sent, with good starting values for what the page has not shown yet."""
    filled = data.copy()
    for name, value in initial.items():
        filled.setdefault(name, str(value))
    return filled


def _said(listed: Listed) -> str:
    """A measure in the list of choices."""
    told = f"{listed.title} ({listed.id})"
    return gettext("%(measure)s – no longer published") % {"measure": told} if listed.ended else told


def initial_of(fetch: Fetch) -> dict[str, Any]:
    """What is fetched, as its form shows it."""
    return {"areas": "\n".join(areas.name_of(code) for code in fetch.areas), "since": fetch.since}
