"""The trials' own fields of items, for the thread's pages and for search: one query per call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.models import Cycle, Lesson, Observation, Result, Trial


def trial_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """What trials say beside title and text. The caller has read only items that the actor may see."""
    rows = Trial.objects.filter(pk__in=[item.pk for item in items]).select_related("responsible")
    return {
        row.pk: {
            "for_whom": row.for_whom, "change_kind": row.change_kind, "levels": row.levels, "proxy": row.proxy,
            "responsible": str(row.responsible or ""),
        }
        for row in rows
    }  # fmt: skip


def result_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """Which cycle a result came from, and how it compares with what was expected."""
    rows = Result.objects.filter(pk__in=[item.pk for item in items])
    return {row.pk: {"cycle": row.cycle, "turned": row.get_turned_display()} for row in rows}


def lesson_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """For whom else a lesson is of use."""
    rows = Lesson.objects.filter(pk__in=[item.pk for item in items])
    return {row.pk: {"useful_to": row.useful_to} for row in rows}


def searched_trials(ids: Sequence[int]) -> dict[int, str]:
    """What is searched in a trial beside its title and text: whom it is for, and all that its cycles say."""
    found: dict[int, list[str]] = {}
    for row in Trial.objects.filter(pk__in=ids):
        found[row.pk] = [row.for_whom, row.change_kind, row.proxy]
    texts = ("question", "prediction", "whereabouts", "measures", "happened", "compared", "reason")
    for trial, *said in Cycle.objects.filter(trial__in=ids).values_list("trial", *texts):
        found.setdefault(trial, []).extend(said)
    notes = Observation.objects.filter(cycle__trial__in=ids, withdrawn__isnull=True).values_list(
        "cycle__trial", "text"
    )
    for trial, text in notes:
        found.setdefault(trial, []).append(text)
    return {pk: "\n".join(filter(None, said)) for pk, said in found.items()}
