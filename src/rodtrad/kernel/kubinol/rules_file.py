"""What holds between the cases and areas of one file (form sections 2, 3, 9 and 11.6)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from rodtrad.kernel.kubinol.areas import AreaTree, fold
from rodtrad.kernel.kubinol.case import Area
from rodtrad.kernel.kubinol.clean import Row

Municipalities = Mapping[str, str]
_CRITERIA_KEYS = ("criteria", "applies_to", "reached")


def check_areas(rows: Sequence[Row], municipalities: Municipalities) -> None:
    """Refuse areas that stand twice or lie inside themselves; remark on parents that nobody knows."""
    by_name: dict[str, Row] = {}
    for row in rows:
        name = row.values.get("name", "")
        if fold(name) in by_name:
            row.refuse("name", "duplicate-area", given=name)
        elif name:
            by_name[fold(name)] = row
    areas = [Area(row.values["name"], row.values.get("parent", "")) for row in by_name.values()]
    for name in AreaTree(areas).loops():
        by_name[fold(name)].refuse("parent", "area-loop", given=name)
    places = {fold(name) for name in municipalities}
    for row in rows:
        parent = row.values.get("parent", "")
        if parent and fold(parent) not in by_name and fold(parent) not in places:
            line = row.line("parent")
            row.problems.remark(line, (*row.path, "parent"), "unknown-parent", given=parent)


def check_cases(cases: Iterable[Row], municipalities: Municipalities) -> None:
    """Refuse ids that stand twice, unknown municipalities and cases that belong to themselves."""
    codes = {code: name for name, code in municipalities.items()}
    by_id: dict[str, Row] = {}
    for case in cases:
        case_id, place = case.values.get("id", ""), case.values.get("municipality", "")
        if case_id in by_id:
            case.refuse("id", "duplicate-case", given=case_id)
        elif case_id:
            by_id[case_id] = case
        if place and place not in municipalities and place not in codes:
            case.refuse("municipality", "unknown-municipality", choices=tuple(municipalities), given=place)
    for case_id in _closing_loops(by_id, codes):
        by_id[case_id].refuse("parent_case", "parent-loop", given=case_id)


def remark_on_areas(case: Row, tree: AreaTree, municipalities: Municipalities) -> None:
    """Remark on area names of the case that are neither declared nor implied by its municipality."""
    codes = {code: name for name, code in municipalities.items()}
    implied = fold(_place(case, codes))
    for row in (case, *_criteria_of(case.rows.get("cards", ()))):
        for line, name in row.item_lines("area"):
            if fold(name) != implied and not tree.knows(name):
                row.problems.remark(line, (*row.path, "area"), "unknown-area", given=name)


def _criteria_of(cards: Iterable[Row]) -> Iterator[Row]:
    for card in cards:
        for key in _CRITERIA_KEYS:
            yield from card.rows.get(key, ())


def _closing_loops(by_id: Mapping[str, Row], codes: Mapping[str, str]) -> list[str]:
    """Return the last case of each loop; a parent in another municipality is not the case meant."""
    parents: dict[str, str] = {}
    for case_id, case in by_id.items():
        parent = by_id.get(case.values.get("parent_case", ""))
        if parent is not None and _place(parent, codes) == _place(case, codes):
            parents[case_id] = parent.values["id"]
    return list(AreaTree(Area(case_id, parent) for case_id, parent in parents.items()).loops())


def _place(case: Row, codes: Mapping[str, str]) -> str:
    written = case.values.get("municipality", "")
    return codes.get(written, written)
