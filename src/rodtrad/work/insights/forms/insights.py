"""Forms of an insight: written in two minutes, sorted, classed, let go, joined."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.models import Place
from rodtrad.work.insights.choices import (
    FIELD_TITLES,
    Background,
    CameBy,
    Evidence,
    Material,
    Reach,
    Strength,
)
from rodtrad.work.insights.forms.fields import (
    OUTSIDE,
    WITHIN,
    CirclesField,
    InsightForm,
    RowField,
    RowsField,
    day_field,
    line_field,
    number_field,
    person_field,
    place_field,
    shift_field,
    text_field,
)
from rodtrad.work.insights.models import ShiftLabel, SubPopulation, Theme
from rodtrad.work.insights.rules.source_check import QUESTIONS

_CHOSEN = ("", _("not said"))


class NewInsightForm(InsightForm):
    """Only the insight itself must be written; the rest can be sorted later. Under two minutes on a phone."""

    text = text_field(
        _("What have you understood?"), 3, required=True, max_length=1_000,
        help_text=_("One or two sentences, as you would say it to a colleague. No names."),
    )  # fmt: skip
    circles = CirclesField(label=_("Whose perspective is it?"))
    voices = number_field(FIELD_TITLES["voices"])
    came_by = forms.ChoiceField(label=FIELD_TITLES["came_by"], choices=CameBy.choices, initial=CameBy.MEETING)
    caught = day_field(FIELD_TITLES["caught"])
    whereabouts = line_field(
        FIELD_TITLES["whereabouts"], help_text=_("A place or an occasion, not an address.")
    )

    def __init__(
        self, places: Sequence[Place], groups: Sequence[SubPopulation], works: Sequence[Any], data: Any = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        self.fields["main_group"] = RowField(
            groups, label=_("Which group?"), required=False, empty=_("not said")
        )
        self.fields["work"] = RowField(
            works, label=FIELD_TITLES["work"], required=False, empty=_("no work"), key="pk"
        )
        self.fields["shift"] = shift_field(_("Which shift does it point at?"))
        self.fields["place"] = place_field(places)
        self.fields["level"] = forms.ChoiceField(
            label=_("Who may see it?"), choices=WITHIN, initial="municipality"
        )

    def first(self) -> list[BoundField]:
        return [self[name] for name in ("version", "text", "main_group", "circles")]

    def more(self) -> list[BoundField]:
        return [
            self[name]
            for name in ("shift", "voices", "came_by", "caught", "whereabouts", "work", "place", "level")
        ]

    @property
    def more_is_open(self) -> bool:
        return any(
            name in self.errors
            for name in ("shift", "voices", "caught", "whereabouts", "work", "place", "level")
        )


class InsightDetailsForm(InsightForm):
    """All of an insight: how it is sorted, how sure it is, and the three boxes of what an insight is."""

    text = text_field(_("The insight"), 3, required=True, max_length=1_000)
    new = text_field(FIELD_TITLES["new"])
    so_what = text_field(FIELD_TITLES["so_what"])
    circles = CirclesField(label=FIELD_TITLES["circles"])
    shift = shift_field(_("Add a shift"))
    strength = forms.ChoiceField(label=FIELD_TITLES["strength"], choices=Strength.choices)
    voices = number_field(FIELD_TITLES["voices"])
    evidence = forms.ChoiceField(
        label=FIELD_TITLES["evidence"], choices=[_CHOSEN, *Evidence.choices], required=False
    )
    reach = forms.ChoiceField(label=FIELD_TITLES["reach"], choices=Reach.choices)
    is_key = forms.BooleanField(
        label=FIELD_TITLES["is_key"], required=False,
        help_text=_("A strong single insight is always shown in full, so that it does not disappear in sums."),
    )  # fmt: skip
    caught = day_field(FIELD_TITLES["caught"], required=True)
    whereabouts = line_field(FIELD_TITLES["whereabouts"])
    came_by = forms.ChoiceField(label=FIELD_TITLES["came_by"], choices=CameBy.choices)
    excerpt = text_field(FIELD_TITLES["excerpt"], help_text=_("Only words that point to nobody."))
    excerpt_consent = forms.BooleanField(label=FIELD_TITLES["excerpt_consent"], required=False)
    small = forms.BooleanField(
        label=_("A small change: what rests on this need not look again"), required=False
    )

    def __init__(
        self, data: Any = None, *, groups: Sequence[SubPopulation], themes: Sequence[Theme],
        labels: Sequence[ShiftLabel], works: Sequence[Any], people: Sequence[Any], **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        self.fields["known"] = text_field(FIELD_TITLES["known"])
        self.fields["main_group"] = RowField(
            groups, label=_("Main group"), required=False, empty=_("not said")
        )
        self.fields["more_groups"] = RowsField(groups, label=_("Also about"))
        self.fields["themes"] = RowsField(themes, label=FIELD_TITLES["themes"], key="key")
        self.fields["labels"] = RowsField(labels, label=_("Shifts it has"))
        self.fields["work"] = RowField(
            works, label=FIELD_TITLES["work"], required=False, empty=_("no work"), key="pk"
        )
        self.fields["owner"] = person_field(people, FIELD_TITLES["owner"])
        self.fields["level"] = forms.ChoiceField(label=_("Who may see it?"), choices=WITHIN, required=False)

    def part(self, *names: str) -> list[BoundField]:
        return [self[name] for name in names]

    def what(self) -> list[BoundField]:
        return self.part("version", "text", "new", "known", "so_what")

    def sorting(self) -> list[BoundField]:
        return self.part("circles", "main_group", "more_groups", *self._labels(), "shift", "themes")

    def _labels(self) -> tuple[str, ...]:
        return ("labels",) if self["labels"].field.choices else ()

    def certainty(self) -> list[BoundField]:
        return self.part(
            "strength", "voices", "evidence", "reach", "is_key", "caught", "whereabouts", "came_by"
        )

    def rest(self) -> list[BoundField]:
        return self.part("work", "owner", "excerpt", "excerpt_consent", "level", "small")


_ASKED = {
    "own_experience": _("Does it come from somebody's own experience?"),
    "tells_how": _("Does it tell how something is experienced?"),
    "analysed": _("Has somebody thought it through into something new?"),
    "tied": _("Is it tied to a group and a situation?"),
    "about_life": _("Is it about their life or the contact, rather than about our organisation?"),
}


class SourceCheckForm(InsightForm):
    """The five questions (INS-10). ``filed_as`` overrules what they say, with a reason."""

    filed_as = forms.ChoiceField(
        label=_("File it as"), choices=[("", _("what the answers say")), *Material.choices], required=False
    )
    background = forms.ChoiceField(
        label=FIELD_TITLES["background"], choices=[_CHOSEN, *Background.choices], required=False
    )
    reason = text_field(_("Why, if it is something else than the answers say?"))

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        asked = {
            name: forms.TypedChoiceField(
                label=_ASKED[name], choices=[("1", _("yes")), ("0", _("no"))], coerce=lambda said: said == "1",
                widget=forms.RadioSelect,
            )
            for name in QUESTIONS
        }  # fmt: skip
        self.fields = {**asked, **self.fields}

    def answers(self) -> dict[str, bool]:
        return {name: self.cleaned_data[name] for name in QUESTIONS}


class ReleaseForm(InsightForm):
    """How far an insight is let go."""

    level = forms.ChoiceField(label=_("To whom?"), choices=OUTSIDE, widget=forms.RadioSelect)


class JoinForm(InsightForm):
    """Which insight says the same."""

    def __init__(self, others: Sequence[Any], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["other"] = forms.ChoiceField(
            label=_("Which one says the same?"), widget=forms.RadioSelect,
            choices=[(row.item.code, f"{row.item.text} ({row.municipality.name})") for row in others],
        )  # fmt: skip
        self.fields["reason"] = line_field(_("Why do they say the same?"), max_length=500)


class PartForm(InsightForm):
    reason = line_field(_("Why do they not say the same?"), required=True, max_length=500)


class AnswerForm(InsightForm):
    """The answer to what a check asks."""

    answer = forms.ChoiceField(
        label=_("What would you like to do?"), widget=forms.RadioSelect,
        choices=[("answered", _("Answer it")), ("postponed", _("Postpone it")),
                 ("dismissed", _("Put it aside: not relevant here"))],
    )  # fmt: skip
    reason = text_field(_("Why?"), required=True, max_length=2_000)
    until = day_field(_("Come back to it on"), help_text=_("Only when you postpone it."))


class StateForm(InsightForm):
    """Where it stands next."""

    reason = text_field(_("Why?"), help_text=_("Needed when it goes back or is stopped."), max_length=2_000)

    def __init__(self, moves: Sequence[Any], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        choices = [(move.to, move.verb) for move in moves]
        to = forms.ChoiceField(label=_("What happens now?"), choices=choices, widget=forms.RadioSelect)
        self.fields = {"to": to, **self.fields}
