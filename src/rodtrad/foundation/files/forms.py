"""The forms of attachments. What is in a file is judged by the services."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.files.choices import ENDINGS, MAY_BE_SENT
from rodtrad.foundation.org.forms.asking import AskingForm


class AttachForm(AskingForm):
    """A file, what a picture shows, and a line about it."""

    file = forms.FileField(
        label=_("File"),
        help_text=MAY_BE_SENT,
        widget=forms.ClearableFileInput(attrs={"accept": ",".join(ENDINGS)}),
    )
    alt = forms.CharField(
        label=_("What the picture shows"),
        help_text=_("Only for pictures: for those who cannot see it."),
        max_length=300,
        required=False,
        validators=[refuse_identity_numbers],
    )
    note = forms.CharField(
        label=_("A line about the file"),
        widget=forms.Textarea(attrs={"rows": 2}),
        required=False,
        validators=[refuse_identity_numbers],
    )


class PutAwayForm(AskingForm):
    reason = forms.CharField(label=_("Why"), max_length=500, validators=[refuse_identity_numbers])
