"""The values of one measure: as they may be shown, and as those who write them see them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.org import settings
from rodtrad.sources.indicators.choices import Sex, Status, Way
from rodtrad.sources.indicators.models import FormerReading, Measure, Reading, Split
from rodtrad.sources.indicators.rules import areas, numbers, periods
from rodtrad.sources.indicators.rules.spots import Spot, shown_parts, total_shown

_COLUMNS = ("split_id", "at", "status", "value", "num", "den")


@dataclass(frozen=True, slots=True)
class Strand:
    """One part of a measure with its values, oldest first. ``dimension``: "", sex, age, place or several."""

    split: Split
    name: str
    dimension: str
    spots: tuple[Spot, ...]


def least_of(measure: Measure) -> int:
    """The smallest count of people that is shown where the measure stands."""
    return int(settings.value("indicators.smallest-count", measure.item.place))


def total_of(measure: Measure, least: int | None = None) -> list[Spot]:
    """The total as it may be shown, oldest first: one query, and one for the threshold of a count of people."""
    rows = Reading.objects.filter(
        split__measure=measure, split__sex="", split__age="", split__place__isnull=True, split__area=""
    )
    spots = [Spot(*row[1:]) for row in rows.order_by("at").values_list(*_COLUMNS)]
    if not measure.people:
        return spots
    limit = least if least is not None else least_of(measure)
    return [total_shown(spot, limit) for spot in spots]


def strands_of(measure: Measure) -> list[Strand]:
    """The total and every part as they may be shown; the total first, then sexes, ages, units. Three queries."""
    splits = splits_of(measure)
    raw: dict[int, dict[date, Spot]] = defaultdict(dict)
    rows = Reading.objects.filter(split__measure=measure).order_by("at").values_list(*_COLUMNS)
    for split_id, *told in rows:
        raw[split_id][told[0]] = Spot(*told)
    if measure.people:
        raw = _shown(splits, raw, least_of(measure))
    return [
        Strand(split, name_of(split), dimension_of(split), tuple(raw[split.pk].values())) for split in splits
    ]


def _shown(
    splits: Sequence[Split], raw: Mapping[int, Mapping[date, Spot]], least: int
) -> dict[int, dict[date, Spot]]:
    """What may be shown of counts of people: dimension by dimension, period by period."""
    total = next((split for split in splits if split.is_total), None)
    totals = raw.get(total.pk, {}) if total else {}
    found: dict[int, dict[date, Spot]] = defaultdict(dict)
    if total:
        found[total.pk] = {at: total_shown(spot, least) for at, spot in totals.items()}
    for dimension in ("sex", "age", "place"):
        parts = [split for split in splits if dimension_of(split) == dimension]
        for at in sorted({at for split in parts for at in raw.get(split.pk, {})}):
            here = {str(split.pk): raw[split.pk][at] for split in parts if at in raw.get(split.pk, {})}
            for key, spot in shown_parts(totals.get(at), here, least).items():
                found[int(key)][at] = spot
    return found


def splits_of(measure: Measure) -> list[Split]:
    """The parts that have values, or could have: the total first."""
    rows = Split.objects.filter(measure=measure).select_related("place")
    return sorted(rows, key=lambda split: _order(measure, split))


def _order(measure: Measure, split: Split) -> tuple[int, int, str, str]:
    place = ("", "sex", "age", "place").index(dimension_of(split)) if dimension_of(split) in (
        "", "sex", "age", "place") else 4  # fmt: skip
    known = list(measure.ages)
    return (
        place,
        known.index(split.age) if split.age in known else len(known),
        split.sex[::-1],
        name_of(split),
    )


def dimension_of(split: Split) -> str:
    """Along which dimension it parts the whole (area: it is about another municipality); several joined by "+"."""
    named = (("sex", split.sex), ("age", split.age), ("place", split.place_id), ("area", split.area))
    return "+".join(name for name, value in named if value)


def name_of(split: Split) -> str:
    """The part in words."""
    sex = str(Sex(split.sex).label) if split.sex else ""
    age = split.age
    place = split.place.name if split.place is not None else areas.name_of(split.area)
    return capfirst(", ".join(each for each in (place, sex, age) if each)) or _("All")


@dataclass(frozen=True, slots=True)
class Cell:
    """One field of the grid: its name in the form, what stands there, what it is for."""

    name: str
    text: str
    label: str


@dataclass(frozen=True, slots=True)
class GridRow:
    """One period of the grid."""

    at: date
    label: str
    cells: tuple[Cell, ...]


def grid_of(
    measure: Measure, columns: Sequence[tuple[str, str]], first: date, last: date, typed: Mapping[str, str]
) -> list[GridRow]:
    """The newest period first. ``columns``: (key of the part, name); ``typed``: what was sent, kept after a refusal.

    This is what those who write values see: nothing is kept back from them.
    """
    rows = Reading.objects.filter(split__measure=measure, split__area="", at__range=(first, last))
    rows = rows.select_related("split__place")
    known = {(key_of(row.split), row.at): row for row in rows}
    grid = []
    for at in reversed(list(periods.between(measure.period_kind, first, last))):
        cells = []
        for key, name in columns:
            for read in fields_of(measure):
                cell = f"{at}.{key}.{read}"
                was = written(known.get((key, at)), read)
                cells.append(
                    Cell(cell, typed.get(cell, was), f"{name}, {periods.said(measure.period_kind, at)}")
                )
        grid.append(GridRow(at, periods.said(measure.period_kind, at), tuple(cells)))
    return grid


def fields_of(measure: Measure) -> tuple[str, ...]:
    """The numbers that are typed for each period and part."""
    return ("num", "den") if measure.reads == "share" else ("value",)


def key_of(split: Split) -> str:
    """A part as the grid and the files name it."""
    return f"{split.sex or '-'}_{split.place.code if split.place is not None else '-'}_{split.age}"


def written(reading: Reading | None, read: str) -> str:
    """A value as it is typed: "-" for missing, ".." for kept back by the source, "" for nothing said."""
    if reading is None:
        return ""
    if reading.status == Status.GIVEN:
        return numbers.plain(getattr(reading, read))
    return "-" if reading.status == Status.MISSING else ".."


def corrections_of(measure: Measure, limit: int = 30) -> list[FormerReading]:
    """The latest corrections, for those who write values."""
    rows = FormerReading.objects.filter(reading__split__measure=measure)
    return list(rows.select_related("reading__split__place", "corrected_by", "by")[:limit])


def origins_of(measure: Measure) -> list[tuple[str, str, int]]:
    """Where the values come from: (way, origin, how many), most first."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    rows = Reading.objects.filter(split__measure=measure)
    for row in rows.values_list("way", "origin"):
        counts[row] += 1
    found = sorted(counts.items(), key=lambda row: -row[1])[:8]
    return [(str(Way(way).label), origin, number) for (way, origin), number in found]


def newest_period(measure: Measure) -> date:
    """The period that is being lived in now."""
    return periods.first_day(measure.period_kind, clock.today())
