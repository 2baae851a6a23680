"""A card made of what somebody said elsewhere, or of what a trial gave."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.thread.lanes import lane_of
from rodtrad.foundation.thread.models import Item
from rodtrad.kernel.kubinol.words import CARD_TYPES
from rodtrad.work.canvas.choices import TYPE_TITLES
from rodtrad.work.canvas.queries.mine import works_to_write_in


class CardOfForm(AskingForm):
    """In which work, as what, in what words."""

    never_asked = frozenset({"work", "type"})

    work = forms.ChoiceField(label=_("In which work?"))
    type = forms.ChoiceField(
        label=_("As what?"),
        choices=[(name, TYPE_TITLES[name]) for name in CARD_TYPES],
        help_text=_("Not sure? Leave it unsorted; the team sorts it later."),
    )
    text = forms.CharField(label=_("Text"), max_length=2_000, widget=forms.Textarea(attrs={"rows": 4}))

    def __init__(self, works: Sequence[Item], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["work"].choices = [(row.code, row.title) for row in works]

    def clean_text(self) -> str:
        refuse_identity_numbers(self.cleaned_data["text"])
        text: str = self.cleaned_data["text"]
        return text


def card_of_form(actor: Actor, source: Item, data: Mapping[str, Any] | None) -> CardOfForm | None:
    """None for those who write in no work."""
    works = works_to_write_in(actor)
    if not works:
        return None
    return CardOfForm(works, data, initial={"type": _likely(source), "text": source.text or source.title})


def _likely(source: Item) -> str:
    """What it most often becomes: a voice a need; out of a trial, a lesson or a result."""
    if lane_of(source.kind) != "results":
        return "need"
    return "lesson" if source.kind.endswith("lesson") else "result"
