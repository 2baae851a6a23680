"""What the system notices by itself: one function for each code of early-support.md 12 and of the design programme
that can be seen in a trial. Each says whether the risk is there; none of them blocks anything."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

from rodtrad.work.trials.choices import Gate, ObstacleKind, RegularState, State

TRIED = (State.RUNNING.value, State.STUDYING.value)
OVER = (State.ADOPTED.value, State.REGULAR.value, State.ENDED.value, State.STOPPED.value)
IN_USE = (RegularState.IN_USE.value, RegularState.SUSTAINED.value)


@dataclass(frozen=True, slots=True)
class Facts:
    """What the checks read of a trial. ``entries``: how many notes each person has written, by any key.

    ``cycle_over``: the day the latest finished cycle was decided, or the trial's first start; None before that.
    ``in_use``: since when it is regular work. ``followed_up``: the latest day somebody looked whether it holds.
    """

    state: str
    today: date
    last_entry: date
    running_since: date | None = None
    cycle_over: date | None = None
    has_measure: bool = False
    numbers: int = 0
    entries: Mapping[str, int] = field(default_factory=dict)
    has_owner: bool = True
    place_in_use: bool = True
    gate: str = ""
    regular_state: str = ""
    in_use: date | None = None
    followed_up: date | None = None
    lessons: int = 0


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers a municipality may change (choices.settings)."""

    quiet_days: int = 21
    loop_days: int = 28
    measure_days: int = 14
    one_person_percent: int = 70
    one_person_entries: int = 8
    fall_back_months: int = 6


Check = Callable[[Facts, Limits], bool]


def tid_r_03_reorganisation(facts: Facts, limits: Limits) -> bool:
    """TID-R-03: the unit where it is tried is no longer in use."""
    return not facts.place_in_use and facts.state not in OVER


def tid_r_04_lack_of_time(facts: Facts, limits: Limits) -> bool:
    """TID-R-04: a running cycle in which nothing has been written for more than so many days."""
    return facts.state == State.RUNNING and _over(facts.last_entry, facts.today, limits.quiet_days)


def tid_r_08_nobody_keeps_it(facts: Facts, limits: Limits) -> bool:
    """TID-R-08: nobody is responsible, or whoever was has left."""
    return not facts.has_owner and facts.state not in (State.ENDED, State.STOPPED)


def tid_r_10_not_measured(facts: Facts, limits: Limits) -> bool:
    """TID-R-10: a cycle runs and nothing is counted or watched, or no number has come within so many days."""
    if facts.state != State.RUNNING:
        return False
    late = _over(facts.running_since, facts.today, limits.measure_days)
    return not facts.has_measure or (late and not facts.numbers)


def tid_r_11_one_person(facts: Facts, limits: Limits) -> bool:
    """TID-R-11: one person has written more than so many percent of the notes, when there are enough to tell."""
    total = sum(facts.entries.values())
    if facts.state in OVER or total < limits.one_person_entries:
        return False
    return max(facts.entries.values()) * 100 > limits.one_person_percent * total


def tid_r_12_without_proof(facts: Facts, limits: Limits) -> bool:
    """TID-R-12: in use although the gate was never answered, or answered "not shown"."""
    return facts.regular_state in IN_USE and facts.gate not in (Gate.NUMBERS, Gate.JUDGEMENT)


def tid_r_13_fell_back(facts: Facts, limits: Limits) -> bool:
    """TID-R-13: in use for so many months, and nobody has looked whether it holds."""
    if facts.in_use is None or facts.regular_state not in IN_USE:
        return False
    return facts.today > months_after(facts.in_use, limits.fall_back_months) and facts.followed_up is None


def des_chk_04_no_loop(facts: Facts, limits: Limits) -> bool:
    """DES-CHK-04: under way, and no cycle finished for more than so many days."""
    return facts.state in TRIED and _over(facts.cycle_over, facts.today, limits.loop_days)


def des_chk_08_no_lesson(facts: Facts, limits: Limits) -> bool:
    """DES-CHK-08: over, and nothing is written down of what it taught."""
    return facts.state in OVER and not facts.lessons


CHECKS: dict[str, tuple[Check, ObstacleKind]] = {
    "TID-R-03": (tid_r_03_reorganisation, ObstacleKind.REORGANISATION),
    "TID-R-04": (tid_r_04_lack_of_time, ObstacleKind.TIME),
    "TID-R-08": (tid_r_08_nobody_keeps_it, ObstacleKind.PAPERS),
    "TID-R-10": (tid_r_10_not_measured, ObstacleKind.MEASURE),
    "TID-R-11": (tid_r_11_one_person, ObstacleKind.ONE_PERSON),
    "TID-R-12": (tid_r_12_without_proof, ObstacleKind.PROOF),
    "TID-R-13": (tid_r_13_fell_back, ObstacleKind.FELL_BACK),
    "DES-CHK-04": (des_chk_04_no_loop, ObstacleKind.TIME),
    "DES-CHK-08": (des_chk_08_no_lesson, ObstacleKind.LESSON),
}


def noticed(facts: Facts, limits: Limits) -> set[str]:
    """The codes of all that is seen in a trial."""
    return {code for code, (check, _kind) in CHECKS.items() if check(facts, limits)}


def months_after(day: date, months: int) -> date:
    """The same day so many months later; the last of the month where there is no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    first_of_next = date(year + (month == 11), (month + 1) % 12 + 1, 1)
    last = (first_of_next - timedelta(days=1)).day
    return date(year, month + 1, min(day.day, last))


def _over(since: date | None, today: date, days: int) -> bool:
    """More than ``days`` days ago: on day days + 1 (kubinol.md 6.1, rule 8)."""
    return since is not None and (today - since).days > days
