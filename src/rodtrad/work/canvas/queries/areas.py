"""The areas a case is read with: those it brought, and once it has been changed those of the house it names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from rodtrad.foundation.org.models import AREA_SEPARATOR
from rodtrad.foundation.org.models import Area as OrgArea
from rodtrad.kernel.kubinol.areas import AreaTree, fold
from rodtrad.kernel.kubinol.case import Area, Case
from rodtrad.work.canvas.queries.whole import LoadedCase
from rodtrad.work.canvas.rules import differences

_CRITERIA = ("criteria", "applies_to", "reached")


@dataclass(frozen=True, slots=True)
class HouseAreas:
    """The installation's tree of areas: paths by folded name, official codes by path."""

    by_name: Mapping[str, list[tuple[str, ...]]] = field(default_factory=dict)
    codes: Mapping[tuple[str, ...], str] = field(default_factory=dict)


def is_as_imported(loaded: LoadedCase) -> bool:
    """Whether nobody has changed the case, as far as it is seen here, since it came by file."""
    return loaded.arrival is not None and not differences.by_persons(
        arrival_content(loaded), differences.content_of(loaded.case)
    )


def arrival_content(loaded: LoadedCase) -> dict[str, Any]:
    """The case as it came, without the cards that are hidden here and their links."""
    content: dict[str, Any] = loaded.arrival.content
    if not loaded.hidden:
        return content
    cards = [card for card in content.get("cards", ()) if card["id"] not in loaded.hidden]
    links = [link for link in content.get("links", ()) if not loaded.hidden & {link["from"], link["to"]}]
    return {**content, "cards": cards, "links": links}


def carried_areas(loaded: LoadedCase) -> tuple[Area, ...]:
    """The areas that came with the case."""
    arrival = loaded.arrival
    return tuple(Area(**row) for row in arrival.areas) if arrival is not None else ()


def areas_of(loaded: LoadedCase, house: HouseAreas | None = None) -> tuple[Area, ...]:
    """Carried areas; for a changed case also those of the house that it names, with all above them.

    From the top down and by name (form section 14). What the case declares itself stays as it says. ``house``:
    read once for many cases by ``house_areas``.
    """
    if is_as_imported(loaded):
        return carried_areas(loaded)
    return with_house(loaded, house or house_areas([loaded]))


def with_house(loaded: LoadedCase, house: HouseAreas) -> tuple[Area, ...]:
    """The areas of a changed case."""
    carried = carried_areas(loaded)
    declared = {fold(area.name) for area in carried}
    added: dict[str, Area] = {}
    paths = (_path_of(name, loaded, house) for name in _unknown(loaded))
    above = {path[:depth] for path in paths for depth in range(1, len(path) + 1)}
    for path in sorted(above, key=lambda path: (len(path), path)):
        key = fold(path[-1])
        if key not in declared and key not in added:
            parent = path[-2] if len(path) > 1 else ""
            added[key] = Area(path[-1], parent, house.codes.get(path, ""))
    return (*carried, *added.values())


def house_areas(cases: Iterable[LoadedCase]) -> HouseAreas:
    """The installation's areas in one query; none when no case names an area that it lacks."""
    if not any(_unknown(each) for each in cases):
        return HouseAreas()
    by_name: dict[str, list[tuple[str, ...]]] = {}
    codes: dict[tuple[str, ...], str] = {}
    for name, path, code in OrgArea.objects.order_by("path").values_list("name", "path", "code"):
        names = tuple(path.split(AREA_SEPARATOR))
        by_name.setdefault(fold(name), []).append(names)
        codes[names] = code
    return HouseAreas(by_name, codes)


def named_areas(case: Case) -> Iterator[str]:
    """Every area name in the case, its own and those of criteria."""
    yield from case.fields.get("area", ())
    for card in case.cards:
        for key in _CRITERIA:
            yield from (card.fields.get(key) or {}).get("area", ())


def _unknown(loaded: LoadedCase) -> list[str]:
    """Names that neither the carried areas nor the municipality explain."""
    tree = AreaTree(carried_areas(loaded), implied=(loaded.detail.municipality.name,))
    return [name for name in dict.fromkeys(named_areas(loaded.case)) if not tree.knows(name)]


def _path_of(name: str, loaded: LoadedCase, house: HouseAreas) -> tuple[str, ...]:
    """The one area of that name, the municipality's own before others'; nothing when that is not one."""
    rows = house.by_name.get(fold(name), [])
    own = [row for row in rows if fold(row[0]) == fold(loaded.detail.municipality.name)]
    best = own if len(own) == 1 else rows
    return best[0] if len(best) == 1 else ()
