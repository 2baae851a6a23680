"""The chart of a measure as render draws it everywhere: page, PowerPoint, Word, PDF, Excel."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from rodtrad.foundation.render.charts.spec import ChartSpec, Level, Mark, Remark, Series
from rodtrad.foundation.render.values import SUPPRESSED, Number
from rodtrad.kernel import spc
from rodtrad.sources.indicators.choices import AimKind, MarkKind, Status
from rodtrad.sources.indicators.models import Aim, Measure
from rodtrad.sources.indicators.queries.charts import Picture, aim_at
from rodtrad.sources.indicators.queries.readings import Strand
from rodtrad.sources.indicators.rules import periods, signals, wording
from rodtrad.sources.indicators.rules.charting import Charted
from rodtrad.sources.indicators.rules.spots import Spot

_WORDS = {
    "above": lambda: _("above the upper limit"), "below": lambda: _("below the lower limit"),
    "trend_up": lambda: _("part of a rise"), "trend_down": lambda: _("part of a fall"),
    "two_of_three_above": lambda: _("near the upper limit"), "two_of_three_below": lambda: _("near the lower limit"),
    "shift_above": lambda: _("part of a row above the middle line"),
    "shift_below": lambda: _("part of a row below the middle line"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Look:
    """What a chart needs to know of what it shows: a measure, or a series of another module."""

    title: str
    period_kind: str
    unit: str = ""
    decimals: int = 1


def look_of(measure: Measure, name: str = "") -> Look:
    """A measure's look; ``name``: of a part of it."""
    title = f"{measure.item.title}, {name}" if name else measure.item.title
    return Look(title, measure.period_kind, unit_of(measure), measure.decimals)


def unit_of(measure: Measure) -> str:
    """The unit, "%" for a share of a hundred without one."""
    return measure.unit or ("%" if measure.reads == "share" and measure.per == 100 else "")


def spec_of(look: Look, picture: Picture) -> ChartSpec:
    """The control or run chart: title in plain words, centre lines, limits, target, parts, marks and notes."""
    charted, kind, title = picture.charted, look.period_kind, look.title
    return ChartSpec(
        kind="control", title=f"{title}: {str(wording.VERDICTS[picture.verdict]).lower()}",
        description=description_of(look, picture), unit=look.unit, decimals=look.decimals,
        labels=tuple(periods.axis(kind, spot.at) for spot in charted.spots),
        series=(Series(title, tuple(_number(charted, at) for at in range(len(charted.spots)))),),
        levels=(*_lines(charted), *_aims(picture)), marked=_marked(charted), breaks=_breaks(charted),
        hollow=tuple((0, at) for at, spot in enumerate(charted.spots) if spot.at in charted.wanted.ghosts),
        remarks=_remarks(picture), source=wording.how_made(charted),
    )  # fmt: skip


def description_of(look: Look, picture: Picture) -> str:
    """What one should see, in words: the newest value, the verdict, the target, what the rules found."""
    charted = picture.charted
    told = []
    given = [(spot, y) for at, spot in enumerate(charted.spots) if (y := charted.y(at)) is not None]
    if given:
        spot, y = given[-1]
        value = wording.number(y, look.decimals, look.unit)
        told.append(_("The newest value is %(value)s (%(period)s).")
                    % {"value": value, "period": periods.said(look.period_kind, spot.at)})  # fmt: skip
    told += [f"{_capital(wording.sentence(each.what, look.period_kind, each.first, each.last, each.numbers))}."
             for each in signals.found(charted, 6)]  # fmt: skip
    if picture.assurance:
        told.append(f"{wording.ASSURANCES[picture.assurance]}.")
    if charted.refused:
        told.append(str(wording.MISFITS[charted.refused]))
    return " ".join(told)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _number(charted: Charted, at: int) -> Number:
    return SUPPRESSED if charted.spots[at].status == Status.SUPPRESSED else charted.y(at)


