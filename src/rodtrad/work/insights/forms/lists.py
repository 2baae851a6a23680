"""What narrows the lists, and the forms of labels, groups, maps of value and files."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.lanes import LANE_TITLES
from rodtrad.work.insights.choices import (
    CIRCLE_TITLES,
    MOST_BYTES,
    InsightState,
    LabelState,
    Material,
    Phase,
    Picture,
    Strength,
    WorkState,
)
from rodtrad.work.insights.forms.fields import (
    LEVELS,
    InsightForm,
    RowField,
    line_field,
    place_field,
    text_field,
)
from rodtrad.work.insights.queries.insights import Wanted
from rodtrad.work.insights.queries.works import WantedWorks

_ALL: Any = _("all")
_AGES = [
    ("", _ALL),
    ("6", _("the last six months")),
    ("12", _("the last year")),
    ("24", _("the last two years")),
    ("old", _("older than two years")),
]


def _choice(label: Any, choices: Iterable[tuple[Any, Any]]) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", _ALL), *choices], required=False)


def _tick(label: Any) -> forms.BooleanField:
    return forms.BooleanField(label=label, required=False)


class InsightFilter(FilterForm):
    """Insights by age, lane, organisation, theme, group, perspective, strength and state."""

    text = forms.CharField(label=_("Words"), required=False, max_length=200)
    circle = _choice(_("Perspective"), CIRCLE_TITLES.items())
    age = forms.ChoiceField(label=_("Told"), choices=_AGES, required=False)
    strength = _choice(_("How sure"), Strength.choices)
    state = _choice(_("State"), InsightState.choices)
    lane = _choice(_("It has led to something in"), LANE_TITLES.items())
    material = forms.ChoiceField(
        label=_("Filed as"), required=False, choices=[*Material.choices, ("all", _("everything"))]
    )
    key_only = _tick(_("Key insights only"))
    unsorted = _tick(_("Found, but not sorted"))
    questions = _tick(_("With open questions"))
    put_away = _tick(_("Those put away"))

    def __init__(
        self, data: Any = None, *, places: Sequence[Place], groups: Sequence[Any], themes: Any, labels: Any
    ) -> None:
        super().__init__(data)
        self.fields["place"] = _choice(_("Organisation"), [(row.code, row.name) for row in places])
        self.fields["group"] = _choice(_("Group"), [(row.code, row.label) for row in groups])
        self.fields["theme"] = _choice(_("Theme"), themes)
        self.fields["label"] = _choice(_("Shift"), labels)

    def main(self) -> list[BoundField]:
        return [self[name] for name in ("text", "place", "group", "circle")]

    def more(self) -> list[BoundField]:
        shown = ("text", "place", "group", "circle")
        return [self[name] for name in self.fields if name not in shown]

    @property
    def more_is_open(self) -> bool:
        return any(field.data for field in self.more())

    def wanted(self) -> Wanted:
        found = {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)}
        if found.get("material") == "all" or found.get("put_away"):
            found["material"] = ""
        return Wanted(**found)


class WorkFilter(FilterForm):
    """Works by words, organisation, state and group."""

    text = forms.CharField(label=_("Words"), required=False, max_length=200)
    state = _choice(_("State"), WorkState.choices)
    mine = _tick(_("Mine"))
    debt = _tick(_("Owing an answer that is late"))
    put_away = _tick(_("Those put away"))

    def __init__(self, data: Any = None, *, places: Sequence[Place], groups: Sequence[Any]) -> None:
        super().__init__(data)
        self.fields["place"] = _choice(_("Organisation"), [(row.code, row.name) for row in places])
        self.fields["group"] = _choice(_("Group"), [(row.code, row.label) for row in groups])
        self.order_fields(["text", "state", "place", "group", "mine", "debt", "put_away"])

    def wanted(self) -> WantedWorks:
        found = {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)}
        return WantedWorks(**found)


class LabelForm(InsightForm):
    """A label, curated."""

    never_asked = frozenset({"start", "end"})
    start = line_field(_("From what"), required=True, max_length=60)
    end = line_field(_("To what"), required=True, max_length=60)
    description = text_field(_("What it means"), max_length=1_000)
    synonyms = text_field(_("Other ways to say it, one a line"), max_length=1_000)
    state = forms.ChoiceField(label=_("State"), choices=LabelState.choices)


class MergeForm(InsightForm):
    """Which label another one counts as."""

    def __init__(self, labels: Sequence[Any], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["into"] = RowField(labels, label=_("Let it count as"))


class GroupForm(InsightForm):
    """A municipality's own name for a group."""

    label = line_field(_("What do you call the group?"), required=True, max_length=80)

    def __init__(
        self, groups: Sequence[Any], places: Sequence[Place], data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["common"] = RowField(groups, label=_("It is part of"))
        self.fields["municipality"] = RowField(places, label=_("Municipality"))


class ValueMapForm(InsightForm):
    """A value map, a journey or a family."""

    form = forms.ChoiceField(
        label=_("What will you draw?"), choices=Picture.choices, widget=forms.RadioSelect
    )
    title = line_field(
        _("What is it called?"),
        required=True,
        help_text=_("The service, the journey, or the family's invented name."),
    )
    text = text_field(_("About it"), 3)
    service = line_field(_("Which service or contact?"))
    level = forms.ChoiceField(label=_("Who may see it?"), choices=LEVELS, initial="municipality")

    def __init__(
        self, data: Any = None, *, places: Sequence[Place], families: Sequence[Any], **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["family"] = RowField(
            families, label=_("The family it follows"), required=False, empty=_("no work"), key="pk"
        )
        self.fields["place"] = place_field(places)


_FEELINGS = [
    ("", _("not said")), ("-2", _("very heavy")), ("-1", _("heavy")), ("0", _("neither")), ("1", _("light")),
    ("2", _("very light")),
]  # fmt: skip


class StepForm(InsightForm):
    """One more thing on a map."""

    phase = forms.ChoiceField(label=_("When?"), choices=Phase.choices)
    text = text_field(_("What creates value, or what happens?"), required=True, max_length=1_000)
    obstacle = text_field(_("What stands in the way?"), 1, max_length=1_000)
    feeling = forms.TypedChoiceField(
        label=_("How does it feel?"), choices=_FEELINGS, required=False, coerce=int, empty_value=None
    )
    is_gap = forms.BooleanField(label=_("This is missing today"), required=False)
    insight = line_field(
        _("The insight it rests on"),
        help_text=_("The code at the end of the insight's address."),
    )


class UploadForm(InsightForm):
    """A file of insights."""

    file = forms.FileField(label=_("File"), help_text=_("CSV, Excel (.xlsx) or YAML, at most 50 MB."))

    def __init__(self, places: Sequence[Place], data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        self.fields["place"] = place_field(places)

    def clean_file(self) -> Any:
        file = self.cleaned_data["file"]
        if file.size > MOST_BYTES:
            text = _("The file is larger than 50 megabytes. Divide it into several.")
            raise forms.ValidationError(text, code="size")
        return file
