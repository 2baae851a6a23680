"""Forms for values: the grid, what is pasted, a file, and what is said of corrections."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.sources.indicators.choices import Reads, Status
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.queries.readings import GridRow
from rodtrad.sources.indicators.rules import numbers, periods
from rodtrad.sources.indicators.services.readings import Incoming, wrong


class GridForm(AskingForm):
    """The grid's own words; its cells are read by ``incoming``."""

    origin = forms.CharField(
        label=_("Where do these values come from?"), required=False, max_length=300,
        help_text=_("A system, a list, a count of your own. It is kept with every value."),
    )  # fmt: skip
    why = forms.CharField(
        label=_("Why do you change values that stood there?"), required=False, max_length=300,
        help_text=_("Only when you correct something. The old value is kept."),
    )  # fmt: skip

    def incoming(
        self, measure: Measure, grid: Sequence[GridRow], parts: Mapping[str, Mapping[str, str]],
        before: Mapping[str, str],
    ) -> list[Incoming]:  # fmt: skip
        """The cells that were changed, as values. What cannot be read becomes an error that names the cell."""
        found = []
        for row in grid:
            for key, breakdown in parts.items():
                cells = {cell.name.rsplit(".", 1)[1]: cell for cell in row.cells
                         if cell.name.startswith(f"{row.at}.{key}.")}  # fmt: skip
                texts = {read: cell.text.strip() for read, cell in cells.items()}
                if all(texts[read] == before.get(cell.name, "") for read, cell in cells.items()):
                    continue
                label = next(iter(cells.values())).label
                value = self._value(measure, row.at, breakdown, texts, label)
                if value is not None:
                    found.append(value)
        return found

    def _value(
        self, measure: Measure, at: date, breakdown: Mapping[str, str], texts: Mapping[str, str], label: str
    ) -> Incoming | None:
        read = {name: numbers.read(text) for name, text in texts.items()}
        unread = [texts[name] for name, written in read.items() if written is None]
        if unread:
            said = gettext("%(cell)s: “%(text)s” is no number. Write - for missing, .. for kept back.")
            self.add_error(None, said % {"cell": label, "text": numbers.quoted(unread[0])})
            return None
        statuses = {written.status for written in read.values() if written}
        if None in statuses and len(statuses) > 1:
            self.add_error(None, gettext("%(cell)s: write both numbers.") % {"cell": label})
            return None
        status = next((each for each in statuses if each != Status.GIVEN), Status.GIVEN) or Status.MISSING
        given = (
            {name: written.number for name, written in read.items() if written}
            if status == Status.GIVEN
            else {}
        )
        value = Incoming(at, breakdown, status=status, **given)
        if why := wrong(measure, value):
            self.add_error(None, f"{label}: {why}.")
            return None
        return value


class TakeInForm(AskingForm):
    """A file, or what was copied in a spreadsheet. It is shown before anything is saved."""

    never_asked = frozenset({"pasted"})

    file = forms.FileField(label=_("File (CSV or Excel)"), required=False)
    pasted = forms.CharField(
        label=_("Or paste cells from a spreadsheet"), required=False, max_length=2_000_000, strip=False,
        widget=forms.Textarea(attrs={"rows": 8, "spellcheck": "false"}),
        help_text=_("Periods in the first column, numbers beside them."),
    )  # fmt: skip

    def __init__(self, measure: Measure | None, data: Any = None, files: Any = None, **kwargs: Any) -> None:
        super().__init__(data, files, **kwargs)
        if measure is None:
            del self.fields["pasted"]

    def clean_pasted(self) -> str:
        text: str = self.cleaned_data["pasted"]
        refuse_identity_numbers(text)
        return text

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if not self.errors and bool(data.get("file")) == bool((data.get("pasted") or "").strip()):
            raise forms.ValidationError(_("Choose a file, or paste cells."), code="one")
        return data


class ConfirmForm(AskingForm):
    """Why values that stand there are changed, when a file changes some."""

    why = forms.CharField(
        label=_("Why are values changed that stood there?"), required=False, max_length=300,
        help_text=_("The old values are kept, with this beside them."),
    )  # fmt: skip


def columns_of(measure: Measure) -> tuple[str, ...]:
    """The headings of a file, as people may write them, for the help beside the form."""
    reads = ("täljare", "nämnare") if measure.reads == Reads.SHARE else ("värde",)
    parts = [("kön", measure.by_sex), ("ålder", bool(measure.ages)), ("enhet", measure.by_unit)]
    return ("period", *(name for name, used in parts if used), *reads, "källa")


def example_period(measure: Measure) -> str:
    return periods.short(
        measure.period_kind, date(2026, 1, 1) if measure.period_kind != "week" else date(2026, 1, 5)
    )
