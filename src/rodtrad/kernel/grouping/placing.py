"""Where a person's corrections put the blocks, after everything is calculated."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from scipy import sparse

from rodtrad.kernel.grouping.blocks import as_blocks
from rodtrad.kernel.grouping.likeness import NOWHERE, floors, gathered, likeness, own_likeness
from rodtrad.kernel.grouping.model import UNGROUPED, Corrections

NEARLY = 0.85  # a text at least this share as like another group is nearly in it


@dataclass(frozen=True, slots=True)
class BlockRules:
    """Corrections of positions, said of their blocks."""

    fixed: Mapping[int, str]
    barred: Mapping[int, frozenset[str]]
    apart: Sequence[tuple[int, int]]


def rules_of(corrections: Corrections, block: Sequence[int]) -> BlockRules:
    """The corrections of positions as those of their blocks."""
    barred: dict[int, frozenset[str]] = {}
    for position, ids in sorted(corrections.barred.items()):
        barred[block[position]] = barred.get(block[position], frozenset()) | ids
    fixed = {block[position]: name for position, name in sorted(corrections.fixed.items())}
    return BlockRules(fixed, barred, as_blocks(corrections.apart, block))


def fix(where: list[int], ids: list[str], rules: BlockRules, first: int = 0) -> None:
    """Put the fixed blocks in their groups; a group that is not known is made. Block b stands at ``first + b``."""
    for block, name in rules.fixed.items():
        if name == UNGROUPED:
            where[first + block] = NOWHERE
            continue
        if name not in ids:
            ids.append(name)
        where[first + block] = ids.index(name)


def part(
    items: sparse.csr_matrix, where: list[int], ids: Sequence[str], rules: BlockRules, first: int = 0
) -> None:
    """Move what may not be where it is to the next group that is like enough, or nowhere."""
    mover = _Mover(items, where, ids, rules, first)
    for block, names in sorted(rules.barred.items()):
        at = where[first + block]
        if at != NOWHERE and ids[at] in names and block not in rules.fixed:
            mover.move(block)
    for one, other in rules.apart:
        at = where[first + one]
        if at != NOWHERE and at == where[first + other]:
            free = [block for block in (one, other) if block not in rules.fixed]
            if free:
                mover.move(min(free, key=lambda block: (mover.like(block, at), -block)))


class _Mover:
    """Knows how like each block is to each group as they stood, and who may be where."""

    def __init__(
        self, items: sparse.csr_matrix, where: list[int], ids: Sequence[str], rules: BlockRules, first: int
    ) -> None:
        self._where, self._ids, self._rules, self._first = where, ids, rules, first
        concerned = sorted({block for pair in rules.apart for block in pair} | set(rules.barred))
        self._row = {block: row for row, block in enumerate(concerned)}
        at = [first + block for block in concerned]
        count = len(ids)
        self._like = likeness(items[at], gathered(items, where, count), [where[place] for place in at])
        self._least = floors(own_likeness(items, where, count), where, count)

    def like(self, block: int, group: int) -> float:
        return float(self._like[self._row[block], group])

    def move(self, block: int) -> None:
        here = self._where[self._first + block]
        shut = {here} | {self._where[self._first + other] for other in self._apart_from(block)}
        names = self._rules.barred.get(block, frozenset())
        open_to = [
            group
            for group, name in enumerate(self._ids)
            if group not in shut and name not in names and self.like(block, group) >= self._least[group]
        ]
        best = max(open_to, key=lambda group: (self.like(block, group), -group), default=NOWHERE)
        self._where[self._first + block] = best

    def _apart_from(self, block: int) -> list[int]:
        return [sum(pair) - block for pair in self._rules.apart if block in pair]


def borderline(items: sparse.csr_matrix, where: Sequence[int], count: int) -> np.ndarray:
    """Which blocks are nearly in another group or nearly in none; of those NOWHERE, which are nearly in one."""
    places = np.asarray(where, dtype=np.intp)
    if not count or not len(places):
        return np.zeros(len(places), dtype=bool)
    like = likeness(items, gathered(items, where, count), where)
    rows, at = np.arange(len(places)), np.maximum(places, 0)
    own = np.where(places >= 0, like[rows, at], 0.0)
    least = floors(own, where, count)
    outside = (like >= NEARLY * least).any(axis=1)
    like[rows, at] = 0.0
    alone = (np.bincount(at[places >= 0], minlength=count) == 1)[at]
    inside = (own * NEARLY < least[at]) | (like.max(axis=1) >= NEARLY * own)
    return np.where(places >= 0, inside & ~alone, outside)
