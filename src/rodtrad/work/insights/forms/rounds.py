"""Forms of questions to units: what is asked of whom until when, and that a unit knows nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.models import Place
from rodtrad.work.insights.forms.fields import (
    InsightForm,
    RowField,
    RowsField,
    day_field,
    line_field,
    place_field,
    text_field,
)


class RoundForm(InsightForm):
    """A question, a last day and the units."""

    title = line_field(
        _("What do you want to know?"), required=True,
        help_text=_("For example: what makes it hard to reach us in the evening?"),
    )  # fmt: skip
    text = text_field(_("What will you use it for?"), max_length=2_000)
    due = day_field(_("Last day to answer"), required=True)

    def __init__(
        self, data: Any = None, *, units: Sequence[Place], groups: Sequence[Any], places: Sequence[Place] | None = None,
        **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        self.fields["group"] = RowField(groups, label=_("About which group?"), required=False, empty=_("all"))
        self.fields["units"] = RowsField(units, label=_("Which units do you ask?"))
        if places is not None:
            self.fields["place"] = place_field(places)
            self.fields["place"].label = _("Who asks?")

    def asked(self) -> dict[str, Any]:
        """What services.rounds takes."""
        data = self.cleaned_data
        values = {name: data[name] for name in ("due", "units", "group")}
        return {**values, "question": data["title"], "aim": data["text"]}


class NothingForm(InsightForm):
    """That the unit knows nothing, and a line about it."""

    note = text_field(_("A line about it, if you wish"), max_length=1_000)
