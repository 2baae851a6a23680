"""One trial, cycle by cycle, as a document (report TID-74)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import translation
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.render.blocks import (
    Block,
    Chart,
    Column,
    Document,
    Fact,
    Paragraph,
    Run,
    Section,
    Table,
    Text,
)
from rodtrad.foundation.render.charts.spec import ChartSpec, Series
from rodtrad.work.trials.models import Cycle, Lesson, Observation, Trial

LEAST_POINTS = 3


def tid_74_cycle_report(
    trial: Trial, cycles: Sequence[Cycle], lessons: Sequence[Lesson], day: date, language: str = "sv"
) -> Document:
    """TID-74: what was asked and expected, what happened and what was decided, with the numbers as a line."""
    with translation.override(language):
        sections = tuple(_section(cycle) for cycle in cycles)
        if lessons:
            lines = tuple(Paragraph((Run(row.item.text),), "bullet") for row in lessons)
            sections += (Section(_("Lessons"), (Text(lines),), tone="results"),)
        facts = (
            Fact(_("For whom"), trial.for_whom),
            Fact(_("Responsible"), str(trial.responsible or _("nobody"))),
            Fact(_("Counted instead"), trial.proxy),
        )
        return Document(
            trial.item.title, sections, language=language, date=day, subtitle=trial.item.text,
            organisation=trial.item.place.name, facts=tuple(fact for fact in facts if fact.value),
        )  # fmt: skip


def _section(cycle: Cycle) -> Section:
    lines = [
        (_("We asked"), cycle.question),
        (_("We expected"), _expected(cycle)),
        (_("How"), _how(cycle)),
        (_("We counted or watched"), cycle.measures),
        (_("What happened"), cycle.happened),
        (_("Compared"), _joined(capfirst(str(cycle.get_turned_display())), cycle.compared)),
        (_("Decided"), _joined(str(cycle.get_decision_display()), cycle.reason)),
        (_("How deep"), str(cycle.get_loop_display())),
        (_("We stop"), cycle.stops_doing),
    ]
    text = Text(
        tuple(Paragraph((Run(f"{title}: ", strong=True), Run(said))) for title, said in lines if said)
    )
    blocks: tuple[Block, ...] = (text, *_numbers(list(cycle.observations.all())))
    return Section(_("Cycle %(number)s") % {"number": cycle.number}, blocks, tone="trying")


def _expected(cycle: Cycle) -> str:
    if not cycle.prediction:
        return ""
    if cycle.started is None:
        return cycle.prediction
    words = _("%(text)s (locked %(day)s)")
    return words % {"text": cycle.prediction, "day": in_words(cycle.started.date())}


def _how(cycle: Cycle) -> str:
    days = "–".join(in_words(day) for day in (cycle.starts, cycle.ends) if day)
    return ", ".join(
        part for part in (str(cycle.get_scale_display()), cycle.whereabouts, cycle.who, days) if part
    )


def _joined(first: str, then: str) -> str:
    return ". ".join(part.rstrip(".") for part in (first, then) if part)


def _numbers(notes: Sequence[Observation]) -> list[Block]:
    """What was noted on the way, and a line of the numbers of each kind that has enough of them."""
    if not notes:
        return []
    heads = (
        Column(_("Day")),
        Column(_("Noted"), weight=4),
        Column(_("Number"), numbers=True),
        Column(_("Of")),
    )
    rows = tuple(
        (note.day.isoformat(), note.text, float(note.number) if note.number is not None else "", note.counted)
        for note in notes
    )
    blocks: list[Block] = [Table(_("On the way"), heads, rows)]
    for counted in dict.fromkeys(note.counted for note in notes if note.number is not None):
        points = [note for note in notes if note.number is not None and note.counted == counted]
        if len(points) >= LEAST_POINTS:
            blocks.append(Chart(_line(counted or _("Number"), points)))
    return blocks


def _line(title: str, points: Sequence[Observation]) -> ChartSpec:
    return ChartSpec(
        kind="line", title=title, description=title, unit="",
        labels=tuple(note.day.isoformat() for note in points),
        series=(Series(title, tuple(float(note.number or 0) for note in points)),),
    )  # fmt: skip
