"""The answer to a question that a check asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.forms.asking import AskingForm

_ACTS = [
    ("answered", _("Answer it")),
    ("postponed", _("Postpone it")),
    ("dismissed", _("Put it aside: not relevant here")),
]


class AnswerForm(AskingForm):
    """What, why, and until when. ``safety``: only "it points to nobody" can be said of personal data."""

    answer = forms.ChoiceField(label=_("What do you want to do?"), widget=forms.RadioSelect)
    reason = forms.CharField(label=_("Why?"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}))
    until = forms.DateField(
        label=_("Come back to it on"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Only when you postpone it."),
    )  # fmt: skip

    def __init__(self, data: Any = None, *, safety: bool = False, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choices: list[tuple[str, Any]] = _ACTS
        if safety:
            choices = [("answered", _("We have looked: these texts point to nobody"))]
        self.fields["answer"].choices = choices
