"""Forms of the way into regular work: the gate, the introduction, the follow-up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.work.trials.choices import Gate, Holds, RegularState
from rodtrad.work.trials.forms.fields import RowField, TrialsForm, chosen, day_field, line_field, text_field
from rodtrad.work.trials.models import Regular


class GateForm(TrialsForm):
    """Is the new better than the old? (TID-41)"""

    never_asked = frozenset({"gate", "measure"})
    field_order = ("gate", "measure", "before", "after", "why")

    gate = forms.ChoiceField(
        label=_("Is the new better than the old?"), choices=Gate.choices, widget=forms.RadioSelect
    )
    before = line_field(_("The number before"), 120)
    after = line_field(_("The number now"), 120)
    why = text_field(
        _("Why do you say so?"), 3,
        help_text=_("With numbers: what they are of, if it is no measure above. Otherwise what you judge by."),
    )  # fmt: skip

    def __init__(self, measures: Sequence[Any], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if measures:
            self.fields["measure"] = RowField(
                measures, label=_("Which measure shows it?"), required=False, empty=_("none of these")
            )
        self.order_fields(self.field_order)


def gate_of(regular: Regular | None) -> dict[str, Any]:
    if regular is None:
        return {}
    return {name: getattr(regular, name) for name in ("gate", "measure", "before", "after", "why")}


class RegularForm(TrialsForm):
    """The introduction into regular work: who, routine, resources, checklist, days."""

    never_asked = frozenset({"responsible", "steps_done"})
    field_order = (
        "decided_by", "responsible", "scope", "routine", "resources", "stops_doing", "steps_done", "starts",
        "follow_up",
    )  # fmt: skip

    decided_by = line_field(_("Who decides it?"), 120, help_text=_("A role, for example head of the unit."))
    scope = line_field(_("For whom does it hold from now on?"), 300)
    routine = text_field(_("Which routine says so, and who owns it?"), 2)
    resources = text_field(_("Time, training and material"), 2)
    stops_doing = text_field(_("What do you stop doing instead?"), 2)
    starts = day_field(_("It starts on"))
    follow_up = day_field(_("Follow up on"))

    def __init__(
        self, people: Sequence[Any], checklist: Sequence[str], data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["responsible"] = RowField(
            people, label=_("Who is responsible from now on?"), required=False, empty=_("nobody")
        )
        done = kwargs.get("initial", {}).get("steps_done") or []
        lines = dict.fromkeys([*checklist, *done])
        self.fields["steps_done"] = forms.MultipleChoiceField(
            label=_("Done on the list"), required=False, widget=forms.CheckboxSelectMultiple,
            choices=[(line, line) for line in lines],
        )  # fmt: skip
        self.order_fields(self.field_order)


def regular_initial(regular: Regular) -> dict[str, Any]:
    return {name: getattr(regular, name) for name in RegularForm.field_order}


class RegularStateForm(forms.Form):
    """How far the introduction has come."""

    state = forms.ChoiceField(label=_("How far has it come?"), choices=chosen(RegularState.choices))


class FollowUpForm(TrialsForm):
    """Is it still done as it was meant?"""

    holds = forms.ChoiceField(
        label=_("Is it still done as it was meant?"),
        choices=chosen(Holds.choices),
        widget=forms.RadioSelect,
    )
    note = text_field(_("What did you see?"), 3)


def regular_form(regular: Regular | None) -> RegularStateForm | None:
    """The small form on the trial's page; None before the gate."""
    return RegularStateForm(initial={"state": regular.state}) if regular is not None else None
