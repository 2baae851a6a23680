"""Forms of decision points."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.ui.forms import DateInput
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.services.decisions import Decision

_LONG = 2_000


def _lines(rows: int = 3) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class DecisionForm(AskingForm):
    """A decision: what was asked, what was weighed, what was chosen and why."""

    question = forms.CharField(label=_("What is the question?"), max_length=_LONG, widget=_lines(2))
    alternatives = forms.CharField(
        label=_("Which ways were there?"), max_length=_LONG, widget=_lines(4),
        help_text=_("One per line. To do nothing is always one of them."),
    )  # fmt: skip
    chosen = forms.CharField(label=_("What did you choose?"), max_length=_LONG, widget=_lines(2))
    reasons = forms.CharField(label=_("Why?"), max_length=_LONG, required=False, widget=_lines())
    gives_up = forms.CharField(
        label=_("What do you give up by it?"), max_length=_LONG, required=False, widget=_lines(2)
    )
    decided_by = forms.CharField(
        label=_("Who decided?"), max_length=200, required=False,
        help_text=_("A function: the team, the unit manager, the board."),
    )  # fmt: skip
    reconsider = forms.DateField(
        label=_("When will you think it through again?"), required=False, widget=DateInput(),
        help_text=_("You are reminded on that day."),
    )  # fmt: skip
    grounds = forms.MultipleChoiceField(
        label=_("Which cards does it rest on?"), required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, cards: Iterable[CardDetail], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self._cards = {card.item.code: card for card in cards}
        self.fields["grounds"].choices = [
            (code, f"{card.key} · {card.item.title}") for code, card in self._cards.items()
        ]

    def decision(self) -> Decision:
        """What was said. The form is valid."""
        data = dict(self.cleaned_data)
        data["alternatives"] = tuple(data["alternatives"].splitlines())
        data["grounds"] = tuple(self._cards[code] for code in data["grounds"])
        return Decision(**data)


class KeepForm(AskingForm):
    """Still valid: until when, and why."""

    until = forms.DateField(label=_("Think it through again on"), widget=DateInput())
    reason = forms.CharField(label=_("Why is it still valid?"), max_length=_LONG, widget=_lines(2))
