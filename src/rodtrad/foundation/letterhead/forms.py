"""The form that takes a file in."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.letterhead.choices import ENDINGS, Kind


class OwnFileForm(forms.Form):
    """One file of one kind; it is judged by the service."""

    file = forms.FileField()

    def __init__(self, kind: str, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, prefix=kind, **kwargs)
        field = self.fields["file"]
        field.label = Kind(kind).label
        endings = ENDINGS[kind]
        field.help_text = _("A file that ends in %(endings)s.") % {"endings": ", ".join(endings)}
        field.widget = forms.ClearableFileInput(attrs={"accept": ",".join(endings)})
