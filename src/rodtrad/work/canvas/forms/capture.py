"""One thought for one work."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm


class CaptureForm(AskingForm):
    """``nyckel``: the browser's name for what it sends, so that a second try adds nothing. Names are asked about."""

    asks_about = frozenset({"name"})
    never_asked = frozenset({"nyckel"})

    text = forms.CharField(
        label=_("What is on your mind?"), max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4, "autofocus": True}),
    )  # fmt: skip
    work = forms.ChoiceField(label=_("In which work?"))
    nyckel = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def __init__(self, works, data=None) -> None:
        super().__init__(data)
        self.fields["work"].choices = [(row.code, row.title) for row in works]

    def clean_text(self):
        refuse_identity_numbers(self.cleaned_data["text"])
        return self.cleaned_data["text"]
