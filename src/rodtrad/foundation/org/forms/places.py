"""Forms about places and networks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import queries
from rodtrad.foundation.org.choices import PARENTS, PlaceKind
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.forms.fields import GuardedField, PlaceField, day_field
from rodtrad.foundation.org.models import Place


class PlaceForm(AskingForm):
    """What describes a place."""

    never_asked = frozenset({"name", "official_code"})

    name = GuardedField(label=pgettext_lazy("of a person or place", "Name"), max_length=200)
    official_code = GuardedField(
        label=_("Official code"),
        max_length=20,
        required=False,
        help_text=_("For a municipality: four digits."),
    )
    about = GuardedField(
        label=pgettext_lazy("of a place", "About"), required=False, widget=forms.Textarea(attrs={"rows": 4})
    )

    @classmethod
    def values_of(cls, place: Place) -> dict[str, Any]:
        return {name: getattr(place, name) for name in cls.base_fields}


class NewPlaceForm(PlaceForm):
    """A new place and where it stands."""

    field_order = ("parent", "kind", "name", "official_code", "about", "since")
    parent = PlaceField(label=_("Stands under"), required=False, empty_label=_("Nothing: at the top"))
    kind = forms.ChoiceField(label=_("Kind"), choices=PlaceKind.choices, initial=PlaceKind.UNIT)
    since = day_field(label=_("From"), required=False)

    def __init__(self, *args, actor: Actor, near: Place | None, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["parent"].queryset = queries.choosable_places(actor, "org.manage-places", near)
        if near is not None:
            allowed = [kind for kind, parents in PARENTS.items() if near.kind in parents]
            self.fields["kind"].choices = [(key, title) for key, title in PlaceKind.choices if key in allowed]


class MovePlaceForm(forms.Form):
    """Where a place is moved to."""

    parent = PlaceField(label=_("Stands under"), empty_label=_("Nothing: at the top"))

    def __init__(self, *args, actor: Actor, place: Place, **kwargs):
        super().__init__(*args, **kwargs)
        parents = PARENTS[place.kind]
        rows = queries.choosable_places(actor, "org.manage-places", place)
        self.fields["parent"].required = None not in parents
        self.fields["parent"].queryset = rows.filter(kind__in=[kind for kind in parents if kind]).exclude(
            path__startswith=place.path
        )


class ClosePlaceForm(forms.Form):
    """When a place closes."""

    last_day = day_field(label=_("Last day"), required=False, help_text=_("Empty: it closes now."))


class MergePlaceForm(forms.Form):
    """Which place takes over."""

    into = PlaceField(label=_("Taken over by"), empty_label=_("Choose a place"))

    def __init__(self, *args, actor: Actor, place: Place, **kwargs):
        super().__init__(*args, **kwargs)
        rows = queries.choosable_places(actor, "org.manage-places", place)
        self.fields["into"].queryset = rows.filter(kind=place.kind).exclude(path__startswith=place.path)


class JoinForm(forms.Form):
    """Which municipality joins a network."""

    municipality = PlaceField(label=_("Municipality"), empty_label=_("Choose a municipality"))

    def __init__(self, *args, actor: Actor, **kwargs):
        super().__init__(*args, **kwargs)
        rows = queries.places_for(actor, "org.manage-networks").filter(kind=PlaceKind.MUNICIPALITY)
        self.fields["municipality"].queryset = rows.order_by("name")
