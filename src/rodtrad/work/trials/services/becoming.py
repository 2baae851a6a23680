"""A trial made of a card, an idea or anything else that can be tried; a lesson made of what was tried."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.models import Trial
from rodtrad.work.trials.services.cycles import plan_cycle
from rodtrad.work.trials.services.outcomes import write_lesson
from rodtrad.work.trials.services.trials import begin_trial


def trial_from(actor: Actor, source: Item, answers: Mapping[str, Any]) -> Item:
    """A trial with its first cycle planned. Raises ValidationError by field, and what the services raise."""
    trial = begin_trial(
        actor, place=answers["place"], title=answers["title"], text=answers.get("text", ""), level=answers["level"],
    )  # fmt: skip
    plan = {name: answers[name] for name in ("question", "prediction", "scale", "starts", "ends")}
    plan_cycle(actor, trial, plan)
    return trial.item


def lesson_from(actor: Actor, source: Item, answers: Mapping[str, Any]) -> Item:
    """A lesson learned from a trial or from one of its results."""
    trial = Trial.objects.select_related("item__place").get(item__code=source.home)
    return write_lesson(
        actor, trial, answers["lesson"], useful_to=answers["useful_to"], learned_from=source
    ).item
