"""What narrows the maps, and the forms of pictures, cells, shares and the board's report."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.org.models import Place, User
from rodtrad.work.insights.choices import CIRCLE_TITLES
from rodtrad.work.insights.forms.fields import (
    LEVELS,
    InsightForm,
    day_field,
    line_field,
    person_field,
    place_field,
    text_field,
)
from rodtrad.work.insights.queries.insights import Wanted
from rodtrad.work.insights.rules.board_report import PARTS

_ALL: Any = _("all")


def _choice(label: Any, rows: Any, *, empty: Any = _ALL) -> forms.ChoiceField:
    return forms.ChoiceField(label=label, choices=[("", empty), *rows], required=False)


class MapFilter(FilterForm):
    """A local map by group, perspective, theme and shift; ``since``: an earlier picture to compare with."""

    circle = _choice(_("Perspective"), CIRCLE_TITLES.items())
    age = _choice(
        _("Told"),
        [("6", _("the last six months")), ("12", _("the last year")), ("24", _("the last two years"))],
    )

    def __init__(
        self, data: Any = None, *, places: Sequence[Place], groups: Sequence[Any], themes: Any, labels: Any,
        pictures: Sequence[Any] = (),
    ) -> None:  # fmt: skip
        super().__init__(data)
        self.fields["place"] = forms.ChoiceField(
            label=_("Municipality"), required=False, choices=[(row.code, row.name) for row in places]
        )
        self.fields["group"] = _choice(_("Group"), [(row.code, row.label) for row in groups])
        self.fields["theme"] = _choice(_("Theme"), themes)
        self.fields["label"] = _choice(_("Shift"), labels)
        rows = [(row.item.code, f"{row.item.title} ({row.taken.isoformat()})") for row in pictures]
        self.fields["since"] = _choice(_("New since"), rows, empty=_("do not compare"))
        self.fields["region"] = forms.TypedChoiceField(
            coerce=int, empty_value=0, required=False, widget=forms.HiddenInput,
            choices=[("", ""), *((str(each), "") for each in range(1, 8))],
        )  # fmt: skip
        self.order_fields(["place", "group", "circle", "theme", "label", "age", "since", "region"])

    def wanted(self, place: Place) -> Wanted:
        names = ("group", "circle", "theme", "label", "age")
        return Wanted(place=place.code, **{name: self.cleaned_data.get(name) or "" for name in names})


class JoinedSpotsFilter(FilterForm):
    """White spots of several municipalities: of a network, for a theme."""

    def __init__(self, data: Any = None, *, networks: Any, themes: Any) -> None:
        super().__init__(data)
        self.fields["network"] = _choice(_("Network"), networks, empty=_("all I may see"))
        self.fields["theme"] = _choice(_("Theme"), themes)

    def number(self, name: str) -> int:
        value = self.cleaned_data.get(name) or ""
        return int(value) if value.isdigit() else 0


class JoinedFilter(JoinedSpotsFilter):
    """A map over several municipalities: of a network, and what it counts."""

    def __init__(self, data: Any = None, *, networks: Any, groups: Any, themes: Any, labels: Any) -> None:
        super().__init__(data, networks=networks, themes=themes)
        self.fields["group"] = _choice(_("Group"), groups)
        self.fields["label"] = _choice(_("Shift"), labels)
        self.order_fields(["network", "group", "theme", "label"])


class PictureForm(InsightForm):
    """A picture of the map to keep."""

    title = line_field(_("What will it be called?"), required=True, max_length=120)
    level = forms.ChoiceField(
        label=_("Who may read it by its address?"), choices=LEVELS[1:], initial="municipality",
        help_text=_("It holds only insights that all of them may see."),
    )  # fmt: skip


class ExcludeForm(InsightForm):
    """Why a cell cannot hold anything."""

    reason = text_field(_("Why can nobody be asked here?"), required=True, max_length=500)


class TakeOnForm(InsightForm):
    """Who begins, and by when."""

    due = day_field(_("Begin by"), required=True)

    def __init__(self, people: Sequence[User], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["owner"] = person_field(people, _("Who begins?"))
        self.order_fields(["owner", "due"])


class SharesForm(InsightForm):
    """How large each group is among those who live here: a line a group, "kvinnor 50,2"."""

    rows = text_field(
        _("A group a line, with its share in percent"), 6, required=True, max_length=2_000,
        help_text=_("For example: women 50.2"),
    )  # fmt: skip
    source = line_field(_("Where do the figures come from?"))

    def clean_rows(self) -> list[tuple[str, Decimal]]:
        refuse_identity_numbers(self.cleaned_data["rows"], "rows")
        found = []
        for number, line in enumerate(self.cleaned_data["rows"].splitlines(), start=1):
            if not line.strip():
                continue
            name, _space, share = line.strip().rpartition(" ")
            try:
                percent = Decimal(share.rstrip("%").replace(",", "."))
            except InvalidOperation:
                percent = Decimal(-1)
            if not name or not 0 <= percent <= 100:
                text = _("Line %(number)s: write a name and a number from 0 to 100.") % {"number": number}
                raise forms.ValidationError(text, code="share")
            found.append((" ".join(name.split())[:60], percent))
        if len({name for name, _percent in found}) < len(found):
            raise forms.ValidationError(_("The same group stands twice."), code="twice")
        return found


class BeginReportForm(InsightForm):
    """Which month, for whom."""

    month = forms.DateField(
        label=_("Month"), input_formats=["%Y-%m"], help_text=_("Write year and month, such as 2026-11.")
    )

    def __init__(self, places: Sequence[Place], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["place"] = place_field(places)
        self.order_fields(["place", "month"])


class ReportForm(InsightForm):
    """The parts of the report, a line a paragraph."""

    def __init__(self, titles: Mapping[str, Any], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for name in PARTS:
            self.fields[name] = text_field(titles[name], 4, max_length=6_000)


class ApproveForm(InsightForm):
    """To whom the approved report is shown."""

    level = forms.ChoiceField(label=_("Who may read it?"), choices=LEVELS[1:], initial="public")


class BoardQuestionForm(InsightForm):
    """What the board asked."""

    text = text_field(_("What did the board ask?"), required=True, max_length=1_000)
    asked = day_field(_("When?"), required=True, initial=clock.today)


class BoardAnswerForm(InsightForm):
    """What exploring the question gave."""

    answer = text_field(_("What did you find out?"), 3, required=True, max_length=2_000)
