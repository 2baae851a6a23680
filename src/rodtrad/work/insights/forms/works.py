"""Forms of insight works: the look before asking, the work, who was heard, the answer to those who told, partners."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.org.models import Place
from rodtrad.work.insights.choices import (
    FIELD_TITLES,
    Advice,
    Channel,
    Contact,
    Dimension,
    Openness,
    PartnerAnswer,
    Secrecy,
)
from rodtrad.work.insights.forms.fields import (
    LEVELS,
    CirclesField,
    InsightForm,
    RowField,
    RowsField,
    day_field,
    line_field,
    number_field,
    person_field,
    place_field,
    text_field,
)


class AskForm(InsightForm):
    """Has anyone asked this? A question, a group and a municipality."""

    question = line_field(
        _("What do you want to ask?"), required=True, max_length=300,
        help_text=_("Write it as you would ask it, for example: when do you want to reach us?"),
    )  # fmt: skip

    def __init__(
        self, groups: Sequence[Any], places: Sequence[Place], data: Any = None, **kwargs: Any
    ) -> None:
        super().__init__(data, **kwargs)
        self.fields["group"] = RowField(
            groups, label=_("Whom do you want to ask?"), required=False, empty=_("not said")
        )
        self.fields["municipality"] = RowField(places, label=_("Where?"))


class DecideForm(InsightForm):
    """What one does instead of asking anew."""

    advice = forms.ChoiceField(
        label=_("What do you do instead?"), widget=forms.RadioSelect,
        choices=[(value, label) for value, label in Advice.choices if value != Advice.ASK],
    )  # fmt: skip
    why = text_field(_("A line about it"), max_length=1_000)


class WorkForm(InsightForm):
    """An insight work. A new one needs a title and whom one asks; the rest when one knows it."""

    title = line_field(_("What is the work called?"), required=True)
    text = text_field(_("What do we want to understand, and what for?"), 3)
    questions = text_field(FIELD_TITLES["questions"], 4, help_text=_("One question a line."))
    circles = CirclesField(label=_("Whose perspective?"))
    methods = line_field(
        FIELD_TITLES["methods"], help_text=_("For example interviews, a workshop, a dialogue.")
    )
    whereabouts = line_field(FIELD_TITLES["whereabouts"])
    planned_n = number_field(FIELD_TITLES["planned_n"])
    actual_n = number_field(FIELD_TITLES["actual_n"])
    starts = day_field(FIELD_TITLES["starts"])
    ends = day_field(FIELD_TITLES["ends"])
    promised = text_field(FIELD_TITLES["promised"], help_text=_("What have those who tell us been promised?"))
    feedback_plan = text_field(FIELD_TITLES["feedback_plan"])
    consent = line_field(FIELD_TITLES["consent"])
    material_at = line_field(FIELD_TITLES["material_at"], help_text=_("A shelf, a room, a system. Not here."))
    secrecy = forms.ChoiceField(label=FIELD_TITLES["secrecy"], choices=Secrecy.choices, initial=Secrecy.OPEN)
    erase_on = day_field(FIELD_TITLES["erase_on"])
    openness = forms.ChoiceField(
        label=FIELD_TITLES["openness"], choices=Openness.choices, initial=Openness.METADATA
    )
    hours = number_field(FIELD_TITLES["hours"])

    def __init__(
        self, data: Any = None, *, groups: Sequence[Any], themes: Sequence[Any], people: Sequence[Any],
        partners: Sequence[Any], places: Sequence[Place] | None = None, **kwargs: Any,
    ) -> None:  # fmt: skip
        super().__init__(data, **kwargs)
        self.fields["groups"] = RowsField(groups, label=_("Which groups?"))
        self.fields["themes"] = RowsField(themes, label=FIELD_TITLES["themes"], key="key")
        self.fields["owner"] = person_field(people, FIELD_TITLES["owner"])
        self.fields["deputy"] = person_field(people, FIELD_TITLES["deputy"])
        self.fields["partner"] = RowField(
            partners, label=FIELD_TITLES["partner"], required=False, empty=_("no work"), key="pk"
        )
        self.fields["level"] = forms.ChoiceField(
            label=_("Who may see it?"), choices=LEVELS, initial="municipality"
        )
        if places is not None:
            self.fields["place"] = place_field(places)

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        if data.get("starts") and data.get("ends") and data["ends"] < data["starts"]:
            self.add_error("ends", _("It cannot end before it begins."))
        return data

    def part(self, *names: str) -> list[BoundField]:
        return [self[name] for name in names if name in self.fields]

    def what(self) -> list[BoundField]:
        return self.part("version", "title", "text", "questions", "groups", "circles", "place")

    def how(self) -> list[BoundField]:
        return self.part(
            "methods", "whereabouts", "starts", "ends", "planned_n", "actual_n", "partner", "themes"
        )

    def promises(self) -> list[BoundField]:
        return self.part("promised", "feedback_plan", "consent")

    def care(self) -> list[BoundField]:
        return self.part(
            "owner", "deputy", "material_at", "secrecy", "erase_on", "openness", "hours", "level"
        )


class HeardForm(InsightForm):
    """Who was heard, as numbers: one category a line, "women 12"."""

    def __init__(self, data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        for value, label in Dimension.choices:
            self.fields[value] = text_field(
                label, 3, max_length=1_000, help_text=_("One a line, the number last: women 12")
            )

    def clean(self) -> dict[str, Any]:
        data = super().clean()
        self.rows: list[tuple[str, str, int]] = []
        for name in Dimension.values:
            for line in (data.get(name) or "").splitlines():
                category, _space, number = line.strip().rpartition(" ")
                if line.strip() and not (category and number.isdigit()):
                    self.add_error(name, _("Write the category and then the number, one a line."))
                elif line.strip():
                    self.rows.append((name, category.strip(" :"), int(number)))
        seen = [(row[0], row[1].casefold()) for row in self.rows]
        if len(seen) != len(set(seen)):
            self.add_error(None, _("The same category stands twice."))
        return data


class FeedbackForm(InsightForm):
    """The answer to those who told. Without a day it is only planned."""

    heard = text_field(_("What did we hear?"), 3, required=True, max_length=2_000)
    did = text_field(_("What do we do?"), 3, max_length=2_000)
    will_not = text_field(_("What do we not do, and why?"), 3, max_length=2_000)
    channel = forms.ChoiceField(label=_("How do they get the answer?"), choices=Channel.choices)
    planned = day_field(_("Planned for"))
    given = day_field(_("They got it on"), help_text=_("Leave it empty until they have got it."))
    reaction = text_field(_("What did they say about it?"))
    proposals_back = forms.BooleanField(
        label=_("Those who told may see and try what we propose"), required=False
    )
    level = forms.ChoiceField(
        label=_("Who may see it?"), choices=LEVELS, initial="municipality",
        help_text=_("What everybody may see stands on the public page “You said, we did”."),
    )  # fmt: skip


class PartnerForm(InsightForm):
    """A partner one asks through. The contact is a function, never a person."""

    never_asked = frozenset({"title"})
    title = line_field(_("What is the organisation called?"), required=True)
    text = text_field(_("About it"))
    speaks_for = line_field(_("Whom does it speak for?"))
    asked_about = text_field(_("What may it be asked about?"))
    not_about = text_field(_("What does it not want to be asked about?"))
    reached_by = line_field(
        _("How is it reached?"), help_text=_("A function, not a person: the board's secretary.")
    )
    compensation = text_field(_("How are those who take part compensated?"))
    interprets = text_field(_("How do we interpret what was said together?"))

    def __init__(self, data: Any = None, *, places: Sequence[Place] | None = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        if places is not None:
            self.fields["place"] = place_field(places)


class ContactForm(InsightForm):
    """One contact with a partner."""

    kind = forms.ChoiceField(label=_("What happened?"), choices=Contact.choices)
    day = day_field(_("When?"), required=True)
    note = text_field(_("A line about it"), max_length=1_000)
    answer = forms.ChoiceField(
        label=_("What did they answer?"),
        choices=[("", _("not said")), *PartnerAnswer.choices],
        required=False,
    )
    paid = number_field(_("Compensation, kronor"))
