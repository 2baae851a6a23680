"""Forms of conditions, mandate, review, portfolio and timeline."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.ui.forms import DateInput
from rodtrad.kernel.kubinol.words import CARD_TYPES_OF
from rodtrad.work.canvas.choices import (
    CONDITION_HELP,
    CONDITION_TITLES,
    TIMELINE_TITLES,
    TYPE_TITLES,
    Condition,
    ReviewOutcome,
    Status,
)
from rodtrad.work.canvas.queries.reviews import NOT_REVIEWED, Wanted

_ALL = ("", _("All"))


def _lines(rows: int = 2) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


def _capped(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, str]]:
    return [(key, capfirst(str(text))) for key, text in choices]


class ConditionsForm(AskingForm):
    """How the three conditions stand on a day."""

    day = forms.DateField(label=_("Day"), widget=DateInput())
    by = forms.CharField(
        label=_("Manager, as a function"), required=False, max_length=200,
        help_text=_("A function, never a person's name, number or address."),
    )  # fmt: skip
    note = forms.CharField(label=_("What would help?"), required=False, max_length=2_000, widget=_lines())

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name, title in CONDITION_TITLES.items():
            self.fields[name] = forms.ChoiceField(
                label=title, help_text=CONDITION_HELP[name], required=False, widget=forms.RadioSelect,
                choices=_capped(Condition.choices),
            )  # fmt: skip
        self.order_fields(["day", *CONDITION_TITLES, "by", "note"])

    def values(self) -> dict[str, Any]:
        data = self.cleaned_data
        answers = {name: data[name] for name in CONDITION_TITLES}
        return {"day": data["day"], "by": data["by"], "note": data["note"], "answers": answers}


class MandateForm(AskingForm):
    """A manager's yes."""

    line = forms.CharField(
        label=_("What does the mandate cover?"), max_length=2_000, widget=_lines(),
        help_text=_("For example: regular work from the new year, within today's budget."),
    )  # fmt: skip
    role = forms.CharField(label=_("Your function"), required=False, max_length=200)


class StepForm(AskingForm):
    """One step of a review: how it is today, and perhaps one more card."""

    note = forms.CharField(
        label=_("How is it today?"), required=False, max_length=10_000, widget=_lines(4),
        help_text=_("Kept with the review. It can be changed until the review is ended."),
    )  # fmt: skip
    card_type = forms.ChoiceField(label=_("Type of card"), required=False)
    text = forms.CharField(
        label=_("One more card, if something is missing"), required=False, max_length=2_000, widget=_lines()
    )

    def __init__(self, step: str, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        types = CARD_TYPES_OF.get(step, ())
        self.fields["card_type"].choices = [(name, TYPE_TITLES[name]) for name in types]
        if not types:
            del self.fields["card_type"], self.fields["text"]


class OutcomeForm(AskingForm):
    """What the review comes to, and what it frees."""

    outcome = forms.ChoiceField(label=_("The intervention is to"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why?"), max_length=2_000, widget=_lines())
    hours_per_month = forms.DecimalField(
        label=_("Hours freed per month"), required=False, min_value=0, max_value=1_000_000, decimal_places=1,
        help_text=_("Twelve times that is counted as freed in a year."),
    )  # fmt: skip
    sek_per_year = forms.DecimalField(
        label=_("Kronor freed per year"), required=False, min_value=0, max_value=10**12, decimal_places=0
    )
    note = forms.CharField(
        label=_("What is the freed time to go to?"), required=False, max_length=2_000, widget=_lines()
    )

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["outcome"].choices = _capped(ReviewOutcome.choices)

    def values(self) -> dict[str, str]:
        numbers = ("hours_per_month", "sek_per_year")
        return {
            name: "" if value is None else f"{value.normalize():f}" if name in numbers else value
            for name, value in self.cleaned_data.items()
        }


class PortfolioFilter(FilterForm):
    """What narrows the portfolio."""

    place = forms.ChoiceField(label=_("Municipality or unit"), required=False)
    outcome = forms.ChoiceField(label=_("Review"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)

    def __init__(self, places: Iterable[Place], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["place"].choices = [_ALL, *((place.code, place.name) for place in places)]
        self.fields["outcome"].choices = [
            _ALL,
            (NOT_REVIEWED, _("Not reviewed yet")),
            *_capped(ReviewOutcome.choices),
        ]
        self.fields["state"].choices = [_ALL, *_capped(Status.choices)]

    def wanted(self) -> Wanted:
        """What was asked for; an unknown word narrows to nothing less than all."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(**{name: value for name, value in data.items() if value})


class TimelineForm(forms.Form):
    """What is shown of the timeline: a kind, a month."""

    slag = forms.ChoiceField(label=_("Show"), required=False)
    manad = forms.ChoiceField(label=_("Month"), required=False)

    def __init__(self, months: Iterable[str], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["slag"].choices = [("", _("Everything")), *TIMELINE_TITLES.items()]
        self.fields["manad"].choices = [
            ("", _("All months")),
            *((key, capfirst(in_words(key))) for key in months),
        ]
