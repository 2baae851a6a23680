"""Trials for tests, made by the services, with boring defaults."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor, acting, system
from rodtrad.foundation.org.models import Place
from rodtrad.work.trials.models import Cycle, Programme, Trial
from rodtrad.work.trials.services import cycles, programmes, regular, trials
from rodtrad.work.trials.services.deciding import Act, decide

SYSTEM = system("test")
TITLE = "Fråga om alkohol vid första besöket"
PREDICTION = "Åtta av tio säger ja till frågorna."


def make_trial(place: Place, actor: Actor = SYSTEM, **wanted: Any) -> Trial:
    """A trial without a cycle. ``wanted``: title, text, level, and columns."""
    base = {name: wanted.pop(name) for name in ("title", "text", "level") if name in wanted}
    with acting(actor):
        return trials.begin_trial(actor, place=place, values=wanted, **{"title": TITLE, **base})


def make_programme(place: Place, actor: Actor = SYSTEM, title: str = "Tidigt stöd") -> Programme:
    """A programme with a direction."""
    with acting(actor):
        return programmes.begin_programme(actor, place=place, title=title, text="Närmare invånaren.")


def make_cycle(trial: Trial, actor: Actor = SYSTEM, **plan: Any) -> Cycle:
    """A planned cycle, with something to count."""
    values = {
        "question": "Går det?",
        "prediction": PREDICTION,
        "scale": "few",
        "measures": "Antal besök",
        **plan,
    }
    with acting(actor):
        return cycles.plan_cycle(actor, trial, values)


def make_running(place: Place, actor: Actor = SYSTEM, *, days: int | None = 14, **wanted: Any) -> Cycle:
    """A cycle under way; ``days``: until its last day."""
    cycle = make_cycle(
        make_trial(place, actor, **wanted), actor,
        ends=clock.today() + timedelta(days=days) if days is not None else None,
    )  # fmt: skip
    with acting(actor):
        cycles.start_cycle(actor, cycle)
        cycle.refresh_from_db()
        cycle.trial = Trial.objects.select_related("item__place__municipality", "responsible").get(
            pk=cycle.trial_id
        )
    return cycle


def make_studied(place: Place, actor: Actor = SYSTEM, turned: str = "as-expected", **wanted: Any) -> Cycle:
    """A cycle in which it is told what happened."""
    cycle = make_running(place, actor, **wanted)
    with acting(actor):
        cycles.tell_what_happened(actor, cycle, happened="Nio av tio svarade.", turned=turned)
        cycle.refresh_from_db()
        cycle.trial.refresh_from_db()
        cycle.trial.item.refresh_from_db()
    return cycle


def make_adopted(place: Place, actor: Actor = SYSTEM, **wanted: Any) -> Trial:
    """A trial that worked, before the gate."""
    cycle = make_studied(place, actor, **wanted)
    with acting(actor):
        decide(
            actor, cycle, Act(decision="adopt", reason="Det fungerar.", lesson="Fråga alla, då vågar fler.")
        )
        return Trial.objects.select_related("item__place__municipality", "responsible").get(pk=cycle.trial_id)


def make_regular(place: Place, actor: Actor = SYSTEM, **wanted: Any) -> Trial:
    """A trial that is regular work, with its follow-ups."""
    trial = make_adopted(place, actor, **wanted)
    with acting(actor):
        row = regular.answer_gate(actor, trial, "judgement", why="Fler får hjälp tidigt.")
        regular.move_regular(actor, row, "in-use")
        return Trial.objects.select_related("item__place__municipality", "responsible").get(pk=trial.pk)
