"""Forms of a cycle: plan it, note on the way, tell what happened, decide. Short enough for a phone on the stairs."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.work.trials.choices import CycleState, Decision, Loop, Scale, Turned
from rodtrad.work.trials.forms.fields import (
    RowsField,
    TrialsForm,
    chosen,
    day_field,
    line_field,
    text_field,
)
from rodtrad.work.trials.models import Cycle
from rodtrad.work.trials.rules.cycles import LOCKED, asks_how_deep

PLANNED = ("whereabouts", "who", "measures", "measured_by", "protection", "stop_rule")


class PlanForm(TrialsForm):
    """A cycle's plan. ``locked``: it has started, and what one compares with is not asked any more."""

    never_asked = frozenset({"scale"})

    question = text_field(_("What do you want to find out?"), 2, required=True)
    prediction = text_field(
        _("What do you expect to happen?"), 2,
        help_text=_("As exactly as you can: how many, how often, for whom. It is locked when you start."),
    )  # fmt: skip
    scale = forms.ChoiceField(label=_("How large?"), choices=chosen(Scale.choices), widget=forms.RadioSelect)
    starts = day_field(_("First day"))
    ends = day_field(_("Last day"), help_text=_("The day after, you are asked what happened."))
    whereabouts = line_field(_("Where?"))
    who = line_field(
        _("Who does it?"), help_text=_("A group or a role, for example those who have new visits.")
    )
    measures = text_field(
        _("What do you count or watch?"),
        2,
        help_text=_("One on each line. Something easy to count every day."),
    )
    protection = text_field(
        _("Can anybody be worse off, and how do you protect them?"), 2,
        help_text=_("For example: the ordinary support stays beside it."),
    )  # fmt: skip
    stop_rule = text_field(_("When do you stop at once?"), 2)

    def __init__(
        self, measures: Sequence[Any], data: Any = None, *, locked: bool = False, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        if measures:
            self.fields["measured_by"] = RowsField(
                measures, label=_("Measures of the work"), help_text=_("They are linked to the trial.")
            )
        for name in LOCKED if locked else ():
            del self.fields[name]

    def main(self) -> list[Any]:
        return self.only("question", "prediction", "scale", "starts", "ends")

    def more(self) -> list[Any]:
        return self.only(*PLANNED)

    @property
    def more_is_open(self) -> bool:
        return any(field.errors for field in self.more())

    def plan(self) -> dict[str, Any]:
        """The plan as the service takes it."""
        return {name: value for name, value in self.cleaned_data.items() if name != "measured_by"}

    def measured_by(self) -> list[Any] | None:
        """The measures chosen; None when there was nothing to choose among."""
        return self.cleaned_data.get("measured_by")


def plan_of(cycle: Cycle) -> dict[str, Any]:
    """A cycle as its form shows it."""
    names = (*LOCKED, "ends", *(name for name in PLANNED if name != "measured_by"))
    return {name: getattr(cycle, name) for name in names}


def is_locked(cycle: Cycle) -> bool:
    return cycle.state != CycleState.PLANNED


class ObservationForm(TrialsForm):
    """A note on the way: a line, a number, or both."""

    text = text_field(_("What did you see?"), 2, max_length=2_000)
    number = forms.DecimalField(
        label=_("Number"), required=False, max_digits=9, decimal_places=2, localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )  # fmt: skip
    counted = line_field(_("What does the number count?"), 120)
    day = day_field(_("Day"))


class HappenedForm(TrialsForm):
    """What happened, compared with what was expected."""

    happened = text_field(_("What happened?"), 4, required=True)
    turned = forms.ChoiceField(
        label=_("Compared with what you expected?"),
        choices=chosen(Turned.choices),
        widget=forms.RadioSelect,
    )
    compared = text_field(_("What differs?"), 2, help_text=_("Also from how it was before you began."))


class DecisionForm(TrialsForm):
    """What one decides. ``turned``: how it turned out, which says whether "how or why?" is asked."""

    never_asked = frozenset({"decision", "loop"})

    decision = forms.ChoiceField(
        label=_("What do you decide?"), choices=Decision.choices, widget=forms.RadioSelect
    )
    reason = text_field(_("Why?"), 2, required=True)
    loop = forms.ChoiceField(
        label=_("It did not turn out as you expected. What do you do?"), choices=Loop.choices,
        widget=forms.RadioSelect,
    )  # fmt: skip
    lesson = text_field(_("What did you learn?"), 2, help_text=_("It becomes a lesson that others can find."))
    useful_to = line_field(_("Who else could use it?"), 300)
    stops_doing = text_field(_("What do you stop doing instead?"), 2)

    def __init__(self, turned: str, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if not asks_how_deep(turned):
            del self.fields["loop"]
