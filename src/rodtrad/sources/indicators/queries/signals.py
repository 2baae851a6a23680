"""Signals of the measures one may see."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import QuerySet

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.sources.indicators.models import Measure, Signal
from rodtrad.sources.indicators.rules.wording import sentence


@dataclass(frozen=True, slots=True)
class Told:
    """A signal with its words."""

    signal: Signal
    text: str


def seen(actor: Actor) -> QuerySet[Signal]:
    """The signals of measures this actor may see."""
    rows = Signal.objects.filter(visible_q(actor, "measure__item__"))
    return rows.select_related("measure__item__place", "answered_by")


def signal_by_code(actor: Actor, code: str) -> Signal:
    """Raises ItemNotFound (404)."""
    found = seen(actor).filter(code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def signals_of(measure: Measure, limit: int = 12) -> list[Told]:
    """The newest signals of a measure, those that are no longer there left out unless answered."""
    rows = Signal.objects.filter(measure=measure).exclude(lapsed__isnull=False, answered__isnull=True)
    return [told(row, measure) for row in rows.select_related("answered_by")[:limit]]


def told(signal: Signal, measure: Measure) -> Told:
    return Told(signal, words_of(signal, measure))


def words_of(signal: Signal, measure: Measure) -> str:
    """The signal in words."""
    return sentence(signal.what, measure.period_kind, signal.first, signal.last, signal.numbers)
