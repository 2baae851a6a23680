"""A measure against its own past, its target, and its parts against each other: the ends, not the middle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.utils.translation import gettext as _

from rodtrad.foundation.org import settings
from rodtrad.sources.indicators.choices import AimKind
from rodtrad.sources.indicators.models import Aim, Measure
from rodtrad.sources.indicators.queries.charts import aim_at
from rodtrad.sources.indicators.queries.readings import Strand
from rodtrad.sources.indicators.rules import comparing, periods
from rodtrad.sources.indicators.rules.spots import Spot


@dataclass(frozen=True, slots=True)
class Against:
    """The newest value beside another: what it is compared with, that number, and how far apart they are."""

    name: str
    number: float
    difference: float
    percent: float | None
    good: bool | None
    stands_out: bool


@dataclass(frozen=True, slots=True)
class Comparison:
    """``at``, ``number``: the newest period with a value."""

    at: date
    number: float
    rows: tuple[Against, ...]


def compared(measure: Measure, total: Strand | None, aims: Sequence[Aim]) -> Comparison | None:
    """The newest total against the period before, the same of last year, the target and what was expected."""
    known = {spot.at: number for spot in (total.spots if total else ())
             if (number := spot.number(measure.per)) is not None}  # fmt: skip
    if not known:
        return None
    at = max(known)
    number = known[at]
    kind = measure.period_kind
    before, year_ago = periods.moved(kind, at, -1), periods.a_year_before(kind, at)
    others: list[tuple[str, float | None]] = []
    if kind != "year":
        others.append((_("the period before"), known.get(before)))
    others.append((_("the year before"), known.get(year_ago)))
    for aim_kind, name in ((AimKind.TARGET, _("the target")), (AimKind.EXPECTED, _("what was expected"))):
        aim = aim_at(aims, aim_kind, at)
        others.append((name, aim.value if aim else None))
    limit = int(settings.value("indicators.deviation-percent", measure.item.place))
    rows = [
        _against(name, number, other, measure.direction, limit) for name, other in others if other is not None
    ]
    return Comparison(at, number, tuple(rows))


def _against(name: str, number: float, other: float, direction: str, limit: int) -> Against:
    found = comparing.deviation(number, other, direction)
    percent, good = found if found else (None, None)
    return Against(name, other, number - other, percent, good, percent is not None and abs(percent) >= limit)


@dataclass(frozen=True, slots=True)
class Dimension:
    """The parts along one dimension in one period: how many are there, the ends, and those that are not shown."""

    key: str
    name: str
    at: date
    rows: tuple[tuple[Strand, float], ...]
    ends: comparing.Ends[Strand]
    kept_back: int
    strands: tuple[Strand, ...]


def dimensions(measure: Measure, strands: Sequence[Strand]) -> list[Dimension]:
    """Sexes, age groups, units and municipalities in the newest period in which any of them has a value."""
    names = {"sex": _("Sexes"), "age": _("Age groups"), "place": _("Units"), "area": _("Municipalities")}
    percent = int(settings.value("indicators.extreme-percent", measure.item.place))
    found = []
    for key, name in names.items():
        here = [strand for strand in strands if strand.dimension == key]
        if key == "area" and here:
            here = [replace(strand, name=_own(measure)) for strand in strands if not strand.dimension] + here
        days = [spot.at for strand in here for spot in strand.spots if spot.number(measure.per) is not None]
        if not days:
            continue
        at = max(days)
        at_day = [(strand, spot) for strand in here for spot in strand.spots if spot.at == at]
        rows = [
            (strand, number) for strand, spot in at_day if (number := spot.number(measure.per)) is not None
        ]
        kept = sum(_is_kept(spot) for _strand, spot in at_day)
        found.append(Dimension(key, name, at, tuple(sorted(rows, key=lambda row: -row[1])),
                               comparing.ends(rows, percent), kept, tuple(here)))  # fmt: skip
    return found


def _own(measure: Measure) -> str:
    """One's own municipality among the others."""
    return (measure.item.place.municipality or measure.item.place).name


def _is_kept(spot: Spot) -> bool:
    return spot.status == "suppressed"
