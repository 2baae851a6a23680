"""Cases as a file holds them: with areas, date, expected findings and, when asked for, their history.

What travels beside a case (form section 14) is carried along while the case is as it came; once it has been
changed the expected findings are left out, the date is that of the last change, and areas of the house are added.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Max
from django.utils import timezone

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import Actor
from rodtrad.kernel.kubinol.areas import fold
from rodtrad.kernel.kubinol.case import Area, Case, CaseFile
from rodtrad.work.canvas.queries.areas import (
    HouseAreas,
    carried_areas,
    house_areas,
    is_as_imported,
    with_house,
)
from rodtrad.work.canvas.queries.files_history import history_of
from rodtrad.work.canvas.queries.references import hidden_references, without_references
from rodtrad.work.canvas.queries.whole import LoadedCase, load_cases, seen_by

Expected = tuple[tuple[str, tuple[str, ...]], ...] | None
# Links keep no date of their own changes; the log does.
_LINK_ACTIONS = (
    "thread.link-confirmed",
    "thread.link-rejected",
    "thread.link-retired",
    "thread.link-brought-back",
)


class AreasClash(ValueError):
    """Two cases brought areas of the same name that lie in different places: they cannot share a file."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


@dataclass(frozen=True, slots=True)
class Beside:
    """What a file says beside its cases: ``extra`` are its unknown keys, ``expected_extra`` those of expectations."""

    areas: tuple[Area, ...] = ()
    expected: Expected = None
    snapshot_date: date | None = None
    extra: Mapping[str, Any] = field(default_factory=dict)
    expected_extra: Mapping[str, Any] = field(default_factory=dict)


def case_file(actor: Actor, codes: Iterable[str], *, history: bool = False) -> CaseFile:
    """The cases with these item codes, in that order, as far as the actor may see them; unseen ones are left out.

    A constant number of queries for any number of cases up to 400. Raises AreasClash.
    """
    seen = [seen_by(actor, loaded) for loaded in load_cases(actor, codes)]
    besides = besides_of(seen)
    joined = joined_beside(besides)
    histories = history_of(actor, seen) if history else {}
    hidden = hidden_references(actor, seen)
    cases = (
        without_references(_exported(loaded, beside, histories.get(loaded.code)), hidden.get(loaded.code, ()))
        for loaded, beside in zip(seen, besides, strict=True)
    )
    return CaseFile(tuple(cases), joined.areas, joined.snapshot_date, joined.extra)


def _exported(loaded: LoadedCase, beside: Beside, history: Mapping[str, Any] | None) -> Case:
    extra = {name: value for name, value in loaded.case.extra.items() if name != "expected_findings"}
    if history is None or loaded.hidden:
        extra.pop("history", None)
    if beside.expected_extra:
        extra["expected_findings"] = beside.expected_extra
    return replace(loaded.case, expected_findings=beside.expected, history=history or None, extra=extra)


def besides_of(seen: Sequence[LoadedCase]) -> list[Beside]:
    """What an export of each case alone would say beside it; at most two queries in all."""
    as_came = {loaded.code: is_as_imported(loaded) for loaded in seen}
    changed = [loaded for loaded in seen if not as_came[loaded.code]]
    house, days = house_areas(changed), _last_changes(changed)
    return [
        _carried(loaded) if as_came[loaded.code] else _of_changed(loaded, house, days[loaded.code])
        for loaded in seen
    ]


def _carried(loaded: LoadedCase) -> Beside:
    arrival = loaded.arrival
    expected = None if loaded.hidden else arrival.expected
    kept = arrival.extra
    return Beside(
        carried_areas(loaded),
        None if expected is None else tuple((check, tuple(cards)) for check, cards in expected),
        arrival.snapshot_date,
        kept.get("file", {}),
        {} if expected is None else kept.get("expected", {}),
    )


def _of_changed(loaded: LoadedCase, house: HouseAreas, changed: datetime) -> Beside:
    extra = loaded.arrival.extra.get("file", {}) if loaded.arrival is not None else {}
    return Beside(with_house(loaded, house), None, timezone.localtime(changed).date(), extra)


def _last_changes(cases: Sequence[LoadedCase]) -> dict[str, datetime]:
    """When each case was last changed, as far as it is seen: its items, its links, and the log of its links."""
    found: dict[str, datetime] = {}
    for loaded in cases:
        moments = [loaded.detail.item.changed]
        moments += [card.item.changed for card in loaded.cards.values()]
        moments += [link.created for link in loaded.links.values()]
        found[loaded.code] = max(moments)
    whole = [loaded.code for loaded in cases if not loaded.hidden]
    if whole:
        told = Entry.objects.filter(home__in=whole, action__in=_LINK_ACTIONS).values_list("home")
        for code, moment in told.annotate(last=Max("at")).order_by():
            found[code] = max(found[code], moment)
    return found


def joined_beside(besides: Sequence[Beside]) -> Beside:
    """What one file with all these cases says: every area once, the latest date. Raises AreasClash."""
    areas: dict[str, Area] = {}
    extras: dict[str, Any] = {}
    extra: dict[str, Any] = {}
    for beside in besides:
        unknown = dict(beside.extra)
        rows = unknown.pop("areas", {})
        extra = {**unknown, **extra}
        for place, area in enumerate(beside.areas):
            key = fold(area.name)
            areas[key] = _one_area(areas.get(key), area)
            if str(place) in rows:
                extras.setdefault(key, rows[str(place)])
    if extras:
        extra["areas"] = {str(place): extras[key] for place, key in enumerate(areas) if key in extras}
    days = [beside.snapshot_date for beside in besides if beside.snapshot_date is not None]
    return Beside(tuple(areas.values()), None, max(days, default=None), extra)


def _one_area(known: Area | None, area: Area) -> Area:
    if known is None:
        return area
    if fold(known.parent) != fold(area.parent):
        raise AreasClash(area.name)
    return known if known.code or not area.code else replace(known, code=area.code)
