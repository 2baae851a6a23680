"""What follows when values, marks or aims have changed: the verdict, the day the next value is due, the signals."""

from __future__ import annotations

from datetime import date, timedelta

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.sources.indicators.choices import EVENT_CHARTS, State
from rodtrad.sources.indicators.models import Measure, Signal
from rodtrad.sources.indicators.queries.charts import numbers_at, picture_of
from rodtrad.sources.indicators.queries.signals import words_of
from rodtrad.sources.indicators.rules import periods, signals

NOTICE = "indicators.signal"


def refresh(actor: Actor, measure: Measure) -> None:
    """Work out and save what the chart says now, and raise what is new. Within the writer's transaction."""
    numbers = numbers_at(measure.item.place)
    seen = picture_of(measure, numbers=numbers)
    spots = seen.charted.spots
    measure.latest_at = spots[-1].at if spots else None
    measure.verdict, measure.assurance = seen.verdict, seen.assurance
    measure.due = _due(measure, numbers["due-days"])
    measure.save(update_fields=["latest_at", "verdict", "assurance", "due"])
    found = signals.found(seen.charted, len(spots))
    recent = {each.key for each in signals.found(seen.charted, numbers["recent-periods"])}
    kept, new = _keep(measure, found, recent)
    settle_state(actor, measure, new, is_open=any(signal.is_open for signal in kept))


def _due(measure: Measure, days: int) -> date | None:
    """The day the value after the newest is due; of a measure without values, that of the period we live in.

    Nobody writes values that are fetched, or counts on a day for those of events.
    """
    if measure.chart in EVENT_CHARTS or measure.is_fetched:
        return None
    kind = measure.period_kind
    this = periods.first_day(kind, clock.today())
    following = periods.moved(kind, measure.latest_at, 1) if measure.latest_at else this
    return periods.last_day(kind, following) + timedelta(days=days)


def _keep(
    measure: Measure, found: list[signals.Found], recent: set[str]
) -> tuple[list[Signal], list[Signal]]:
    """Bring the stored signals in line with those found; returns those that hold, and the new ones among them.

    What goes on is the same signal. Only what is recent becomes a new one: a long history makes no heap of them.
    """
    now, known = clock.now(), list(Signal.objects.filter(measure=measure))
    keys = {each.key for each in found}
    held, new = [], []
    for each in found:
        row = next((row for row in known if row.key == each.key), None) or next(
            (row for row in known if row.key not in keys and _goes_on(row, each)), None
        )
        if row is None and each.key not in recent:
            continue
        if row is None:
            row = Signal(measure=measure, key=each.key, raised=now)
            new.append(row)
        else:
            known.remove(row)
            if row.lapsed is not None and row.answered is None:
                row.lapsed = None
                new.append(row)
        row.what, row.first, row.last = each.what, each.first, each.last
        row.good, row.numbers = each.good, dict(each.numbers)
        row.save()
        held.append(row)
    if gone := [row.pk for row in known if row.is_open]:
        Signal.objects.filter(pk__in=gone).update(lapsed=now)
    return held, new


def _goes_on(row: Signal, found: signals.Found) -> bool:
    """The same rule over the same stretch, which may have grown or moved as the middle line did."""
    return row.what == found.what != signals.RUNS and row.first <= found.last and found.first <= row.last


def settle_state(actor: Actor, measure: Measure, new: list[Signal], *, is_open: bool) -> None:
    """The item's state follows its open signals; a new one flags what rests on the measure and tells its owner."""
    state = str(State.SIGNAL if is_open else State.QUIET)
    words = "; ".join(words_of(signal, measure) for signal in new)
    details: dict[str, tuple[object, object]] = {"signal": ("", words)} if words else {}
    if details or measure.item.state != state:
        thread.change_item(actor, measure.item, {"state": state}, details=details, action=NOTICE)
    if words and measure.owner_id:
        publish(NoticeDue(actor, NOTICE, measure.item, frozenset({measure.owner_id}), anchor="signals"))
