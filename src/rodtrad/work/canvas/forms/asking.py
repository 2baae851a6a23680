"""Forms of counter-questions, thought tests and interviews: shape and field checks only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.kernel.kubinol.words import CARD_TYPES_OF, PIECES
from rodtrad.work.canvas.choices import PIECE_TITLES, TYPE_TITLES
from rodtrad.work.canvas.choices.asking import NEEDS_COMPETENCE, ThoughtWay
from rodtrad.work.canvas.choices.guiding import GUIDES, PIECE_OF_PART
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.rules.interviews import STEP_TITLES, STEPS

LONG = 10_000


def long_text(label: Any, *, rows: int = 3, help_text: Any = "", required: bool = False) -> forms.CharField:
    """A text of several lines."""
    area = forms.Textarea(attrs={"rows": rows})
    return forms.CharField(label=label, help_text=help_text, required=required, max_length=LONG, widget=area)


def _guides(part: str) -> list[tuple[str, str]]:
    language = get_language() or "sv"
    rows = [row for row in GUIDES.values() if not part or PIECE_OF_PART[row.part] == part]
    return [("", "–"), *((row.id, row.text(language)) for row in rows)]


class QuestionForm(AskingForm):
    """A counter-question in one's own words, or one of the guiding ones. ``part``: the piece it is about, or all."""

    text = long_text(_("Your question"), rows=4, help_text=_("Ask as a friend: curious, not judging."))
    guide = forms.ChoiceField(label=_("Or choose a guiding question"), required=False)

    def __init__(self, data: Any = None, *, part: str = "", **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["guide"].choices = _guides(part if part in PIECES else "")

    def said(self) -> tuple[str, str]:
        """The question's text and the id of the guide: what is written goes first."""
        guide = self.cleaned_data["guide"]
        text = self.cleaned_data["text"].strip()
        return text or (GUIDES[guide].text(get_language() or "sv") if guide else ""), guide


class QuestionAnswerForm(AskingForm):
    """The team's answer, and the cards that were changed because of the question."""

    answer = long_text(_("Your answer"), rows=4, required=True)
    changed = forms.MultipleChoiceField(
        label=_("Cards that were changed because of the question"), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip

    def __init__(self, cards: Iterable[CardDetail], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.cards = {card.item.code: card for card in cards}
        self.fields["changed"].choices = [
            (code, f"{card.key} {card.item.title}") for code, card in self.cards.items()
        ]

    def chosen(self) -> list[CardDetail]:
        return [self.cards[code] for code in self.cleaned_data["changed"]]


class ParkForm(AskingForm):
    """When a parked question comes back."""

    return_on = forms.DateField(
        label=_("Bring it back on"), required=False, widget=forms.DateInput(attrs={"type": "date"}),
        help_text=_("Without a day it comes back when you save the sketch before the next session or meeting."),
    )  # fmt: skip


class ThoughtForm(AskingForm):
    """The knot, and what is said around it."""

    knot = long_text(_("The knot"), help_text=_("What is difficult, unclear or stuck?"), required=True)
    pieces = forms.MultipleChoiceField(
        label=_("Which pieces is it about?"), required=False, widget=forms.CheckboxSelectMultiple
    )
    participants = forms.CharField(
        label=_("Who takes part?"),
        required=False,
        max_length=500,
        help_text=_("Functions, never names of persons."),
    )
    way = forms.ChoiceField(label=_("In what company?"), required=False)
    minutes = forms.IntegerField(label=_("Minutes"), required=False, min_value=5, max_value=180)

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["pieces"].choices = [(name, PIECE_TITLES[name]) for name in PIECES[:5]]
        self.fields["way"].choices = [
            ("", _("not said")),
            *((key, capfirst(text)) for key, text in ThoughtWay.choices),
        ]


class OutcomeForm(AskingForm):
    """What the thought test led to."""

    outcome = long_text(_("Outcome"), help_text=_("What do you see now that you did not see before?"))
    next_test = long_text(
        _("Next small test"), rows=2, help_text=_("The smallest thing you can try in earnest.")
    )


class AlternativeForm(AskingForm):
    """One wording, and what speaks for and against it."""

    text = long_text(_("The alternative in words"), rows=2, required=True)
    speaks_for = long_text(_("What speaks for it?"), rows=2)
    speaks_against = long_text(_("What speaks against it?"), rows=2)
    keep = forms.ChoiceField(
        label=_("And then?"), required=False,
        choices=[("", _("not settled")), ("yes", _("keep testing")), ("no", _("leave it"))],
    )  # fmt: skip
    not_ours = forms.BooleanField(
        label=_("An example from elsewhere, not ours"), required=False,
        help_text=_("A point of reference. It cannot become a card as it stands."),
    )  # fmt: skip

    def values(self) -> dict[str, Any]:
        return {**self.cleaned_data, "keep": {"yes": True, "no": False}.get(self.cleaned_data["keep"])}


class PromoteForm(AskingForm):
    """The type of card that an alternative becomes."""

    type = forms.ChoiceField(label=_("Type of card"))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["type"].choices = [
            (str(PIECE_TITLES[piece]), [(name, capfirst(str(TYPE_TITLES[name]))) for name in types])
            for piece, types in CARD_TYPES_OF.items()
        ]


class WhoForm(AskingForm):
    """Whom the interview is with."""

    who = forms.CharField(
        label=_("Who is asked?"), max_length=200,
        help_text=_("A function, never a name: activity educator with long experience."),
    )  # fmt: skip


class InterviewForm(AskingForm):
    """All steps of the interview but the core components."""

    who = WhoForm.base_fields["who"]

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name in STEPS:
            self.fields[name] = long_text(STEP_TITLES[name])
        self.fields["knowledge"] = long_text(
            _("What the person knows, in one sentence"),
            rows=2,
            help_text=_("It becomes a card among your knowledge."),
        )


class ComponentForm(AskingForm):
    """One core component that the interview points to."""

    text = long_text(_("What must not be missing?"), rows=2)
    competence = forms.ChoiceField(
        label=_("Who can do it?"), choices=[*NEEDS_COMPETENCE.items()], initial="not-settled", required=False
    )
    if_missing = long_text(_("What is lost without it?"), rows=2)


ComponentFormSet = forms.formset_factory(ComponentForm, extra=2, max_num=12, absolute_max=12)
