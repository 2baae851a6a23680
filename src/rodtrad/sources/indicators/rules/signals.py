"""What a chart has found in its last part, and whether it is good news. Nothing here says why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from itertools import pairwise

from rodtrad.sources.indicators.rules.charting import Charted

RUNS = "runs"
UP = frozenset({"above", "trend_up", "two_of_three_above", "shift_above"})


@dataclass(frozen=True, slots=True)
class Found:
    """One signal. ``what``: a label of kernel.spc, or "runs". ``good``: None when neither way is better."""

    key: str
    what: str
    first: date
    last: date
    good: bool | None = None
    numbers: Mapping[str, int] = field(default_factory=dict)


def found(charted: Charted, recent: int) -> list[Found]:
    """The signals of the last part, those that touch its ``recent`` newest periods; the runs always do."""
    part = charted.last_part
    if part is None:
        return []
    rows = [at for at, point in enumerate(charted.chart.points) if point.part == part.part]
    signals = []
    if part.runs_signal and part.verdict_shown and charted.chart.rules == "anhoej":
        start = charted.spots[rows[0]].at
        signals.append(Found(f"{RUNS}:{start}", RUNS, start, charted.spots[rows[-1]].at, _runs_good(charted, rows),
                             _numbers(charted)))  # fmt: skip
    if part.limits_shown:
        newest = set(rows[-recent:])
        signals += [each for each, last in _stretches(charted, rows) if last in newest]
    return signals


def _stretches(charted: Charted, rows: list[int]) -> list[tuple[Found, int]]:
    """Neighbours that a rule holds for are one signal of that rule, named by where it begins; with its last row."""
    found_: list[tuple[Found, int]] = []
    kept = [at for at in rows if charted.chart.points[at].included]
    for label in dict.fromkeys(label for at in kept for label in charted.chart.points[at].labels):
        good = _good(label in UP, charted.wanted.direction)
        stretch: list[int] = []
        for at in [*kept, None]:
            if at is not None and label in charted.chart.points[at].labels:
                stretch.append(at)
            elif stretch:
                first, last = charted.spots[stretch[0]].at, charted.spots[stretch[-1]].at
                numbers = {"points": len(stretch)}
                found_.append((Found(f"{label}:{first}", label, first, last, good, numbers), stretch[-1]))
                stretch = []
    return found_


def _good(up: bool, direction: str) -> bool | None:
    return None if direction not in ("up", "down") else up == (direction == "up")


def _runs_good(charted: Charted, rows: list[int]) -> bool | None:
    """A long run that still goes on points one way; anything else says only that something has changed."""
    part = charted.last_part
    centre = part.centre_line if part else None
    ys = [
        y
        for at in rows
        if charted.chart.points[at].included and (y := charted.chart.points[at].y) is not None
    ]
    if part is None or centre is None or part.longest_run is None or part.longest_run_max is None:
        return None
    sides = [y > centre for y in ys if y != centre]
    length = len(sides) - max(
        (at for at, (one, two) in enumerate(pairwise(sides), 1) if one != two), default=0
    )
    return _good(sides[-1], charted.wanted.direction) if sides and length > part.longest_run_max else None


def _numbers(charted: Charted) -> dict[str, int]:
    part = charted.last_part
    keys = ("n_useful", "longest_run", "longest_run_max", "n_crossings", "n_crossings_min")
    return {} if part is None else {key: int(getattr(part, key) or 0) for key in keys}


def verdict(charted: Charted) -> str:
    """One word on the line as it is now: few, steady, better, worse or changed."""
    part = charted.last_part
    if part is None or not (part.verdict_shown or (charted.chart.rules == "nhs" and part.limits_shown)):
        return "few"
    now = found(charted, 1)
    if not now:
        return "steady"
    goods = {each.good for each in now}
    return "changed" if len(goods) > 1 or goods == {None} else "better" if goods == {True} else "worse"


def assurance(charted: Charted, target: float | None, target_to: float | None, direction: str) -> str:
    """Whether the target is reached: by the limits when there are any, else by where the middle line lies.

    passes, varies or fails by limits (spc-rules section 5, whatever the rule set); middle_passes, middle_fails
    without limits; "" without a target or too few points.
    """
    part = charted.last_part
    if part is None or target is None or direction == "none" or part.centre_line is None:
        return ""
    low, high = _last_limits(charted)
    if low is not None and high is not None and part.limits_shown:
        low, high = low * charted.scale, high * charted.scale
        if direction == "range":
            return _by_range(low, high, target, target_to)
        if low <= target <= high:
            return "varies"
        return "fails" if (target > high) == (direction == "up") else "passes"
    if not part.verdict_shown:
        return ""
    centre = part.centre_line * charted.scale
    if direction == "range":
        return (
            "middle_passes"
            if target <= centre <= (target if target_to is None else target_to)
            else "middle_fails"
        )
    return "middle_passes" if centre == target or (centre > target) == (direction == "up") else "middle_fails"


def _last_limits(charted: Charted) -> tuple[float | None, float | None]:
    """The limits of the last point that counts: those of its part, or its own where each point has its own."""
    last = next((point for point in reversed(charted.chart.points) if point.included), None)
    return (last.lower, last.upper) if last else (None, None)


def _by_range(low: float, high: float, least: float, most: float | None) -> str:
    top = least if most is None else most
    if least <= low and high <= top:
        return "passes"
    return "fails" if high < least or low > top else "varies"
