"""Lists to take out: trials, changes by prevention level (TID-73), introductions (TID-77), obstacles (TID-80)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import Column, Document, Paragraph, Run, Section, Table, Text
from rodtrad.foundation.render.values import Value
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.trials.choices import Level
from rodtrad.work.trials.models import Obstacle, Regular, Trial
from rodtrad.work.trials.queries.obstacles import Repeated


def trial_list(trials: Sequence[Trial], day: date) -> Document:
    """One row a trial."""
    heads = (
        Column(_("Trial"), weight=4), Column(_("Where"), weight=2), Column(_("State"), weight=2),
        Column(_("Kind of change")), Column(_("Levels")), Column(_("For whom"), weight=2), Column(_("Responsible")),
        Column(_("Cycles"), numbers=True), Column(_("Last day")), Column(_("Last written in")),
    )  # fmt: skip
    rows = tuple(_trial_row(trial) for trial in trials)
    return _document(_("Trials"), Table(_("Trials"), heads, rows), day)


def _trial_row(trial: Trial) -> tuple[Value, ...]:
    return (
        trial.item.title, trial.item.place.name, str(state_title("trial", trial.item.state)), trial.change_kind,
        trial.levels, trial.for_whom, str(trial.responsible or ""), trial.number, _day(trial.ends),
        trial.last_entry.isoformat(),
    )  # fmt: skip


def tid_73_portfolio(trials: Sequence[Trial], day: date) -> Document:
    """TID-73: how many trials there are on each prevention level, and which; says so when all are on the last."""
    found = {level: [row for row in trials if level.value in row.levels.split()] for level in Level}
    rows: list[tuple[Value, ...]] = [
        (capfirst(str(level.label)), len(on_it), ", ".join(row.item.title for row in on_it))
        for level, on_it in found.items()
    ]
    unsorted = [row for row in trials if not row.levels]
    if unsorted:
        rows.append((_("Not said"), len(unsorted), ", ".join(row.item.title for row in unsorted)))
    heads = (Column(_("Level"), weight=2), Column(_("Trials"), numbers=True), Column(_("Which"), weight=5))
    note = _("All trials are on the last level. Can something be tried earlier?")
    only_last = bool(found[Level.SUPPORT]) and not (found[Level.PROMOTING] or found[Level.PREVENTING])
    title = _("Trials by prevention level")
    return _document(title, Table(title, heads, tuple(rows), note=note if only_last else ""), day)


def tid_77_introductions(rows: Sequence[Regular], day: date) -> Document:
    """TID-77: how far what was tried has come into regular work, and when it was last followed up."""
    heads = (
        Column(_("Trial"), weight=3), Column(_("Where"), weight=2), Column(_("Better than the old?"), weight=2),
        Column(_("How far")), Column(_("Responsible")), Column(_("In use since")), Column(_("Followed up")),
        Column(_("Next follow-up")), Column(_("Done on the list"), numbers=True),
    )  # fmt: skip
    title = _("From trial to regular work")
    return _document(title, Table(title, heads, tuple(_regular_row(row) for row in rows)), day)


def _regular_row(row: Regular) -> tuple[Value, ...]:
    done = [each.done for each in row.follow_ups.all() if each.done]
    ahead = [each.due for each in row.follow_ups.all() if not each.done]
    return (
        row.trial.item.title, row.trial.item.place.name, str(row.get_gate_display()), str(row.get_state_display()),
        str(row.responsible or ""), _day(row.in_use), _day(max(done, default=None)), _day(min(ahead, default=None)),
        len(row.steps_done),
    )  # fmt: skip


def tid_80_obstacles(rows: Sequence[Obstacle], repeated: Sequence[Repeated], day: date) -> Document:
    """TID-80: what stands in the way of trials, who takes it on, and what repeats itself."""
    heads = (
        Column(_("Obstacle"), weight=2), Column(_("Trial"), weight=3), Column(_("What"), weight=3), Column(_("Code")),
        Column(_("Stands")), Column(_("Done about it"), weight=2), Column(_("Who")), Column(_("At the latest")),
        Column(_("Since")),
    )  # fmt: skip
    table = Table(_("Obstacles"), heads, tuple(_obstacle_row(row) for row in rows))
    lines = tuple(
        Paragraph(
            (Run(_("%(kind)s: %(count)s trials") % {"kind": capfirst(each.title), "count": each.trials}),)
        )
        for each in repeated
    )
    sections = [Section(_("Repeats itself"), (Text(lines),))] if lines else []
    return Document(
        _("What stands in the way of trials"), (*sections, Section(_("Obstacles"), (table,))), date=day
    )


def _obstacle_row(row: Obstacle) -> tuple[Value, ...]:
    return (
        capfirst(str(row.get_kind_display())), row.trial.item.title, row.text, row.check_code,
        str(row.get_state_display()), row.action, str(row.owner or ""), _day(row.due),
        row.raised.date().isoformat(),
    )  # fmt: skip


def _document(title: str, table: Table, day: date) -> Document:
    return Document(title, (Section(title, (table,)),), date=day)


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""
