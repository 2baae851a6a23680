"""Choosing a document: its kind, its form, and which cards go in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.render.forms import FORMS
from rodtrad.work.canvas.choices import TYPE_TITLES
from rodtrad.work.canvas.documents import KINDS
from rodtrad.work.canvas.documents.cards import cut, marks_of
from rodtrad.work.canvas.documents.parts import PARTS
from rodtrad.work.canvas.documents.sources import Told


@dataclass(frozen=True, slots=True)
class Tick:
    """One card that can be ticked."""

    key: str
    text: str
    kind: Promise
    marks: str
    ticked: bool


@dataclass(frozen=True, slots=True)
class PartTicks:
    """The cards of one part."""

    title: Promise | str
    tone: str
    rows: tuple[Tick, ...]


class DocumentForm(AskingForm):
    """``ask`` matters only for the decision brief. Cards shown to fewer than the work are not ticked to begin with."""

    kind = forms.ChoiceField(
        label=_("Which document?"),
        choices=list(KINDS.items()),
        widget=forms.RadioSelect,
        initial="presentation",
    )
    ask = forms.CharField(
        label=_("What do you ask for?"), required=False, max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Stands last in the decision brief."),
    )  # fmt: skip
    form = forms.ChoiceField(
        label=_("Which form?"), choices=[(form.name, form.title) for form in FORMS.values()], initial="pptx"
    )
    cards = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("A card is no longer here. Look over the ticks.")}
    )

    def __init__(self, told: Told, data: Any = None) -> None:
        super().__init__(data)
        self.told = told
        self.fields["cards"].choices = [(card.id, card.id) for card in told.case.cards]
        self.fields["cards"].initial = [card.id for card in told.case.cards if card.id not in told.narrower]

    def clean_ask(self) -> str:
        text: str = self.cleaned_data["ask"]
        refuse_identity_numbers(text, "ask")
        return text

    def parts(self) -> list[PartTicks]:
        """The cards by part, in the order of every printout. The inbox goes in no document."""
        ticked = set(self["cards"].value() or ())
        found = [
            PartTicks(
                part.title, part.tone, tuple(self._tick(card, ticked) for card in self.told.of(*part.types))
            )
            for part in PARTS
        ]
        return [part for part in found if part.rows]

    def _tick(self, card: Any, ticked: set[str]) -> Tick:
        marks = [
            *marks_of(card),
            *([_("shown to fewer than the work")] if card.id in self.told.narrower else []),
        ]
        return Tick(
            card.id,
            cut(card.text, 160),
            TYPE_TITLES[card.type],
            ", ".join(map(str, marks)),
            card.id in ticked,
        )
