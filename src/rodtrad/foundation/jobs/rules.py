"""The pure rules of background work: how long a worker holds a job, and when a step is tried again."""

from __future__ import annotations

from datetime import datetime, timedelta

# A worker that says nothing for so long has lost its job. A step and what is computed before it must be shorter.
LEASE = timedelta(seconds=120)
FIRST_PAUSE, LONGEST_PAUSE = 5, 600  # seconds


def pause_after(attempt: int) -> timedelta:
    """How long to wait after the ``attempt``-th try (from 1) failed: 5 s, 15 s, 45 s … 10 minutes at most."""
    return timedelta(seconds=min(FIRST_PAUSE * 3 ** min(max(attempt, 1) - 1, 10), LONGEST_PAUSE))


def minute_of(moment: datetime) -> datetime:
    """The moment without its seconds."""
    return moment.replace(second=0, microsecond=0)


def percent(done: int, total: int) -> int | None:
    """How far it has come, 0–100; None when nobody knows how much there is."""
    return None if total <= 0 else max(0, min(100, done * 100 // total))
