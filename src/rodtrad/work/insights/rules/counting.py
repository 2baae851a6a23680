"""In which rows of the counts an insight is, and what changes when the insight does. Plain values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from itertools import product
from typing import Any


@dataclass(frozen=True, slots=True)
class Facts:
    """What an insight is counted by. ``group``: the common one, 0 = not said. ``caught``: as yyyy-mm-dd."""

    municipality: int
    audience: str
    released: bool
    circles: int
    group: int
    themes: tuple[int, ...]
    labels: tuple[int, ...]
    is_key: bool
    caught: str

    def as_json(self) -> dict[str, Any]:
        return asdict(self)


def from_json(kept: Mapping[str, Any]) -> Facts:
    return Facts(**{**kept, "themes": tuple(kept["themes"]), "labels": tuple(kept["labels"])})


@dataclass(frozen=True, slots=True, order=True)
class Key:
    """One row of the counts, in the order in which rows are always written: so two writers never wait crosswise."""

    circles: int
    group: int
    theme: int
    label: int
    released: bool
    audience: str
    municipality: int


def keys(facts: Facts) -> list[Key]:
    """All rows that count the insight: each choice of region, group, theme and label, "all" among them."""
    regions, groups = {0, facts.circles}, {0, facts.group}
    rows = product(regions, groups, {0, *facts.themes}, {0, *facts.labels})
    return [Key(*row, facts.released, facts.audience, facts.municipality) for row in rows]


@dataclass(frozen=True, slots=True)
class Change:
    """What is added to a row; ``first`` and ``latest``: the days its insights were told, by which it widens."""

    key: Key
    number: int
    keys: int
    first: str
    latest: str


def changes(pairs: Iterable[tuple[Facts | None, Facts | None]]) -> list[Change]:
    """What to add where, in order, when insights go from the first facts to the second; None = not counted."""
    numbers: Counter[Key] = Counter()
    strong: Counter[Key] = Counter()
    told: dict[Key, set[str]] = {}
    for before, after in pairs:
        for facts, sign in ((before, -1), (after, 1)):
            if facts is None or before == after:
                continue
            for key in keys(facts):
                numbers[key] += sign
                strong[key] += sign * facts.is_key
                told.setdefault(key, set()).add(facts.caught)
    return [Change(key, numbers[key], strong[key], min(told[key]), max(told[key])) for key in sorted(told)]
