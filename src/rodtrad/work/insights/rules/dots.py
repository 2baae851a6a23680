"""A dot on the Venn map, and what is new since an earlier picture."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from typing import Any


@dataclass(frozen=True, slots=True)
class Dot:
    """One insight as maps draw it. ``region``: rules.circles; ``label`` to ``position``: its group's;
    ``shifts``: its labels; ``caught``: yyyy-mm-dd; ``new``: not there in the picture it is compared with.
    """

    code: str
    text: str
    region: int
    label: str
    letter: str
    colour: str
    pattern: str
    position: int = 0
    shifts: tuple[str, ...] = ()
    is_key: bool = False
    caught: str = ""
    new: bool = False


def as_json(dots: Iterable[Dot]) -> list[dict[str, Any]]:
    return [asdict(dot) for dot in dots]


def from_json(rows: Iterable[Mapping[str, Any]]) -> list[Dot]:
    return [Dot(**{**row, "shifts": tuple(row["shifts"])}) for row in rows]


def since(dots: Iterable[Dot], known: Collection[str]) -> list[Dot]:
    """The dots, those that are not among the codes of an earlier picture marked as new (report INS-70)."""
    return [replace(dot, new=dot.code not in known) for dot in dots]


def groups(dots: Iterable[Dot]) -> list[tuple[Dot, int]]:
    """One dot of each group, with how many there are, in the order of the groups: the legend."""
    found: dict[str, tuple[Dot, int]] = {}
    for dot in dots:
        first, number = found.get(dot.label, (dot, 0))
        found[dot.label] = (first, number + 1)
    return sorted(found.values(), key=lambda pair: (pair[0].position, pair[0].label))


def in_order(dots: Iterable[Dot]) -> list[Dot]:
    """As they are placed: the groups together, then by code, so that the same insights stand on the same places."""
    return sorted(dots, key=lambda dot: (dot.position, dot.label, dot.code))
