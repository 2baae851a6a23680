"""Forms of a case: the few questions it begins with, all its fields, its state, its visibility, its team."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.forms.boundfield import BoundField
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.forms.choosing import ChoosingForm
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.states import Transition
from rodtrad.kernel.kubinol.words import ENTRY_PIECES
from rodtrad.work.canvas.choices import (
    CATALOGUE_TITLES,
    PIECE_TITLES,
    TAG_LABELS,
    TITLES,
    EntryTrigger,
    Level,
    NewOrExisting,
    ReviewOutcome,
)
from rodtrad.work.canvas.forms.fields import LinesField, field_of
from rodtrad.work.canvas.forms.merging import MergingForm
from rodtrad.work.canvas.rules.strings import case_form_keys

_ENTRIES = [(piece, PIECE_TITLES[piece]) for piece in ENTRY_PIECES]
_CHOICES: dict[str, Any] = {
    "level": Level.choices,
    "new_or_existing": NewOrExisting.choices,
    "entry_piece": _ENTRIES,
    "entry_trigger": [("", _("not said")), *EntryTrigger.choices],
    "review_outcome": [("", _("not said")), *ReviewOutcome.choices],
}


class NewCaseForm(AskingForm):
    """A work begins with a title and where it started; all else can wait (KUB-01)."""

    title = forms.CharField(label=_("What is the work called?"), max_length=200)
    entry_piece = forms.ChoiceField(
        label=TITLES["entry_piece"], choices=_ENTRIES, widget=forms.RadioSelect,
        help_text=_("The work may begin anywhere. Nothing else has to be filled in first."),
    )  # fmt: skip
    entry_trigger = forms.ChoiceField(
        label=TITLES["entry_trigger"], choices=EntryTrigger.choices, initial="other"
    )
    description = forms.CharField(
        label=TITLES["description"],
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=10_000,
    )
    new_or_existing = forms.ChoiceField(
        label=TITLES["new_or_existing"],
        choices=NewOrExisting.choices,
        widget=forms.RadioSelect,
        initial="new",
    )
    level = forms.ChoiceField(
        label=TITLES["level"], choices=Level.choices, widget=forms.RadioSelect, initial="operational"
    )
    place = forms.ModelChoiceField(
        Place.objects.none(), label=_("Where in the organisation?"), to_field_name="code"
    )
    profession = forms.CharField(
        label=_("Your profession in the team"), required=False, max_length=120,
        help_text=_("You lead the work from the start. You can invite others afterwards."),
    )  # fmt: skip

    def __init__(self, places: Iterable[Place], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        field = self.fields["place"]
        field.queryset = Place.objects.filter(pk__in=[place.pk for place in places])
        field.empty_label = None

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        for name, text in list(data.items()):
            try:
                refuse_identity_numbers(text, name)
            except forms.ValidationError as error:
                self.add_error(name, error)
        return data

    def texts(self) -> dict[str, str]:
        return {name: text for name, text in self.cleaned_data.items() if name not in ("place", "profession")}


class CaseForm(MergingForm):
    """Every field of a case that a person writes; state, visibility and team have pages of their own."""

    def __init__(self, data: Any = None, *, current: Mapping[str, str], **kwargs: Any) -> None:
        super().__init__(data, current=current, **kwargs)
        for row in case_form_keys():
            if row.name in _CHOICES:
                field: forms.Field = forms.ChoiceField(
                    label=TITLES[row.name], choices=_CHOICES[row.name], required=row.key.required
                )
            elif row.group == "tags":
                own = [word for word in current[row.name].splitlines() if word not in row.key.words]
                words = [*row.key.words, *own]
                choices = [(word, TAG_LABELS.get(word, word)) for word in words]
                title = CATALOGUE_TITLES[row.key.name]
                field = LinesField(label=title, choices=choices, required=False)
            else:
                field = field_of(row, current.get(row.name, ""))
            self.fields[row.name] = field

    def part(self, *names: str) -> list[BoundField]:
        return [self[name] for name in names]

    def main_fields(self) -> list[BoundField]:
        return self.part("title", "description", "unit", "area", "level", "new_or_existing")

    def entry_fields(self) -> list[BoundField]:
        return self.part(
            "entry_piece", "entry_trigger", "entry_note", "parent_case", "inspired_by", "programme"
        )

    def label_fields(self) -> list[BoundField]:
        return [self["theme"], *(self[name] for name in self.fields if name.startswith("tags."))]

    def review_fields(self) -> list[BoundField]:
        return self.part("review_outcome", "freed.hours_per_month", "freed.sek_per_year", "freed.note")


class StateForm(AskingForm):
    """The next state, and why when it goes backward, aside, or past what one would expect."""

    to = forms.ChoiceField(label=_("The work is now"), widget=forms.RadioSelect)
    reason = forms.CharField(
        label=_("Why?"), required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Needed when you go back, pause or end, or when something one would expect is missing."),
    )  # fmt: skip

    def __init__(self, moves: Iterable[Transition], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["to"].choices = [(move.to, capfirst(str(move.title))) for move in moves]

    def ask_why(self, rows: Iterable[tuple[str, str]]) -> None:
        """A text per open question that regular work asks a reason for: (code of the finding, what it asks)."""
        for code, question in rows:
            self.fields[f"why-{code}"] = forms.CharField(
                label=question, required=False, max_length=2_000, widget=forms.Textarea(attrs={"rows": 2})
            )

    def reasons(self) -> dict[str, str]:
        """The reasons given, by the code of the finding."""
        return {
            name.removeprefix("why-"): text
            for name, text in self.cleaned_data.items()
            if name.startswith("why-")
        }


class VisibilityForm(forms.Form):
    """To whom the work is shown."""

    visibility = forms.ChoiceField(label=TITLES["visibility"], widget=forms.RadioSelect)

    def __init__(self, levels: Iterable[str], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["visibility"].choices = [
            (level, capfirst(str(Audience(level).label))) for level in levels
        ]


class SeatForm(ChoosingForm):
    """A seat: a person of the municipality, a profession, or both; without a person it is empty."""

    profession = forms.CharField(label=_("Profession"), required=False, max_length=120)
    lead = forms.BooleanField(label=_("Leads the work"), required=False)

    def __init__(self, people: QuerySet[User], data: Any = None, **kwargs: Any) -> None:
        super().__init__(people, data, **kwargs)
        self.fields["who"].required = False
