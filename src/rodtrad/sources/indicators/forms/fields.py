"""Fields that the forms of measures share."""

from __future__ import annotations

from typing import Any

from django import forms

from rodtrad.foundation.base.fields import refuse_identity_numbers


class NumberField(forms.FloatField):
    """A number with a decimal comma where the language has one; never a personal identity number."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(localize=True, **kwargs)

    def to_python(self, value: Any) -> float | None:  # type: ignore[override]
        refuse_identity_numbers(value or "")
        return super().to_python(value)
