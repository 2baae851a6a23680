"""Where a trial stands on the board: waits, runs, has stalled, teaches. ``queries.board`` says the same in SQL, and a
test holds the two together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from rodtrad.work.trials.choices import Standing, State

TEACHING = (State.ADOPTED.value, State.REGULAR.value, State.ENDED.value, State.STOPPED.value)


@dataclass(frozen=True, slots=True)
class Patience:
    """How many days until a trial has stalled, by what it does; and how long it teaches."""

    quiet: int = 21
    wait: int = 60
    decide: int = 14
    teach: int = 120


@dataclass(frozen=True, slots=True)
class Where:
    """What the board knows of a trial. ``since``: the day it came into its state; ``ends``: of its running cycle."""

    state: str
    since: date
    last_entry: date
    ends: date | None = None


def past_its_end(where: Where, today: date) -> bool:
    """It runs, its last day is over, and nobody has said what happened."""
    return where.state == State.RUNNING and where.ends is not None and where.ends < today


def standing(where: Where, today: date, patience: Patience) -> str:
    """The column of the board; "" for what has taught for long enough and is only found in the list."""
    if where.state in TEACHING:
        return Standing.TEACHES if _within(where.since, today, patience.teach) else ""
    if _stalls(where, today, patience):
        return Standing.STALLS
    return Standing.WAITS if where.state == State.PLANNED else Standing.RUNS


def _stalls(where: Where, today: date, patience: Patience) -> bool:
    if where.state == State.PAUSED or past_its_end(where, today):
        return True
    if where.state == State.RUNNING:
        return not _within(where.last_entry, today, patience.quiet)
    days = patience.wait if where.state == State.PLANNED else patience.decide
    return not _within(where.since, today, days)


def _within(day: date, today: date, days: int) -> bool:
    return day >= today - timedelta(days=days)
