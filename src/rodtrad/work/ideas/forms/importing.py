"""The form by which many ideas are brought in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.ui.forms import PlainForm
from rodtrad.work.ideas.choices import IdeaType


class ImportForm(PlainForm):
    """A file, or notes pasted one to a line. What may point to a person is shown by the preview, row by row."""

    file = forms.FileField(
        label=_("File (CSV or Excel)"),
        required=False,
        help_text=_("With a column called text, and a heading row."),
    )
    notes = forms.CharField(
        label=_("Or paste notes, one on each line"), required=False, max_length=1_000_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "dir": "auto"}),
    )  # fmt: skip
    idea_type = forms.ChoiceField(label=_("What are they?"), help_text=_("When the file does not say."))

    def __init__(self, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.fields["idea_type"].choices = [(key, capfirst(str(text))) for key, text in IdeaType.choices]

    def clean_notes(self) -> str:
        refuse_identity_numbers(self.cleaned_data["notes"])
        return str(self.cleaned_data["notes"])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        if not self.errors and bool(data.get("file")) == bool((data.get("notes") or "").strip()):
            raise forms.ValidationError(_("Choose a file, or paste notes."), code="one")
        return data
