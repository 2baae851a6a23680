"""Forms of measures: narrow the list, begin, change, make one of another module's item, who writes values."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.filtering import FilterForm
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.forms.asking import AskingForm
from rodtrad.foundation.org.forms.choosing import ChoosingForm
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.thread.models import Item
from rodtrad.sources.indicators.choices import ChartName, Direction, PeriodKind, Reads, Role, RuleName
from rodtrad.sources.indicators.forms.fields import NumberField
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.permissions import EDIT
from rodtrad.sources.indicators.queries.measures import Wanted as Narrowed
from rodtrad.sources.indicators.rules.wording import VERDICTS
from rodtrad.sources.indicators.services.measures import COLUMNS, Wanted

_ALL = ("", _("All"))
_MAIN = ("text", "place", "verdict", "mine")
_LEVELS = (Audience.UNIT, Audience.MUNICIPALITY, Audience.NETWORK)
CHARTS = (
    (ChartName.RUN, _("Run chart: the first choice, for any measure")),
    (ChartName.I, _("I chart: with limits, for single values")),
    (ChartName.XMR, _("XmR chart: with limits, as in Making Data Count")),
    (ChartName.P, _("P chart: shares, out of some hundred or fewer")),
    (ChartName.PP, _("P′ chart: shares, out of thousands")),
    (ChartName.U, _("U chart: how many for each of something")),
    (ChartName.UP, _("U′ chart: the same, out of thousands")),
    (ChartName.C, _("C chart: how many, when the chance is the same each period")),
    (ChartName.G, _("G chart: rare events, counted between them")),
    (ChartName.T, _("T chart: rare events, time between them")),
)


def _capital(choices: Iterable[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    return [(key, capfirst(str(text))) for key, text in choices]


class MeasureFilter(FilterForm):
    """What narrows the list of measures."""

    text = forms.CharField(label=_("Words in the measure"), required=False, max_length=200)
    place = forms.ChoiceField(label=_("Part of the organisation"), required=False)
    verdict = forms.ChoiceField(
        label=_("What it shows"),
        required=False,
        choices=[_ALL, *((key, text) for key, text in VERDICTS.items() if key)],
    )
    role = forms.ChoiceField(label=_("Kind of measure"), required=False)
    mine = forms.BooleanField(label=_("Only mine"), required=False)
    signal = forms.BooleanField(label=_("Only with a signal to answer"), required=False)
    late = forms.BooleanField(label=_("Only with a value that is late"), required=False)
    put_away = forms.BooleanField(label=_("Those put away"), required=False)

    def __init__(self, places: Iterable[Place], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.fields["place"].choices = [_ALL, *((place.code, place.name) for place in places)]
        self.fields["role"].choices = [_ALL, *_capital(Role.choices)]

    def wanted(self) -> Narrowed:
        """What the list is narrowed to; a choice that does not exist is passed over."""
        self.is_valid()
        return Narrowed(**{name: self.cleaned_data.get(name) or Narrowed.__dataclass_fields__[name].default
                           for name in self.fields})  # fmt: skip

    def main_fields(self) -> list[Any]:
        return [self[name] for name in _MAIN]

    def more_fields(self) -> list[Any]:
        return [field for field in self if field.name not in _MAIN]

    @property
    def more_is_open(self) -> bool:
        """Whether something among the folded fields is in use."""
        return any(field.data for field in self.more_fields())


class MeasureForm(AskingForm):
    """What is counted, and how it is charted."""

    never_asked = frozenset({"title", "source_key", "unit"})
    FIRST = ("title", "text", "place", "owner", "unit", "direction", "best_from", "best_to", "period_kind")
    COUNTED = ("reads", "numerator", "denominator", "per", "people", "by_sex", "by_unit", "ages")
    CHARTED = ("chart", "rules", "constant", "screen", "freeze", "decimals")
    MORE = ("role", "stands_in_for", "source", "source_key", "level")

    title = forms.CharField(label=_("What is the measure called?"), max_length=200)
    text = forms.CharField(
        label=_("What is counted, exactly?"), required=False, max_length=4_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("So that two people would count the same."),
    )  # fmt: skip
    place = forms.ChoiceField(label=_("For which part of the organisation?"))
    owner = forms.ChoiceField(
        label=_("Who answers for the measure?"),
        required=False,
        help_text=_("Is told when there is a signal."),
    )
    unit = forms.CharField(
        label=_("In what is it counted?"),
        required=False,
        max_length=40,
        help_text=_("Visits, minutes, per cent …"),
    )
    direction = forms.ChoiceField(
        label=_("Which way is better?"), choices=_capital(Direction.choices), widget=forms.RadioSelect
    )
    best_from = NumberField(label=_("Best from"), required=False)
    best_to = NumberField(label=_("Best to"), required=False)
    period_kind = forms.ChoiceField(label=_("One value each"), choices=_capital(PeriodKind.choices))
    reads = forms.ChoiceField(
        label=_("What is written for each period?"), choices=_capital(Reads.choices), widget=forms.RadioSelect
    )
    numerator = forms.CharField(
        label=_("How many (above the line)"), required=False, max_length=200, help_text=_("For two numbers.")
    )
    denominator = forms.CharField(label=_("Out of how many (below the line)"), required=False, max_length=200)
    per = forms.IntegerField(
        label=_("Shown as so many of"), min_value=1, max_value=1_000_000, help_text=_("100 gives per cent.")
    )
    people = forms.BooleanField(
        label=_("The numbers count people"), required=False,
        help_text=_("Small numbers are then kept back from those who only read."),
    )  # fmt: skip
    by_sex = forms.BooleanField(label=_("Split by sex"), required=False)
    by_unit = forms.BooleanField(label=_("Split by unit"), required=False)
    ages = forms.CharField(
        label=_("Age groups"), required=False, max_length=900, widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("One on each line. Empty: not split by age."),
    )  # fmt: skip
    chart = forms.ChoiceField(label=_("Chart"), choices=CHARTS)
    rules = forms.ChoiceField(
        label=_("Rule set"),
        required=False,
        choices=[("", _("The one that goes with the chart")), *RuleName.choices],
    )
    constant = forms.ChoiceField(
        label=_("Constant"), required=False,
        choices=[("", _("The one that goes with the chart")), ("2.66", "2.66"), ("3/1.128", "3/1.128")],
    )  # fmt: skip
    screen = forms.BooleanField(
        label=_("Leave out very large moving ranges when limits are worked out"), required=False
    )
    freeze = forms.IntegerField(
        label=_("Baseline: the first so many periods"), min_value=0, max_value=500, required=False,
        help_text=_("0: all periods give the middle line and the limits."),
    )  # fmt: skip
    decimals = forms.IntegerField(label=_("Decimals"), min_value=0, max_value=4)
    role = forms.ChoiceField(
        label=_("Kind of measure"), choices=_capital(Role.choices),
        help_text=_("A counterweight shows whether something else gets worse."),
    )  # fmt: skip
    stands_in_for = forms.CharField(
        label=_("Stands in for something that is hard to measure"), required=False, max_length=200
    )
    source = forms.CharField(label=_("Where do the values come from?"), required=False, max_length=200)
    source_key = forms.CharField(
        label=_("Its name there"),
        required=False,
        max_length=60,
        help_text=_("For example the key figure's id in Kolada."),
    )
    level = forms.ChoiceField(
        label=_("Who sees it?"), choices=[(level.value, level.label) for level in _LEVELS]
    )

    def __init__(self, places: list[Place], owners: Iterable[User], data: Any = None, **kwargs: Any) -> None:
        super().__init__(data, **kwargs)
        self.places = {place.code: place for place in places}
        self.owners = {user.code: user for user in owners}
        self.fields["place"].choices = [(place.code, place.name) for place in places]
        self.fields["owner"].choices = [
            ("", _("Nobody yet")), *((code, user.name) for code, user in self.owners.items()),
        ]  # fmt: skip

    def parts(self) -> list[tuple[Any, list[Any], bool]]:
        """The fields in parts: heading, fields, whether it is unfolded from the start."""
        named = (
            (_("What is written"), self.COUNTED, True), (_("Chart and rules"), self.CHARTED, False),
            (_("More"), self.MORE, False),
        )  # fmt: skip
        return [
            (title, [self[name] for name in names], opened or any(self[name].errors for name in names))
            for title, names, opened in named
        ]

    def first(self) -> list[Any]:
        return [self[name] for name in self.FIRST]

    def chosen_place(self) -> Place:
        return self.places[self.cleaned_data["place"]]

    def chosen_owner(self) -> User | None:
        return self.owners.get(self.cleaned_data["owner"])

    def wanted(self) -> Wanted:
        """What the form asks for, as the service takes it."""
        data = {name: self.cleaned_data[name] for name in (*COLUMNS, "title", "text", "level")}
        data["freeze"] = data["freeze"] or 0
        data["ages"] = tuple(line.strip() for line in data["ages"].splitlines() if line.strip())
        return Wanted(**data)


def initial_of(measure: Measure) -> dict[str, Any]:
    """A measure as its form shows it."""
    return {
        **{name: getattr(measure, name) for name in COLUMNS},
        "title": measure.item.title, "text": measure.item.text, "ages": "\n".join(measure.ages),
        "place": measure.item.place.code, "owner": measure.owner.code if measure.owner else "",
        "level": level_of(measure.item.audience),
    }  # fmt: skip


class MeasureOfForm(AskingForm):
    """A measure of another module's item: the few things that must be said; the rest has good starting values."""

    title = forms.CharField(label=_("What is the measure called?"), max_length=200)
    unit = forms.CharField(label=_("In what is it counted?"), required=False, max_length=40)
    direction = forms.ChoiceField(label=_("Which way is better?"), choices=_capital(Direction.choices))
    period_kind = forms.ChoiceField(
        label=_("One value each"), choices=_capital(PeriodKind.choices), initial=PeriodKind.MONTH
    )

    def clean_title(self) -> str:
        title: str = self.cleaned_data["title"]
        refuse_identity_numbers(title)
        return title

    def clean_direction(self) -> str:
        chosen: str = self.cleaned_data["direction"]
        if chosen == Direction.RANGE:
            raise forms.ValidationError(
                _("Choose neither for now, and write the range on the measure's page.")
            )
        return chosen


def measure_of_form(actor: Actor, source: Item, data: Mapping[str, Any] | None) -> MeasureOfForm | None:
    """None for those who may not begin a measure where the item stands."""
    return MeasureOfForm(data, initial={"title": source.title}) if may(actor, EDIT, source) else None


class WriterForm(ChoosingForm):
    """Who may write the values of a measure."""


class ReasonForm(AskingForm):
    """Why something is put away."""

    reason = forms.CharField(
        label=pgettext_lazy("question about putting away", "Why?"),
        max_length=500,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
