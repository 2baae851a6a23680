"""Choosing a document: its kind, its form, and which cards go in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.render.forms import FORMS
from rodtrad.work.canvas.choices import TYPE_TITLES
from rodtrad.work.canvas.documents import KINDS, NOW
from rodtrad.work.canvas.documents.cards import cut, marks_of
from rodtrad.work.canvas.documents.comparison import versions_of
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
    fran = forms.ChoiceField(label=_("The earlier sketch"), required=False)
    till = forms.ChoiceField(label=_("The later sketch"), required=False)
    form = forms.ChoiceField(
        label=_("Which form?"), choices=[(form.name, form.title) for form in FORMS.values()], initial="pptx"
    )
    cards = forms.MultipleChoiceField(
        required=False, error_messages={"invalid_choice": _("A card is no longer here. Look over the ticks.")}
    )

    def __init__(self, told: Told, data: Any = None, initial: Mapping[str, str] | None = None) -> None:
        super().__init__(data, initial=dict(initial or {}))
        self.told = told
        self.has_sketches = self._offer_sketches(versions_of(told))
        self.fields["cards"].choices = [(card.id, card.id) for card in told.case.cards]
        self.fields["cards"].initial = [card.id for card in told.case.cards if card.id not in told.narrower]

    def _offer_sketches(self, sketches: list[tuple[str, str]]) -> bool:
        """Comparing needs a sketch; without one it is not offered."""
        if not sketches:
            self.fields["kind"].choices = [
                (key, title) for key, title in KINDS.items() if key != "comparison"
            ]
            del self.fields["fran"], self.fields["till"]
            return False
        self.fields["fran"].choices = sketches
        self.fields["till"].choices = [(NOW, _("As it is now")), *sketches]
        return True

    @property
    def between(self) -> tuple[str, str] | None:
        """The two sketches that were chosen; None: the newest and the board as it is."""
        fran, till = (self.cleaned_data.get(name, "") for name in ("fran", "till"))
        return (fran, till or NOW) if fran else None

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


class ChosenForm(forms.Form):
    """Which document, in which form, of the works chosen in the list. Comparing is done one by one."""

    kind = forms.ChoiceField(
        label=_("Which document?"), widget=forms.RadioSelect, initial="sheet",
        choices=[(key, title) for key, title in KINDS.items() if key != "comparison"],
    )  # fmt: skip
    form = forms.ChoiceField(
        label=_("Which form?"), choices=[(form.name, form.title) for form in FORMS.values()], initial="pdf"
    )
