"""Forms of obstacles: write one down, take it in hand, close it, narrow the register."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.org.models import Place
from rodtrad.work.trials.choices import Closing, ObstacleKind, ObstacleState
from rodtrad.work.trials.forms.fields import RowField, TrialsForm, chosen, day_field, text_field
from rodtrad.work.trials.queries.obstacles import Wanted

_EVERYTHING = ("", _("All"))


class ObstacleFilter(FilterForm):
    """What narrows the register."""

    state = forms.ChoiceField(
        label=_("How it stands"), required=False,
        choices=[("", _("In the way now")), *chosen(ObstacleState.choices)[1:], ("all", _("All"))],
    )  # fmt: skip
    kind = forms.ChoiceField(
        label=_("What it is about"), required=False, choices=[_EVERYTHING, *chosen(ObstacleKind.choices)]
    )
    place = forms.ChoiceField(label=_("Where"), required=False)
    mine = forms.BooleanField(label=_("Only mine"), required=False)

    def __init__(self, places: Sequence[Place], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["place"].choices = [_EVERYTHING, *((place.code, place.name) for place in places)]

    def wanted(self) -> Wanted:
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(**{name: value for name, value in data.items() if value})


class InHandForm(TrialsForm):
    """What is done about an obstacle, by whom, by when."""

    never_asked = frozenset({"owner"})

    action = text_field(_("What do you do about it?"), 2)
    due = day_field(_("At the latest"))

    def __init__(self, people: Sequence[Any], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["owner"] = RowField(
            people, label=_("Who takes it on?"), required=False, empty=_("nobody yet")
        )


class ObstacleForm(InHandForm):
    """A new obstacle."""

    never_asked = frozenset({"owner", "kind"})
    field_order = ("kind", "text", "action", "owner", "due")

    kind = forms.ChoiceField(label=_("What is it about?"), choices=chosen(ObstacleKind.choices))
    text = text_field(_("What stands in the way?"), 2, required=True)


class CloseForm(TrialsForm):
    """How an obstacle ended."""

    state = forms.ChoiceField(label=_("How did it end?"), choices=Closing.choices, widget=forms.RadioSelect)
    reason = text_field(_("A line about it"), 2, required=True)
