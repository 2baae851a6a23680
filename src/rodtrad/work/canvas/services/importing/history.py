"""The history that comes with a new case (form section 10): what has a place of its own here goes there.

Every row keeps its place in its list, so that export can give the lists back as they came. What nothing here can
hold stays whole in HistoryEntry.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from django.utils import timezone

from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.models import CaseDetail, DecisionPoint, HistoryEntry, Loop, Version
from rodtrad.work.canvas.queries.files_history import HIGHEST_NUMBER, LIST_NAMES
from rodtrad.work.canvas.rules import loops, versions
from rodtrad.work.canvas.rules.decisions import due_day
from rodtrad.work.canvas.rules.differences import Plain, plain
from rodtrad.work.canvas.services.cards import title_of
from rodtrad.work.canvas.services.importing.batch import Batch
from rodtrad.work.canvas.services.reach import audience_of_case

_NUMBERS = ("from_version", "to_version")


def add_history(
    batch: Batch,
    detail: CaseDetail,
    history: Mapping[str, Any],
    items: Mapping[str, Item],
    held: Collection[tuple[str, int]],
) -> None:
    """The rows of a new case's history. ``items``: the items of its cards, by card id; ``held``: list and place of
    the entries that another feature has taken already."""
    sketches = _add_versions(batch, detail, plain(history.get("versions", ())))
    for place, row in enumerate(history.get("decision_points", ())):
        _add_decision(batch, detail, plain(row), place, items)
    for place, row in enumerate(history.get("loops", ())):
        _add_loop(batch, detail, plain(row), place, sketches)
    for name in LIST_NAMES:
        if name not in ("versions", "decision_points", "loops"):
            for place, row in enumerate(history.get(name, ())):
                if (name, place) not in held:
                    _keep(batch, detail, name, place, plain(row))


def _keep(batch: Batch, detail: CaseDetail, name: str, place: int, row: Plain) -> None:
    batch.new_history.append(HistoryEntry(case=detail, list_name=name, position=place, content=row))


def _add_versions(batch: Batch, detail: CaseDetail, rows: Sequence[Plain]) -> dict[int, Version]:
    """The sketches by number; a second one with the same number stays as it came."""
    found: dict[int, Version] = {}
    for place, row in enumerate(rows):
        number = row["number"]
        if number in found or number > HIGHEST_NUMBER:
            _keep(batch, detail, "versions", place, row)
            continue
        found[number] = Version(
            case=detail, number=number, name=row.get("name", ""), taken=noon(row["date"]), why="file",
            reason=row.get("reason", ""), status=row.get("status", ""), position=place,
            content={name: row[name] for name in ("cards", "links") if row.get(name)},
        )  # fmt: skip
    before: Plain = {}
    for _number, version in sorted(found.items()):
        version.changes = [change.row() for change in versions.changes_between(before, version.content)]
        before = version.content
    batch.versions += found.values()
    return found


def noon(day: str) -> datetime:
    """A day of the file as a moment."""
    return timezone.make_aware(datetime.combine(date.fromisoformat(day), time(12)))


def _add_decision(
    batch: Batch, detail: CaseDetail, row: Plain, place: int, items: Mapping[str, Item]
) -> None:
    item = batch.item(new_code(), "decision-point", detail.item.place, home=detail.item.code)
    item.title, item.text, item.audience = (
        title_of(row["question"]),
        row["question"],
        audience_of_case(detail),
    )
    made = DecisionPoint(
        item=item, case=detail, day=date.fromisoformat(row["date"]), alternatives=row["alternatives"],
        grounds=row.get("grounds", []), reconsider=row.get("reconsider", ""), position=place,
        due=due_day(row.get("reconsider", "")),
        **{name: row.get(name, "") for name in ("chosen", "reasons", "decided_by", "gives_up")},
    )  # fmt: skip
    batch.new_decisions.append(made)
    for key in dict.fromkeys(made.grounds):
        if key in items:
            batch.link(item, "grounded-in", items[key], detail.item.code)
    batch.tell("canvas.decision-imported", item, item.home, {"text": ("", item.text)})


def _add_loop(
    batch: Batch, detail: CaseDetail, row: Plain, place: int, sketches: Mapping[int, Version]
) -> None:
    if any(row.get(name, 0) > HIGHEST_NUMBER for name in _NUMBERS):
        _keep(batch, detail, "loops", place, row)
        return
    first, last = (sketches.get(row.get(name, -1)) for name in _NUMBERS)
    batch.new_loops.append(
        Loop(
            case=detail, trigger=row.get("trigger", ""), from_number=row.get("from_version"),
            to_number=row.get("to_version"), assumptions=row.get("assumptions", []), kind=row["kind"],
            changed=row.get("changed", []), learning=row.get("learning", ""), position=place,
            at=last.taken if last else None, began=timezone.localtime(first.taken).date() if first else None,
            elements=list(_elements(first, last)),
        )
    )  # fmt: skip


def _elements(first: Version | None, last: Version | None) -> tuple[str, ...]:
    if first is None or last is None:
        return ()
    types = {
        card["id"]: card["type"] for version in (first, last) for card in version.content.get("cards", ())
    }
    return loops.elements_changed(versions.changes_between(first.content, last.content), types)
