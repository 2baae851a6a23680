"""What the list of cases can be narrowed to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.org.models import Place
from rodtrad.work.canvas.choices import CATALOGUE_TITLES, TAG_LABELS, TITLES, Level, NewOrExisting, Status
from rodtrad.work.canvas.queries.cases import Wanted, catalogue_words

_ALL = ("", _("All"))
_MAIN = ("text", "place", "state", "mine")


class CaseFilter(FilterForm):
    """What narrows the list of cases."""

    text = forms.CharField(label=_("Words in the title"), required=False, max_length=200)
    place = forms.ChoiceField(label=_("Municipality or unit"), required=False)
    state = forms.ChoiceField(label=TITLES["status"], required=False, choices=[_ALL, *Status.choices])
    level = forms.ChoiceField(label=TITLES["level"], required=False, choices=[_ALL, *Level.choices])
    new_or_existing = forms.ChoiceField(
        label=TITLES["new_or_existing"], required=False, choices=[_ALL, *NewOrExisting.choices]
    )
    theme = forms.CharField(label=_("Theme"), required=False, max_length=120)
    tag = forms.ChoiceField(label=_("Tag"), required=False)
    mine = forms.BooleanField(label=_("Only works I take part in"), required=False)
    open_questions = forms.BooleanField(label=_("Only with open questions"), required=False)
    put_away = forms.BooleanField(label=_("Those put away"), required=False)

    def __init__(self, places: Iterable[Place], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["place"].choices = [_ALL, *((place.code, _said(place)) for place in places)]
        tags: dict[str, list[tuple[str, Any]]] = {}
        for catalogue, word in catalogue_words():
            tags.setdefault(str(CATALOGUE_TITLES[catalogue]), []).append(
                (f"{catalogue}:{word}", TAG_LABELS.get(word, word))
            )
        self.fields["tag"].choices = [_ALL, *tags.items()]
        for name in ("state", "level", "new_or_existing"):
            self.fields[name].choices = [
                (key, capfirst(str(text))) for key, text in self.fields[name].choices
            ]

    def main_fields(self) -> list[BoundField]:
        return [self[name] for name in _MAIN]

    def more_fields(self) -> list[BoundField]:
        return [field for field in self if field.name not in _MAIN]

    @property
    def more_is_open(self) -> bool:
        """Whether something among the folded fields is in use, or must be put right."""
        return any(field.data or field.errors for field in self.more_fields())

    def wanted(self) -> Wanted:
        """What was asked for; an unknown word narrows to nothing less than all."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(**{name: value for name, value in data.items() if value})


def _said(place: Place) -> str:
    if place.municipality is None or place.municipality_id == place.pk:
        return place.name
    return f"{place.municipality.name}: {place.name}"
