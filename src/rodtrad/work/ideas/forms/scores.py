"""Forms of judging: whom to ask, and what one thinks of one idea."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.models import User

_STEPS = [(number, str(number)) for number in range(1, 6)]


class AskForm(forms.Form):
    """Whom to ask, of those who may be meant."""

    person = forms.ChoiceField(label=_("Whom do you ask?"))

    def __init__(self, people: Iterable[User], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.by_code = {user.code: user for user in people}
        self.fields["person"].choices = [
            ("", "–"),
            *((code, user.name) for code, user in self.by_code.items()),
        ]

    def chosen(self) -> User:
        return self.by_code[self.cleaned_data["person"]]


class JudgeForm(AskingForm):
    """Two numbers and a few words."""

    effect = forms.TypedChoiceField(
        label=_("How much would it do?"), help_text=_("1 is almost nothing, 5 is very much."), coerce=int,
        choices=_STEPS, widget=forms.RadioSelect,
    )  # fmt: skip
    feasibility = forms.TypedChoiceField(
        label=_("How easily can it be done?"), help_text=_("1 is very hard, 5 is very easy."), coerce=int,
        choices=_STEPS, widget=forms.RadioSelect,
    )  # fmt: skip
    comment = forms.CharField(
        label=_("Why?"), required=False, max_length=1_000, widget=forms.Textarea(attrs={"rows": 2})
    )
