"""Measures and values for tests, made by the services, with boring defaults."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from rodtrad.foundation.base.scope import Actor, acting, system
from rodtrad.foundation.org.models import Place, User
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.rules import periods
from rodtrad.sources.indicators.services import measures, readings
from rodtrad.sources.indicators.services.readings import Incoming

SYSTEM = system("test")
FIRST = date(2025, 1, 1)


def make_measure(place: Place, actor: Actor = SYSTEM, owner: User | None = None, **wanted: Any) -> Measure:
    """A measure with one value a month, shown to the municipality."""
    with acting(actor):
        return measures.begin_measure(
            actor, place, measures.Wanted(**{"title": "Besök på mötesplatsen", **wanted}), owner=owner
        )


def rows(values: Sequence[Any], first: date = FIRST, kind: str = "month", **breakdown: str) -> list[Incoming]:
    """One value a period from ``first`` on: None = missing, a pair = how many out of how many."""
    return [_row(periods.moved(kind, first, at), value, breakdown) for at, value in enumerate(values)]


def _row(at: date, value: Any, breakdown: dict[str, str]) -> Incoming:
    if value is None:
        return Incoming(at, breakdown, status="missing")
    if isinstance(value, tuple):
        return Incoming(at, breakdown, num=value[0], den=value[1])
    return Incoming(at, breakdown, value=value)


def write(measure: Measure, values: Sequence[Any], actor: Actor = SYSTEM, **more: Any) -> Measure:
    """Bring values in, and read the measure anew."""
    with acting(actor):
        readings.bring_in(actor, measure, rows(values, **more), "Egen räkning", way="typed", why="rättat")
        return Measure.objects.select_related("item__place__municipality", "owner").get(pk=measure.pk)
