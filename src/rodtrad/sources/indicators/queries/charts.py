"""The chart of a measure: its values, what people have marked, what one aims at, and the place's numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from rodtrad.foundation.base import clock
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.sources.indicators.choices import AimKind, Direction, MarkKind
from rodtrad.sources.indicators.models import Aim, Mark, Measure
from rodtrad.sources.indicators.queries import readings
from rodtrad.sources.indicators.rules import charting, signals
from rodtrad.sources.indicators.rules.charting import NUMBERS, Charted
from rodtrad.sources.indicators.rules.spots import Spot


@dataclass(frozen=True, slots=True)
class Picture:
    """All that a page shows of a line: the chart, its verdicts, and what stands beside it."""

    charted: Charted
    verdict: str
    assurance: str
    marks: tuple[Mark, ...]
    aims: tuple[Aim, ...]


def aim_at(aims: Sequence[Aim], kind: str, day: date) -> Aim | None:
    """The aim of that kind that holds on a day; of several the one that began last."""
    held = [aim for aim in aims if aim.kind == kind and aim.since <= day]
    return next((aim for aim in held if aim.until is None or aim.until >= day), None)


def numbers_at(place: Place | None) -> dict[str, int]:
    """The numbers of the charts and of what follows from them at a place, in one query."""
    names = [f"indicators.{name}" for name in (*NUMBERS, "recent-periods", "due-days", "smallest-count")]
    return {name.removeprefix("indicators."): value for name, value in settings.values(names, place).items()}


def picture_of(
    measure: Measure,
    spots: Sequence[Spot] | None = None,
    *,
    whole: bool = True,
    numbers: dict[str, int] | None = None,
) -> Picture:
    """The total as a chart, or the spots of a part. ``whole``: with the parts, left-out points and notes of the line.
    ``numbers``: those of the place, when they are known already.

    Four queries, one less with spots, one less with numbers.
    """
    numbers = numbers or numbers_at(measure.item.place)
    marks = tuple(Mark.objects.filter(measure=measure, retired=False).select_related("by")) if whole else ()
    aims = tuple(Aim.objects.filter(measure=measure, retired=False))
    line = readings.total_of(measure, numbers["smallest-count"]) if spots is None else spots
    return picture(measure, line, marks, aims, numbers)


def picture(
    measure: Measure,
    spots: Sequence[Spot],
    marks: tuple[Mark, ...],
    aims: tuple[Aim, ...],
    numbers: dict[str, int],
) -> Picture:
    """The picture of values that are already read."""
    today = aim_at(aims, AimKind.TARGET, clock.today())
    if today is None and (best := _best_range(measure)) is not None:
        today, aims = best, (*aims, best)
    wanted = charting.Wanted(
        chart=measure.chart, period_kind=measure.period_kind, per=measure.per, rules=measure.rules,
        constant=measure.constant, screen=measure.screen, freeze=measure.freeze,
        direction=measure.direction if measure.direction in (Direction.UP, Direction.DOWN) else Direction.NONE,
        target=today.value if today else None,
        phases={mark.at: mark.code for mark in marks if mark.kind == MarkKind.PHASE} or None,
        ghosts={mark.at for mark in marks if mark.kind == MarkKind.GHOST},
    )  # fmt: skip
    charted = charting.chart(spots, wanted, numbers)
    return Picture(
        charted, signals.verdict(charted) if spots else "",
        signals.assurance(charted, today.value if today else None, today.value_to if today else None,
                          measure.direction), marks, aims,
    )  # fmt: skip


def _best_range(measure: Measure) -> Aim | None:
    """The range that is best stands as a target where nobody has decided another. It is no row."""
    if measure.direction != Direction.RANGE or measure.best_from is None:
        return None
    return Aim(kind=AimKind.TARGET, value=measure.best_from, value_to=measure.best_to, since=date.min)
