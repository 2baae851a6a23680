"""What follows when values, marks or aims have changed: the verdict, the day the next value is due, the signals."""

from __future__ import annotations

from datetime import date, timedelta

from django.db.models import Max

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.sources.indicators.choices import EVENT_CHARTS, State
from rodtrad.sources.indicators.models import Measure, Reading, Signal
from rodtrad.sources.indicators.queries.charts import numbers_at, picture_of
from rodtrad.sources.indicators.queries.signals import words_of
from rodtrad.sources.indicators.rules import periods, signals

NOTICE = "indicators.signal"


def refresh(actor: Actor, measure: Measure) -> None:
    """Work out and save what the chart says now, and raise what is new. Within the writer's transaction."""
    seen = picture_of(measure)
    total = Reading.objects.filter(
        split__measure=measure, split__sex="", split__age="", split__place__isnull=True
    )
    measure.latest_at = total.aggregate(last=Max("at"))["last"]
    measure.verdict, measure.assurance = seen.verdict, seen.assurance
    measure.variation = seen.charted.chart.variation or ""
    measure.due = _due(measure)
    measure.save(update_fields=["latest_at", "verdict", "assurance", "variation", "due"])
    found = signals.found(seen.charted, numbers_at(measure.item.place)["recent-periods"])
    new = _keep(measure, found)
    settle_state(actor, measure, new)


def _due(measure: Measure) -> date | None:
    """The day the value after the newest is due; of a measure without values, that of the period we live in."""
    if measure.chart in EVENT_CHARTS:
        return None
    kind = measure.period_kind
    this = periods.first_day(kind, clock.today())
    following = periods.moved(kind, measure.latest_at, 1) if measure.latest_at else this
    days = int(settings.value("indicators.due-days", measure.item.place))
    return periods.last_day(kind, following) + timedelta(days=days)


def _keep(measure: Measure, found: list[signals.Found]) -> list[Signal]:
    """Bring the stored signals in line with those found; returns the new ones. What goes on is the same signal."""
    now, known = clock.now(), list(Signal.objects.filter(measure=measure))
    keys = {each.key for each in found}
    new = []
    for each in found:
        row = next((row for row in known if row.key == each.key), None) or next(
            (row for row in known if row.key not in keys and _goes_on(row, each)), None
        )
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
    gone = [row.pk for row in known if row.is_open]
    Signal.objects.filter(pk__in=gone).update(lapsed=now)
    return new


def _goes_on(row: Signal, found: signals.Found) -> bool:
    """The same rule over the same stretch, which may have grown or moved as the middle line did."""
    return row.what == found.what != signals.RUNS and row.first <= found.last and found.first <= row.last


def settle_state(actor: Actor, measure: Measure, new: list[Signal]) -> None:
    """The item's state follows its open signals; a new one flags what rests on the measure and tells its owner."""
    is_open = Signal.objects.filter(measure=measure, answered__isnull=True, lapsed__isnull=True).exists()
    state = str(State.SIGNAL if is_open else State.QUIET)
    words = "; ".join(words_of(signal, measure) for signal in new)
    details: dict[str, tuple[object, object]] = {"signal": ("", words)} if words else {}
    if details or measure.item.state != state:
        thread.change_item(actor, measure.item, {"state": state}, details=details, action=NOTICE)
    if words and measure.owner_id:
        publish(NoticeDue(actor, NOTICE, measure.item, frozenset({measure.owner_id}), anchor="signals"))
