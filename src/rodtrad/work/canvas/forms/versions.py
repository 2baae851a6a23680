"""Forms of versions: a name for a sketch, which two to compare, whom to release one to."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.work.canvas.models import Version

NOW = "nu"


class VersionForm(AskingForm):
    """What the sketch is to be called, and why it is saved."""

    name = forms.CharField(
        label=_("What is the sketch called?"), max_length=200,
        help_text=_("For example: before the summer, as we showed it to the board."),
    )  # fmt: skip
    why = forms.ChoiceField(
        label=_("Is it for a meeting?"), required=False, initial="hand", widget=forms.RadioSelect,
        choices=[
            ("hand", _("No, we only want to keep it")),
            ("session", _("Yes, before a session with the supervisor")),
            ("meeting", _("Yes, before a joint meeting")),
        ],
        help_text=_("Before a session or meeting, parked counter-questions are opened again."),
    )  # fmt: skip
    reason = forms.CharField(
        label=_("Why do you save it now?"), required=False, max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 2}),
    )  # fmt: skip

    def clean_why(self) -> str:
        return self.cleaned_data["why"] or "hand"


class CompareForm(forms.Form):
    """Two sketches of the same work; the later one may be the board as it is now."""

    fran = forms.ChoiceField(label=_("The earlier sketch"), required=False)
    till = forms.ChoiceField(label=_("The later sketch"), required=False)

    def __init__(self, rows: Iterable[Version], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choices = [(str(row.number), said_version(row)) for row in rows]
        self.fields["fran"].choices = choices
        self.fields["till"].choices = [(NOW, _("As it is now")), *choices]


def said_version(version: Version) -> str:
    """A version in a menu: number, name and day."""
    return " · ".join(part for part in (str(version.number), version.name, in_words(version.taken)) if part)


class ReleaseForm(forms.Form):
    """To whom a version is released."""

    level = forms.ChoiceField(label=_("Who is to read it?"), widget=forms.RadioSelect)

    def __init__(self, levels: Iterable[str], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["level"].choices = [(level, capfirst(str(Audience(level).label))) for level in levels]
