"""Measures as series for other modules' reports and charts, and other modules' series as charts here."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rodtrad.foundation.base.declarations import Period, Series, SeriesValue
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.kernel.suppression.shown import MISSING, SUPPRESSED, Count, Shown, Suppressed
from rodtrad.sources.indicators.choices import Direction, Reads, Status
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.queries import charts
from rodtrad.sources.indicators.queries.measures import seen
from rodtrad.sources.indicators.queries.readings import strands_of, total_of
from rodtrad.sources.indicators.rules import charting, periods, signals
from rodtrad.sources.indicators.rules.spots import Spot

FAMILY = "indicators"
_BETTER = {Direction.UP.value: "higher", Direction.DOWN.value: "lower"}
_DIRECTIONS = {"higher": "up", "lower": "down", "none": "none"}


def listed(actor: Actor, place: Place) -> list[Series]:
    """The measures of a place and below as series."""
    rows = Measure.objects.filter(visible_q(actor, "item__"), item__place__path__startswith=place.path)
    found = rows.exclude(item__life="retired").select_related("item").order_by("item__title", "pk")[:2000]
    return [_series(measure) for measure in found]


def found(actor: Actor, key: str) -> Series | None:
    """A measure as a series, by its item's code."""
    measure = seen(actor).filter(item__code=key).first()
    return _series(measure) if measure else None


def _series(measure: Measure) -> Series:
    return Series(
        f"{FAMILY}:{measure.item.code}", measure.item.title, measure.unit, measure.period_kind, "",
        better=_BETTER.get(measure.direction, "none"),
        people=measure.people and measure.reads == Reads.VALUE,
    )  # fmt: skip


def values(actor: Actor, key: str, place: Place, period: Period) -> list[SeriesValue]:
    """The values of a measure in a period: of the total, or of the unit when it is asked for by its place."""
    measure = seen(actor).filter(item__code=key).first()
    if measure is None:
        return []
    spots = _of_place(measure, place)
    return [
        SeriesValue(spot.at, _value(measure, spot))
        for spot in spots
        if period.first <= spot.at <= period.last
    ]


def _of_place(measure: Measure, place: Place) -> Sequence[Spot]:
    if measure.item.place.path.startswith(place.path):
        return total_of(measure)
    return next((each.spots for each in strands_of(measure) if each.split.place_id == place.pk
                 and each.dimension == "place"), ())  # fmt: skip


def _value(measure: Measure, spot: Spot) -> Count | float | None:
    if spot.status == Status.SUPPRESSED:
        return SUPPRESSED
    number = spot.number(measure.per)
    if measure.people and measure.reads == Reads.VALUE:
        return MISSING if number is None else Shown(int(number))
    return number


def picture_of_series(offer: Series, rows: Sequence[SeriesValue], place: Place) -> charts.Picture:
    """Another module's series as a run chart, by the same engine and numbers as any measure."""
    spots = [_spot(row.at, row.value) for row in rows]
    wanted = charting.Wanted("run", offer.step, direction=_DIRECTIONS[offer.better])
    charted = charting.chart(spots, wanted, charts.numbers_at(place))
    return charts.Picture(charted, signals.verdict(charted) if spots else "", "", (), ())


def _spot(at: date, value: Count | float | None) -> Spot:
    if isinstance(value, Suppressed):
        return Spot(at, Status.SUPPRESSED)
    number = value.count if isinstance(value, Shown) else value if isinstance(value, int | float) else None
    return Spot(at, Status.MISSING) if number is None else Spot(at, Status.GIVEN, float(number))


def a_while(kind: str, today: date, number: int = 60) -> Period:
    """The newest so many periods of a kind, until today."""
    this = periods.first_day(kind, today)
    return Period(periods.moved(kind, this, 1 - number), periods.last_day(kind, this))
