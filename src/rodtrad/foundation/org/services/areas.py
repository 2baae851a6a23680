"""Geographic areas: added by imports, never moved or removed by them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction

from rodtrad.foundation.audit.services import Row, record_many
from rodtrad.foundation.base.locks import hold_name
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions
from rodtrad.foundation.org.models import AREA_SEPARATOR, Area
from rodtrad.foundation.org.queries import folded


@dataclass(frozen=True, slots=True)
class AreaRow:
    """An area by the names from the top of its tree down to itself."""

    path: tuple[str, ...]
    code: str = ""


@transaction.atomic
def ensure_areas(actor: Actor, rows: Iterable[AreaRow]) -> dict[tuple[str, ...], Area]:
    """Every area asked for, by its path; those above it are made too. A path already known changes nothing."""
    permissions.require_somewhere(actor, "org.see-places")
    hold_name("org.areas")
    known = {_key(area.path.split(AREA_SEPARATOR)): area for area in Area.objects.all()}
    made: list[Area] = []
    found: dict[tuple[str, ...], Area] = {}
    for row in sorted(rows, key=lambda row: len(row.path)):
        parent: Area | None = None
        for depth in range(1, len(row.path) + 1):
            names = row.path[:depth]
            area = known.get(_key(names))
            if area is None:
                code = row.code if depth == len(row.path) else ""
                path = AREA_SEPARATOR.join([*([parent.path] if parent else []), names[-1].strip()])
                area = Area.objects.create(name=names[-1].strip(), code=code, parent=parent, path=path)
                known[_key(names)] = area
                made.append(area)
            parent = area
        if parent is not None:
            found[row.path] = parent
    record_many(actor, "org.area-added", [Row(changes={"area": ("", area.path)}) for area in made])
    return found


def _key(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(folded(name) for name in names)
