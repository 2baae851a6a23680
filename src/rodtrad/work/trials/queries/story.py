"""One trial as a story: its cycles in order, each with its notes, result and lessons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.choices import CycleState
from rodtrad.work.trials.models import Cycle, Lesson, Observation, Obstacle, Regular, Result, Trial
from rodtrad.work.trials.queries import obstacles, regular, trials
from rodtrad.work.trials.rules.cycles import next_step, three_single_loops


@dataclass(frozen=True, slots=True)
class Chapter:
    """One cycle with what belongs to it."""

    cycle: Cycle
    notes: tuple[Observation, ...]
    result: Result | None
    lessons: tuple[Lesson, ...]
    is_open: bool


@dataclass(frozen=True, slots=True)
class Story:
    """All that the trial's page tells. ``step``: what it needs of a person now (rules.cycles.next_step)."""

    trial: Trial
    chapters: tuple[Chapter, ...]
    latest: Cycle | None
    step: str
    other_lessons: tuple[Lesson, ...]
    in_the_way: tuple[Obstacle, ...]
    settled: tuple[Obstacle, ...]
    regular: Regular | None
    measures: tuple[Item, ...]
    only_how: bool


def story_of(actor: Actor, trial: Trial) -> Story:
    """The story, the same number of queries whatever its length."""
    cycles = trials.cycles_of(trial)
    results = {row.cycle: row for row in trials.results_of(actor, trial)}
    lessons = trials.lessons_of(actor, trial)
    latest = cycles[-1] if cycles else None
    intro = regular.regular_of(trial)
    hinders = obstacles.obstacles_of(trial)
    return Story(
        trial=trial,
        chapters=tuple(_chapter(cycle, results, lessons, cycle is latest) for cycle in cycles),
        latest=latest,
        step=next_step(
            trial.item.state, latest.state if latest else "", latest.prediction if latest else "",
            intro.gate if intro else "",
        ),
        other_lessons=tuple(row for row in lessons if row.cycle is None),
        in_the_way=tuple(row for row in hinders if row.state == "open"),
        settled=tuple(row for row in hinders if row.state != "open"),
        regular=intro,
        measures=tuple(trials.measures_of(actor, trial)),
        only_how=three_single_loops([row.loop for row in cycles]),
    )  # fmt: skip


def _chapter(cycle: Cycle, results: dict[int, Result], lessons: list[Lesson], is_latest: Any) -> Chapter:
    over = cycle.state in (CycleState.DECIDED, CycleState.STOPPED)
    return Chapter(
        cycle, tuple(cycle.observations.all()), results.get(cycle.number),
        tuple(row for row in lessons if row.cycle == cycle.number), bool(is_latest) or not over,
    )  # fmt: skip
