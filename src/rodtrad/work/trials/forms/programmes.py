"""Forms of design programmes: begin and change one, bring a trial in, answer the six perspectives."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place
from rodtrad.work.trials.choices import Perspective, Theme
from rodtrad.work.trials.choices.programme import ASKS
from rodtrad.work.trials.forms.fields import RowField, TrialsForm, line_field, text_field
from rodtrad.work.trials.forms.trials import SHOWN_TO
from rodtrad.work.trials.models import Programme, Reflection


class ProgrammeForm(TrialsForm):
    """A programme: its name and its direction."""

    never_asked = frozenset({"place", "level"})

    title = line_field(_("What is the programme called?"), required=True)
    text = text_field(_("In which direction does it go?"), 3, required=True)

    def __init__(self, data: Any = None, *, places: Sequence[Place] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if places is not None:
            self.fields["place"] = RowField(places, label=_("For which part of the organisation?"))
            self.fields["level"] = forms.ChoiceField(
                label=_("Who sees it?"), choices=SHOWN_TO, initial=Audience.MUNICIPALITY
            )


class PlaceInForm(forms.Form):
    """Which programme a trial is phased in under, and under which theme."""

    theme = forms.ChoiceField(label=_("Theme"), choices=Theme.choices)

    def __init__(self, programmes: Sequence[Programme], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.programmes = {row.item.code: row for row in programmes}
        choices = [
            ("", pgettext_lazy("a programme", "none")),
            *((code, row.item.title) for code, row in self.programmes.items()),
        ]
        self.fields["programme"] = forms.ChoiceField(label=_("Programme"), required=False, choices=choices)
        self.order_fields(("programme", "theme"))

    def chosen(self) -> Programme | None:
        return self.programmes.get(self.cleaned_data["programme"])


class ReflectionForm(TrialsForm):
    """An answer to each perspective, or why it is not relevant."""

    def __init__(self, data: Any = None, *, rows: Sequence[Reflection] = (), **kwargs: Any) -> None:
        said = {row.perspective: row for row in rows}
        initial = {f"text-{key}": row.text for key, row in said.items()}
        initial |= {f"not-{key}": not row.relevant for key, row in said.items()}
        super().__init__(data, initial=initial, **kwargs)
        for key, label in Perspective.choices:
            self.fields[f"text-{key}"] = text_field(label, 2, help_text=ASKS[key])
            self.fields[f"not-{key}"] = forms.BooleanField(
                label=_("Not relevant here: the text says why"), required=False
            )

    def answers(self) -> Mapping[str, tuple[bool, str]]:
        data = self.cleaned_data
        return {key: (not data[f"not-{key}"], data[f"text-{key}"]) for key in Perspective.values}
