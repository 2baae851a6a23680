"""What the grid shows: which periods, and which parts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import valid_q
from rodtrad.sources.indicators.choices import Sex
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.queries.readings import key_of, name_of, newest_period, splits_of
from rodtrad.sources.indicators.rules import periods

SHOWN = 12
MOST_UNITS = 60


@dataclass(frozen=True, slots=True)
class Window:
    """The periods of the grid, and the ends of the windows before and after ("" = none)."""

    first: date
    last: date
    earlier: str
    later: str


def window(measure: Measure, till: str) -> Window:
    """Twelve periods that end with the one asked for, else with the period we live in."""
    kind = measure.period_kind
    newest = newest_period(measure)
    asked = periods.read(kind, till) if till else None
    last = min(asked, newest) if asked else newest
    first = periods.moved(kind, last, 1 - SHOWN)
    later = min(periods.moved(kind, last, SHOWN), newest)
    earlier = periods.moved(kind, first, -1)
    return Window(
        first, last, periods.short(kind, earlier), periods.short(kind, later) if later > last else ""
    )


def columns_of(measure: Measure) -> list[tuple[str, str]]:
    """The parts as columns, (key, name): the total, then those the measure is split by, then others with values."""
    found = {"-_-_": _("All")}
    if measure.by_sex:
        found |= {f"{sex.value}_-_": capfirst(str(sex.label)) for sex in Sex}
    found |= {f"-_-_{age}": age for age in measure.ages}
    if measure.by_unit:
        found |= {f"-_{place.code}_": place.name for place in _units(measure)}
    found |= {key_of(split): name_of(split) for split in splits_of(measure) if key_of(split) not in found}
    return list(found.items())


def _units(measure: Measure) -> Sequence[Place]:
    """The open places directly of use: the lowest below the measure's place."""
    below = Place.objects.filter(valid_q(clock.today()), path__startswith=measure.item.place.path)
    rows = below.exclude(pk=measure.item.place_id).filter(kind="unit").order_by("name")
    return list(rows[:MOST_UNITS])


def parts_of(columns: Sequence[tuple[str, str]]) -> Mapping[str, Mapping[str, str]]:
    """Column key → the breakdown that services.readings takes."""
    found = {}
    for key, _name in columns:
        sex, place, age = key.split("_", 2)
        told = {"sex": sex.replace("-", ""), "age": age, "place": place.replace("-", "")}
        found[key] = {name: value for name, value in told.items() if value}
    return found
