"""What the checks read of a trial, gathered for one trial at a time. Four queries."""

from __future__ import annotations

from datetime import date

from django.db.models import Count
from django.utils import timezone

from rodtrad.foundation.base import clock
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.models import Link
from rodtrad.work.trials.choices import CycleState
from rodtrad.work.trials.choices import settings as names
from rodtrad.work.trials.models import Cycle, FollowUp, Lesson, Observation, Regular, Trial
from rodtrad.work.trials.rules.noticing import Facts, Limits


def facts_of(trial: Trial) -> Facts:
    """The trial as the checks read it today, whoever looks."""
    today = clock.today()
    cycles = list(trial.cycles.all())
    running = next((row for row in cycles if row.state == CycleState.RUNNING), None)
    notes = Observation.objects.filter(cycle__trial=trial, withdrawn__isnull=True)
    regular = Regular.objects.filter(trial=trial).first()
    return Facts(
        state=trial.item.state, today=today, last_entry=trial.last_entry,
        running_since=_day(running.started) if running else None, cycle_over=_cycle_over(cycles),
        has_measure=_has_measure(trial, running),
        numbers=notes.filter(cycle=running, number__isnull=False).count() if running else 0,
        entries={
            str(row["by"]): row["n"] for row in notes.filter(by__isnull=False).values("by").annotate(n=Count("pk"))
        },
        has_owner=trial.responsible is not None and trial.responsible.is_active,
        place_in_use=_in_use(trial.item.place, today),
        gate=regular.gate if regular else "", regular_state=regular.state if regular else "",
        in_use=regular.in_use if regular else None,
        followed_up=_followed_up(regular) if regular else None,
        lessons=Lesson.objects.filter(trial=trial).exclude(item__life="retired").count(),
    )  # fmt: skip


def limits_at(place: Place) -> Limits:
    """The numbers that hold at a place."""
    asked = (
        names.QUIET_DAYS, names.LOOP_DAYS, names.MEASURE_DAYS, names.ONE_PERSON_PERCENT, names.ONE_PERSON_ENTRIES,
        names.FALL_BACK_MONTHS,
    )  # fmt: skip
    found = settings.values(asked, place)
    return Limits(*(found[name] for name in asked))


def _cycle_over(cycles: list[Cycle]) -> date | None:
    over = [row.decided for row in cycles if row.decided is not None]
    begun = [row.started for row in cycles if row.started is not None]
    latest = max(over) if over else min(begun, default=None)
    # a cycle begun after the latest decision counts from its own start
    after = [each for each in begun if latest is not None and each > latest]
    return _day(max(after, default=latest)) if latest else None


def _has_measure(trial: Trial, running: Cycle | None) -> bool:
    if trial.proxy.strip() or (running is not None and running.measures.strip()):
        return True
    return Link.objects.filter(source=trial.item, rel="measured-by").exclude(life="retired").exists()


def _followed_up(regular: Regular) -> date | None:
    row = FollowUp.objects.filter(regular=regular, done__isnull=False).order_by("-done").first()
    return row.done if row else None


def _in_use(place: Place, today: date) -> bool:
    return place.until is None or place.until >= today


def _day(moment: object) -> date:
    return timezone.localdate(moment)  # type: ignore[arg-type]
