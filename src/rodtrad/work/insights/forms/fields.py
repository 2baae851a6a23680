"""What the forms share: rows out of the catalogue, perspectives as a set, days, audiences."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.ui.forms import DateInput
from rodtrad.work.insights.choices import CIRCLE_TITLES
from rodtrad.work.insights.rules import circles

LEVELS = [
    ("unit", _("my unit")),
    ("municipality", _("everybody in the municipality")),
    ("network", _("the municipality and its networks")),
    ("public", _("everybody, also outside")),
]
WITHIN = LEVELS[:2]
OUTSIDE = LEVELS[2:]


class CirclesField(forms.TypedMultipleChoiceField):
    """The three perspectives, several of them at will; the value is their set (rules.circles)."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(
            choices=list(CIRCLE_TITLES.items()), coerce=int, widget=forms.CheckboxSelectMultiple, required=False,
            empty_value=[], **kwargs,
        )  # fmt: skip

    def clean(self, value: Any) -> int:
        return circles.together(super().clean(value))

    def prepare_value(self, value: Any) -> Any:
        return list(circles.parts(value)) if isinstance(value, int) else value


class InsightForm(AskingForm):
    """What every form here does: identity numbers are refused in each text, also in what is only chosen from."""

    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, text in list(data.items()):
            if isinstance(text, str):
                try:
                    refuse_identity_numbers(text, name)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return data

    def values(self, *names: str) -> dict[str, Any]:
        """The cleaned values of these fields; of all but the version when none are named."""
        data = self.cleaned_data
        wanted = names or tuple(name for name in self.fields if name != "version")
        return {name: data[name] for name in wanted if name in data}

    def take(self, error: forms.ValidationError) -> None:
        """What the service refused, beside its field."""
        if hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                self.add_error(name if name in self.fields else None, errors)
        else:
            self.add_error(None, error)

    def for_version(self, version: int) -> None:
        self.fields["version"].initial = version


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    kwargs.setdefault("required", False)
    return forms.DateField(label=label, widget=DateInput(), **kwargs)


def text_field(label: Any, rows: int = 2, **kwargs: Any) -> forms.CharField:
    kwargs.setdefault("required", False)
    kwargs.setdefault("max_length", 4_000)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def line_field(label: Any, **kwargs: Any) -> forms.CharField:
    kwargs.setdefault("required", False)
    kwargs.setdefault("max_length", 200)
    return forms.CharField(label=label, **kwargs)


SHIFTS = "shift-suggestions"


def shift_field(label: Any) -> forms.CharField:
    """A shift, with the known ones offered while one writes: the page holds them as a datalist with the id SHIFTS."""
    widget = forms.TextInput(attrs={"list": SHIFTS, "autocomplete": "off"})
    text = _("From what to what, for example: acute → preventive. Choose one of those offered if it fits.")
    return forms.CharField(label=label, required=False, max_length=130, widget=widget, help_text=text)


def number_field(label: Any, **kwargs: Any) -> forms.IntegerField:
    return forms.IntegerField(label=label, required=False, min_value=0, max_value=1_000_000, **kwargs)


class RowField(forms.TypedChoiceField):
    """One row out of a list that the query has chosen, by its code."""

    def __init__(self, rows: Iterable[Any], *, empty: Any = None, key: str = "code", **kwargs: Any) -> None:
        self.rows = {str(getattr(row, key)): row for row in rows}
        choices: list[tuple[str, Any]] = [(code, str(row)) for code, row in self.rows.items()]
        super().__init__(
            choices=[*([("", empty)] if empty is not None else []), *choices], empty_value=None,
            coerce=lambda code: self.rows.get(code), **kwargs,
        )  # fmt: skip
        self.key = key

    def prepare_value(self, value: Any) -> Any:
        return getattr(value, self.key) if hasattr(value, self.key) else value


class RowsField(forms.TypedMultipleChoiceField):
    """Several rows out of such a list."""

    def __init__(self, rows: Iterable[Any], *, key: str = "code", **kwargs: Any) -> None:
        self.rows = {str(getattr(row, key)): row for row in rows}
        super().__init__(
            choices=[(code, str(row)) for code, row in self.rows.items()], coerce=lambda code: self.rows[code],
            widget=forms.CheckboxSelectMultiple, required=False, empty_value=[], **kwargs,
        )  # fmt: skip
        self.key = key

    def prepare_value(self, value: Any) -> Any:
        if isinstance(value, list | tuple):
            return [getattr(row, self.key) if hasattr(row, self.key) else row for row in value]
        return value


def place_field(places: Iterable[Place]) -> RowField:
    return RowField(places, label=_("Where in the organisation?"))


def person_field(people: Iterable[User], label: Any) -> RowField:
    return RowField(people, label=label, required=False, empty=_("nobody"))