def _lines(charted: Charted) -> list[Level]:
    """Middle line and limits, as each part shows them."""
    parts = {part.part: part for part in charted.chart.parts}
    shown = [parts[point.part].limits_shown for point in charted.chart.points]
    provisional = any(part.limits_shown and part.limits_provisional for part in parts.values())

    def level(name: str, pick: Callable[[spc.Point], float | None], limit: bool) -> Level | None:
        found = tuple(
            None if (value := pick(point)) is None or (limit and not shown[at]) else value * charted.scale
            for at, point in enumerate(charted.chart.points)
        )
        return None if all(value is None for value in found) else Level(name, found, dashed=limit)

    middle = _("Median") if charted.chart.chart in ("run", "g") else _("Mean")
    upper = _("Upper limit (preliminary)") if provisional else _("Upper limit")
    lower = _("Lower limit (preliminary)") if provisional else _("Lower limit")
    lines = (level(middle, lambda point: point.centre_line, False), level(upper, lambda point: point.upper, True),
             level(lower, lambda point: point.lower, True))  # fmt: skip
    return [line for line in lines if line is not None]


def _aims(picture: Picture) -> list[Level]:
    """Targets and expected values, each as a line of its own where it holds."""
    days = [spot.at for spot in picture.charted.spots]
    return [
        *_aim(days, picture.aims, AimKind.TARGET, _("Target"), strong=True),
        *_aim(days, picture.aims, AimKind.EXPECTED, _("Expected"), strong=False),
    ]


def _aim(days: Sequence[date], aims: Sequence[Aim], kind: str, name: str, *, strong: bool) -> list[Level]:
    held = [aim_at(aims, kind, day) for day in days]
    if not any(held):
        return []
    lines = [Level(name, tuple(aim.value if aim else None for aim in held), strong=strong)]
    if any(aim and aim.value_to is not None for aim in held):
        top = tuple(aim.value_to if aim else None for aim in held)
        lines.append(Level(_("%(name)s, upper end") % {"name": name}, top, strong=strong))
    return lines


def _marked(charted: Charted) -> tuple[Mark, ...]:
    """The points that a rule has labelled, where limits are shown; under Anhøj a long run at the end, too."""
    parts = {part.part: part for part in charted.chart.parts}
    return tuple(
        Mark(0, at, "; ".join(_WORDS[label]() for label in point.labels))
        for at, point in enumerate(charted.chart.points)
        if point.labels and parts[point.part].limits_shown
    )


def _breaks(charted: Charted) -> tuple[int, ...]:
    points = charted.chart.points
    return tuple(at for at in range(1, len(points)) if points[at].part != points[at - 1].part)


def _remarks(picture: Picture) -> tuple[Remark, ...]:
    """Notes, reasons for parts and for points left out, at their period; those outside the chart are passed over."""
    where = {spot.at: at for at, spot in enumerate(picture.charted.spots)}
    words = {MarkKind.PHASE.value: _("New part: %(text)s"), MarkKind.GHOST.value: _("Left out: %(text)s"),
             MarkKind.NOTE.value: "%(text)s"}  # fmt: skip
    return tuple(
        Remark(where[mark.at], words[mark.kind] % {"text": mark.text})
        for mark in sorted(picture.marks, key=lambda mark: (mark.at, mark.pk))
        if mark.at in where
    )


def parts_spec(measure: Measure, strands: Sequence[Strand], title: str) -> ChartSpec:
    """Several parts of a measure on one axis, each a line: sexes, age groups, units."""
    days = sorted({spot.at for strand in strands for spot in strand.spots})
    return ChartSpec(
        kind="line", title=title, description=_("Each line is one part. Gaps are missing or kept back."),
        unit=unit_of(measure), decimals=measure.decimals,
        labels=tuple(periods.axis(measure.period_kind, day) for day in days),
        series=tuple(Series(strand.name, _on(days, strand.spots, measure.per)) for strand in strands),
    )  # fmt: skip


def _on(days: Sequence[date], spots: Sequence[Spot], per: int) -> tuple[Number, ...]:
    known = {spot.at: spot for spot in spots}
    return tuple(_shown(known.get(day), per) for day in days)


def _shown(spot: Spot | None, per: int) -> Number:
    if spot is None:
        return None
    return SUPPRESSED if spot.status == Status.SUPPRESSED else spot.number(per)
