"""Forms about a measure's line: aims, marks, answers to signals; and groups of measures."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.ui.forms import DateInput
from rodtrad.sources.indicators.choices import AimKind, Answer, MarkKind, Origin
from rodtrad.sources.indicators.forms.fields import NumberField
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.rules import periods
from rodtrad.sources.indicators.services.marking import WantedAim

_LEVELS = (Audience.UNIT, Audience.MUNICIPALITY, Audience.NETWORK)


def _capital(choices: Any) -> list[tuple[Any, str]]:
    return [(key, capfirst(str(text))) for key, text in choices]


class AimForm(AskingForm):
    """A target, or what is expected, and where it comes from."""

    kind = forms.ChoiceField(
        label=_("What is it?"), choices=_capital(AimKind.choices), widget=forms.RadioSelect, initial=AimKind.TARGET,
        help_text=_("A target is decided. An expected value is worked out from how others in a like situation do."),
    )  # fmt: skip
    value = NumberField(label=_("Value"))
    value_to = NumberField(label=_("To"), required=False, help_text=_("Only when it is a range."))
    origin = forms.ChoiceField(label=_("Where does it come from?"), choices=_capital(Origin.choices))
    source = forms.CharField(
        label=_("Which decision, law or model?"),
        max_length=300,
        help_text=_("With date and number, so that it can be found."),
    )
    since = forms.DateField(label=_("From"), widget=DateInput)
    until = forms.DateField(
        label=_("Until"), required=False, widget=DateInput, help_text=_("Empty: it still holds.")
    )

    def wanted(self) -> WantedAim:
        return WantedAim(**{name: self.cleaned_data[name] for name in WantedAim.__dataclass_fields__})


class MarkForm(AskingForm):
    """Something to say about a period of the line."""

    kind = forms.ChoiceField(
        label=_("What do you want to say?"), choices=_capital(MarkKind.choices), widget=forms.RadioSelect,
        help_text=_("Begin a new part only when you know what changed, never because the line looks better that way."),
    )  # fmt: skip
    at = forms.ChoiceField(label=_("At which period?"))
    text = forms.CharField(
        label=_("What happened?"), max_length=500, widget=forms.Textarea(attrs={"rows": 2})
    )

    def __init__(self, kind: str, days: Sequence[date], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["at"].choices = [(day.isoformat(), periods.said(kind, day)) for day in reversed(days)]

    def day(self) -> date:
        return date.fromisoformat(self.cleaned_data["at"])


class SignalForm(AskingForm):
    """What a person says of a signal."""

    answer = forms.ChoiceField(
        label=_("What do you say?"), choices=_capital(Answer.choices), widget=forms.RadioSelect
    )
    reason = forms.CharField(
        label=_("Tell more"), max_length=1_000, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("What has changed, what you look for, or why you leave it."),
    )  # fmt: skip


class GroupForm(AskingForm):
    """Measures that are looked at together."""

    never_asked = frozenset({"title"})

    title = forms.CharField(label=_("What is the group called?"), max_length=200)
    text = forms.CharField(
        label=_("What do you look for?"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("For example: do costs rise although the number of cases is the same?"),
    )  # fmt: skip
    place = forms.ChoiceField(label=_("For which part of the organisation?"))
    measures = forms.MultipleChoiceField(
        label=_("Measures"), widget=forms.CheckboxSelectMultiple, required=False
    )
    level = forms.ChoiceField(
        label=_("Who sees it?"), choices=[(level.value, level.label) for level in _LEVELS]
    )

    def __init__(
        self, places: Sequence[Any], measures: Sequence[Measure], data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.places = {place.code: place for place in places}
        self.by_code = {measure.item.code: measure for measure in measures}
        self.fields["place"].choices = [(place.code, place.name) for place in places]
        self.fields["measures"].choices = [
            (code, f"{measure.item.title} · {measure.item.place.name}")
            for code, measure in self.by_code.items()
        ]

    def chosen(self) -> list[Measure]:
        """The measures, in the order they stand in."""
        wanted = set(self.cleaned_data["measures"])
        return [measure for code, measure in self.by_code.items() if code in wanted]

    def chosen_place(self) -> Any:
        return self.places[self.cleaned_data["place"]]
