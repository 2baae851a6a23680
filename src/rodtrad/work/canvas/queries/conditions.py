"""The conditions of works and places as they are drawn and listed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import Promise

from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.work.canvas.choices import CONDITION_HELP, CONDITION_TITLES, Condition
from rodtrad.work.canvas.models import CaseDetail, PlaceCondition
from rodtrad.work.canvas.rules.conditions import CONDITIONS, LEVELS, kub_9_5_no_twice

MOST = 50
_STEP, _LEFT, _TOP, _LOW = 64, 24, 14, 62


@dataclass(frozen=True, slots=True)
class Dot:
    """An answer in the drawing. ``x``, ``y``: pixels."""

    x: int
    y: int
    level: str


@dataclass(frozen=True, slots=True)
class Trend:
    """One condition over time: its answers as dots on a line between no (low) and yes (high), the last in words."""

    title: Promise
    help: Promise
    dots: tuple[Dot, ...]
    line: str
    width: int
    last: str
    no_twice: bool


def trends_of(rows: Sequence[Mapping[str, Any]]) -> list[Trend]:
    """The three lines of a case or place. ``rows``: oldest first."""
    latest = rows[-24:]
    twice = kub_9_5_no_twice(rows)
    width = _LEFT * 2 + _STEP * max(len(latest) - 1, 1)
    found = []
    for name in CONDITIONS:
        dots = tuple(
            Dot(_LEFT + _STEP * place, _LOW - LEVELS.index(row[name]) * (_LOW - _TOP) // 2, row[name])
            for place, row in enumerate(latest)
            if row.get(name) in LEVELS
        )
        line = " ".join(f"{dot.x},{dot.y}" for dot in dots)
        last = str(Condition(dots[-1].level).label) if dots else ""
        title, text = CONDITION_TITLES[name], CONDITION_HELP[name]
        found.append(Trend(title, text, dots, line, width, last, name in twice))
    return found


def rows_in_words(rows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """The same as a table, newest first."""
    return [
        {
            "date": in_words(str(row["date"])),
            "answers": [
                {"level": row.get(name, ""), "word": Condition(row[name]).label if row.get(name) else ""}
                for name in CONDITIONS
            ],
            "by": row.get("by", ""), "note": row.get("note", ""),
        }
        for row in reversed(rows)
    ]  # fmt: skip


def rows_of_case(detail: CaseDetail) -> list[Mapping[str, Any]]:
    """As the case has them, by date as written."""
    return sorted(detail.fields.get("conditions", ()), key=lambda row: str(row.get("date", "")))


def rows_of_place(place: Place) -> list[Mapping[str, Any]]:
    """One query."""
    rows = PlaceCondition.objects.filter(place=place)
    return [
        {"date": row.day.isoformat(), "by": row.by, "note": row.note,
         **{name: getattr(row, name) for name in CONDITIONS}}
        for row in rows
    ]  # fmt: skip


def missing_for(actor: Actor) -> list[tuple[CaseDetail, tuple[str, ...]]]:
    """The actor's own works where the same condition has been "no" twice in a row: one query."""
    mine = Q(item__code__in=sorted(actor.on_objects))
    rows = CaseDetail.objects.filter(visible_q(actor, "item__"), mine, item__life="current")
    rows = rows.filter(fields__has_key="conditions").select_related("item").order_by("-item__changed", "-pk")
    found = [(detail, kub_9_5_no_twice(rows_of_case(detail))) for detail in rows[:MOST]]
    return [(detail, names) for detail, names in found if names]
