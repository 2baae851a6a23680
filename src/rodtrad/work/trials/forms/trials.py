"""Forms of trials: narrow the list, write one down, change it, pause and stop it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place
from rodtrad.work.trials.choices import Level, Scale, Standing, State, Vulnerable
from rodtrad.work.trials.forms.fields import (
    RowField,
    TrialsForm,
    chosen,
    day_field,
    line_field,
    text_field,
)
from rodtrad.work.trials.models import Trial
from rodtrad.work.trials.queries.trials import Wanted

SHOWN_TO = [(each.value, each.label) for each in (Audience.UNIT, Audience.MUNICIPALITY, Audience.NETWORK)]
_ALL = ("", _("All"))
_MAIN = ("text", "standing", "mine")
EXAMPLE = _("For example: we ask about alcohol at the first visit.")


class TrialFilter(FilterForm):
    """What narrows the list of trials."""

    text = forms.CharField(label=_("Words in the trial"), required=False, max_length=200)
    standing = forms.ChoiceField(
        label=_("How it goes"), required=False, choices=[_ALL, *chosen(Standing.choices)]
    )
    state = forms.ChoiceField(label=_("State"), required=False, choices=[_ALL, *chosen(State.choices)])
    place = forms.ChoiceField(label=_("Where"), required=False)
    kind = forms.ChoiceField(label=_("Kind of change"), required=False)
    level = forms.ChoiceField(
        label=_("Prevention level"), required=False, choices=[_ALL, *chosen(Level.choices)]
    )
    mine = forms.BooleanField(label=_("Only mine"), required=False)
    put_away = forms.BooleanField(label=_("Those put away"), required=False)

    def __init__(
        self, places: Sequence[Place], kinds: Sequence[str], data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["place"].choices = [_ALL, *((place.code, place.name) for place in places)]
        self.fields["kind"].choices = [_ALL, *((word, word) for word in kinds)]

    def main_fields(self) -> list[Any]:
        return [self[name] for name in _MAIN]

    def more_fields(self) -> list[Any]:
        return [field for field in self if field.name not in _MAIN]

    @property
    def more_is_open(self) -> bool:
        """Whether something among the folded fields is in use, or must be put right."""
        return any(field.data or field.errors for field in self.more_fields())

    def wanted(self) -> Wanted:
        """What was asked for; an unknown word narrows to nothing less than all."""
        data = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return Wanted(**{name: value for name, value in data.items() if value})


class TrialForm(TrialsForm):
    """What is tried, for whom, and who is responsible. A title is enough to begin."""

    never_asked = frozenset({"place", "level", "responsible", "change_kind", "levels", "vulnerable"})

    title = line_field(_("What do you try?"), required=True, help_text=EXAMPLE)
    text = text_field(_("What is different from how you work now?"))
    for_whom = line_field(_("For whom?"), 300)
    change_kind = forms.ChoiceField(label=_("Kind of change"), required=False)
    levels = forms.MultipleChoiceField(
        label=_("Prevention levels"), required=False, choices=chosen(Level.choices),
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    vulnerable = forms.MultipleChoiceField(
        label=_("Does it touch any of these?"), required=False, choices=chosen(Vulnerable.choices),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("Then a cycle starts only when it says how they are protected, and when you stop."),
    )  # fmt: skip
    hard_to_measure = forms.BooleanField(label=_("What it leads to is hard to measure"), required=False)
    proxy = text_field(
        _("Then what do you count instead?"), 2,
        help_text=_("For example calls after a campaign, visits to a page, or what partners see."),
    )  # fmt: skip
    level = forms.ChoiceField(label=_("Who sees it?"), choices=SHOWN_TO, initial=Audience.MUNICIPALITY)

    def __init__(
        self, kinds: Sequence[str], people: Sequence[Any], data: Any = None, *,
        places: Sequence[Place] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        own = kwargs.get("initial", {}).get("change_kind", "")
        words = dict.fromkeys([*kinds, *([own] if own else [])])
        self.fields["change_kind"].choices = [("", _("Not said")), *((word, word) for word in words)]
        if people:
            self.fields["responsible"] = RowField(
                people, label=_("Who is responsible?"), required=False, empty=_("nobody")
            )
        if places is not None:
            self.fields["place"] = RowField(places, label=_("Where is it tried?"))

    def values(self) -> dict[str, Any]:
        """The columns and texts as the services take them."""
        data = {**self.cleaned_data}
        data.pop("place", None)
        for name in ("levels", "vulnerable"):
            data[name] = " ".join(data[name])
        return data


def initial_of(trial: Trial) -> dict[str, Any]:
    """A trial as its form shows it."""
    columns = ("for_whom", "change_kind", "hard_to_measure", "proxy", "responsible")
    return {
        **{name: getattr(trial, name) for name in columns},
        "title": trial.item.title, "text": trial.item.text, "levels": trial.levels.split(),
        "vulnerable": trial.vulnerable.split(),
        "level": level_of(trial.item.audience),
    }  # fmt: skip


class TryItForm(TrialsForm):
    """A trial made of something else, with its first cycle: what one wants to find out, and what one expects."""

    never_asked = frozenset({"place", "level", "scale"})

    title = line_field(_("What do you try?"), required=True)
    text = text_field(_("What is different from how you work now?"))
    question = text_field(_("What do you want to find out?"), 2, required=True)
    prediction = text_field(
        _("What do you expect to happen?"), 2,
        help_text=_("Write it before you start. Then it is locked, and you compare with it."),
    )  # fmt: skip
    scale = forms.ChoiceField(label=_("How large?"), choices=chosen(Scale.choices), initial=Scale.FEW)
    starts = day_field(_("First day"))
    ends = day_field(_("Last day"))
    level = forms.ChoiceField(label=_("Who sees it?"), choices=SHOWN_TO, initial=Audience.MUNICIPALITY)

    def __init__(self, places: Sequence[Place], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["place"] = RowField(places, label=_("Where is it tried?"))


class ReasonForm(TrialsForm):
    """Why a trial is paused or stopped."""

    reason = text_field(_("Why?"), 2, required=True, max_length=2_000)


class LessonForm(TrialsForm):
    """What was learned, and who else could use it."""

    lesson = text_field(_("What did you learn?"), 3, required=True)
    useful_to = line_field(_("Who else could use it?"), 300)
