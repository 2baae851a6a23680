"""Fields that choose a place or a person by public code, and text that refuses identity numbers."""

from __future__ import annotations

from typing import Any

from django import forms

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.models import Place, User


class GuardedField(forms.CharField):
    """One line written by people."""

    def validate(self, value):
        super().validate(value)
        refuse_identity_numbers(value)


class GuardedEmail(forms.EmailField):
    """An address of a colleague."""

    def validate(self, value):
        super().validate(value)
        refuse_identity_numbers(value)


class PlaceField(forms.ModelChoiceField):
    """A place, by its code; what lies below another is indented."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=Place.objects.none(), to_field_name="code", **kwargs)

    def label_from_instance(self, obj: Place) -> str:
        return "– " * (obj.path.count(".") - 1) + obj.name


class PersonField(forms.ModelChoiceField):
    """A person, by code."""

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(queryset=User.objects.none(), to_field_name="code", **kwargs)


def day_field(**kwargs) -> forms.DateField:
    return forms.DateField(widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), **kwargs)
