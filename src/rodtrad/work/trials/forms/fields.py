"""What the forms share: texts in which identity numbers are refused, days, one row among those a query chose."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.ui.forms import DateInput


class TrialsForm(AskingForm):
    """Identity numbers are refused in every text, beside its field."""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, text in list(data.items()):
            if isinstance(text, str):
                try:
                    refuse_identity_numbers(text, name)
                except forms.ValidationError as error:
                    self.add_error(name, error)
        return data

    def only(self, *names: str) -> list[Any]:
        """The bound fields of these names that the form has, for a part of the page."""
        return [self[name] for name in names if name in self.fields]


def text_field(label: Any, rows: int = 3, **kwargs: Any) -> forms.CharField:
    kwargs.setdefault("required", False)
    kwargs.setdefault("max_length", 4_000)
    return forms.CharField(label=label, widget=forms.Textarea(attrs={"rows": rows}), **kwargs)


def line_field(label: Any, longest: int = 200, **kwargs: Any) -> forms.CharField:
    kwargs.setdefault("required", False)
    return forms.CharField(label=label, max_length=longest, **kwargs)


def day_field(label: Any, **kwargs: Any) -> forms.DateField:
    kwargs.setdefault("required", False)
    return forms.DateField(label=label, widget=DateInput(), **kwargs)


def chosen(choices: Iterable[tuple[str, Any]]) -> list[tuple[str, str]]:
    """Choices with a capital first, as they stand in a form."""
    return [(key, capfirst(str(text))) for key, text in choices]


class RowField(forms.TypedChoiceField):
    """One row out of a list that the query has chosen, by its code; its value is the row, or None."""

    def __init__(self, rows: Iterable[Any], *, empty: Any = None, **kwargs: Any) -> None:
        self.rows = {row.code: row for row in rows}
        choices: list[tuple[str, Any]] = [(code, str(row)) for code, row in self.rows.items()]
        super().__init__(
            choices=[*([("", empty)] if empty is not None else []), *choices], empty_value=None,
            coerce=lambda code: self.rows.get(code), **kwargs,
        )  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        return getattr(value, "code", value)


class RowsField(forms.TypedMultipleChoiceField):
    """Several rows out of such a list."""

    def __init__(self, rows: Iterable[Any], **kwargs: Any) -> None:
        self.rows = {row.code: row for row in rows}
        super().__init__(
            choices=[(code, str(row)) for code, row in self.rows.items()], coerce=lambda code: self.rows[code],
            widget=forms.CheckboxSelectMultiple, required=False, empty_value=[], **kwargs,
        )  # fmt: skip

    def prepare_value(self, value: Any) -> Any:
        return [getattr(row, "code", row) for row in value] if isinstance(value, list | tuple) else value
