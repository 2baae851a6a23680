"""Forms of bringing cases in: the file, and what to do with what stands in its way."""

from __future__ import annotations

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from rodtrad.kernel.kubinol.reader import BYTE_LIMIT


class UploadForm(forms.Form):
    """A file in the case form. What stands in it is judged by ``canvas.imports``."""

    file = forms.FileField(
        label=_("Case file"),
        help_text=_(
            "A file that ends in .yaml, at most 5 megabytes. Nothing is saved until you have seen what it does."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".yaml,.yml"}),
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if not (file.name or "").lower().endswith((".yaml", ".yml")):
            raise forms.ValidationError(_("Choose a file that ends in .yaml."), code="kind")
        if (file.size or 0) > BYTE_LIMIT:
            raise forms.ValidationError(_("The file is larger than 5 megabytes. Split it."), code="size")
        return file


class ConfirmForm(forms.Form):
    """The choices of the preview."""

    overwrite = forms.BooleanField(
        label=_("Overwrite what people have changed here"),
        help_text=_("A version of each work is kept first, so nothing is lost."),
        required=False,
    )
    as_team = forms.BooleanField(
        label=_("Bring the works with open questions about safety in for their teams only"),
        help_text=_(
            "They can be shown to more when the questions about consent and personal data are answered."
        ),
        required=False,
    )
