"""Forms for files of comparisons: the file, what its columns hold, and what of it is kept."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.national.comparison_columns import Mapped, Role
from rodtrad.sources.indicators.national.comparison_records import Choice, Group, Read
from rodtrad.sources.indicators.queries.fetching import own_area
from rodtrad.sources.indicators.rules import areas

_BETTER = {"up": "high", "down": "low"}
ROLES = (
    (Role.NOTHING, _("Not used")), (Role.CODE, _("Code of the municipality")),
    (Role.AREA, _("Name of the municipality")),
    (Role.INDICATOR, _("Name of the indicator")), (Role.PERIOD, _("Year")), (Role.VALUE, _("Values of an indicator")),
    (Role.OWN, _("Own value")), (Role.GROUP, _("Group")), (Role.GROUP_VALUE, _("Value of the group")),
    (Role.RANK, _("Rank")), (Role.COMMENT, _("Comment")),
)  # fmt: skip


class ComparisonFileForm(forms.Form):
    """The file, and which of its sheets."""

    file = forms.FileField(label=_("Excel file"))
    sheet = forms.IntegerField(
        label=_("Which sheet of the file?"),
        min_value=1,
        max_value=200,
        initial=1,
        help_text=_("1 is the first."),
    )


class ComparisonForm(AskingForm):
    """What each column holds, as proposed and then put right; whom we are beside; and which indicators are kept."""

    never_asked = frozenset({"areas", "period"})

    source = forms.CharField(
        label=_("Where does the file come from?"), max_length=150,
        help_text=_("For example Öppna jämförelser äldreomsorg 2025, Socialstyrelsen."),
    )  # fmt: skip
    period = forms.CharField(
        label=_("Which year is it about?"), required=False, max_length=20,
        help_text=_("When no column says it."),
    )  # fmt: skip
    rows = forms.MultipleChoiceField(
        label=_("Rows of the file to stand beside"), required=False, widget=forms.CheckboxSelectMultiple
    )
    areas = forms.CharField(
        label=_("Or the mean of these municipalities"), required=False, max_length=1_500,
        widget=forms.Textarea(attrs={"rows": 2}), help_text=_("Names with commas between."),
    )  # fmt: skip
    percent = forms.BooleanField(label=_("The file says 0.83 where we say 83"), required=False)
    used_in = forms.CharField(label=_("In which analysis is it used?"), required=False, max_length=300)
    comments = forms.BooleanField(
        label=_("Keep the comments of the file too; they point to nobody"), required=False
    )
    indicators = forms.MultipleChoiceField(
        label=_("Which indicators are about this measure?"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, mapped: Mapped, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.mapped = mapped
        self.fields["rows"].choices = [(name, name) for name in mapped.groups]
        for column in mapped.columns:
            help_text = gettext("For example: %(samples)s") % {"samples": "; ".join(column.samples)}
            self.fields[f"role-{column.place}"] = forms.ChoiceField(
                label=column.heading, choices=ROLES, required=False, initial=column.role,
                help_text=help_text if column.samples else "",
            )  # fmt: skip

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        refuse_identity_numbers([str(data.get(name) or "") for name in ("source", "period", "used_in")])
        return data

    def clean_areas(self) -> tuple[str, ...]:
        """The codes of the municipalities."""
        refuse_identity_numbers(self.cleaned_data["areas"])
        known, unknown = areas.read(self.cleaned_data["areas"])
        if unknown:
            said = gettext("No municipality is called %(names)s. Write the name as it is usually written.")
            raise forms.ValidationError(said % {"names": ", ".join(unknown[:5])})
        return known

    def columns(self) -> list[Any]:
        return [self[f"role-{column.place}"] for column in self.mapped.columns]

    def choose_among(self, read: Read) -> None:
        """The indicators of what was read may be ticked."""
        names = dict.fromkeys(record.indicator for record in read.records)
        self.fields["indicators"].choices = [(name, name) for name in names]

    def chosen(self, measure: Measure) -> tuple[Mapped, Choice]:
        """What a person says about the columns and the file. Which way is better is the measure's."""
        data = self.cleaned_data
        columns = tuple(
            replace(
                column, role=Role(data[f"role-{column.place}"]), better=_BETTER.get(measure.direction, ""),
                factor=100.0 if data["percent"] else 1.0,
            )
            for column in self.mapped.columns
        )  # fmt: skip
        name = gettext("Mean of %(names)s") % {"names": ", ".join(map(areas.name_of, data["areas"]))}
        groups = (Group(name, data["areas"]),) if data["areas"] else ()
        choice = Choice(
            data["source"], own_area(measure.item.place), data["period"], tuple(data["rows"]), groups
        )
        return replace(self.mapped, columns=columns), choice
