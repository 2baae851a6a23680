"""Forms of bringing cases in: the file, and what to do with what stands in its way."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.guarding import say_ok
from rodtrad.kernel.guard import said_name
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
    """The choices of the preview. ``names``: words of the file that seem to be people's names."""

    nobody = forms.BooleanField(
        label=_("I have looked: these words point to nobody"),
        help_text=_("Else throw the file away, change or mask them in it, and send it in again."),
        error_messages={"required": _("Look through the words that seem to be names first.")},
    )
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

    def __init__(self, data: Any = None, *, names: Sequence[str] = ()) -> None:
        super().__init__(data)
        self.names = names
        if not names:
            del self.fields["nobody"]

    def choices(self) -> dict[str, bool]:
        """What ``imports.plan`` takes. The form is valid; what was said of the names is heard (org.guarding)."""
        say_ok(said_name(name) for name in self.names)
        return {name: self.cleaned_data[name] for name in ("overwrite", "as_team")}
