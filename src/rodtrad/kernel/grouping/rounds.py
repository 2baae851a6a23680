"""Grouping in rounds: the first texts found groups, the rest join them; what is left founds again.

A round founds among a first part whose size steps up in MILESTONES. Between two steps more texts at the end change
nothing of what is founded, so groups and their ids stay; and no round is larger than the last step, so time and memory
are bounded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from scipy import sparse

from rodtrad.kernel.grouping.continuing import carried_on
from rodtrad.kernel.grouping.founding import found
from rodtrad.kernel.grouping.joining import best_group
from rodtrad.kernel.grouping.likeness import NOWHERE
from rodtrad.kernel.grouping.weights import Weights

MILESTONES = (60, 90, 130, 190, 280, 400, 560, 800, 1150, 1700, 2400, 3400, 4800)


@dataclass(slots=True)
class Blocks:
    """For each block its features, its first text and how many texts it holds; pairs of blocks that are apart."""

    table: sparse.csr_matrix
    texts: Sequence[str]
    sizes: Sequence[int]
    apart: Sequence[tuple[int, int]] = field(default_factory=list)


def part_to_found(count: int) -> int:
    """How many of the first texts found groups."""
    return max((step for step in MILESTONES if step <= count), default=count)


def grouped(blocks: Blocks) -> tuple[list[int], list[int]]:
    """The group of each block (or NOWHERE), and the block that founded each group."""
    where = np.full(len(blocks.texts), NOWHERE)
    founders: list[int] = []
    first = np.arange(part_to_found(len(where)))
    untried = np.arange(len(where))
    while len(untried):
        batch = untried[: part_to_found(len(untried))]
        weights = Weights(blocks.table[np.union1d(first, batch)])
        new, new_founders = _founded(blocks, batch, weights)
        where[batch] = np.where(new >= 0, new + len(founders), NOWHERE)
        founders += new_founders
        untried = untried[len(batch) :]
        if len(untried) and founders:
            _join(blocks, where, untried, weights, len(founders))
            untried = untried[where[untried] == NOWHERE]
    return where.tolist(), founders


def _founded(blocks: Blocks, batch: np.ndarray, weights: Weights) -> tuple[np.ndarray, list[int]]:
    """The new group of each block of the batch, and their founders, step by step through the milestones before."""
    items = weights.weighed(blocks.table[batch])
    groups: list[int] = []
    founder: dict[int, int] = {}
    for step in [step for step in MILESTONES if step < len(batch)] + [len(batch)]:
        part = batch[:step].tolist()
        at = {block: index for index, block in enumerate(part)}
        apart = [(at[one], at[other]) for one, other in blocks.apart if one in at and other in at]
        table = Weights(blocks.table[part]).weighed(blocks.table[part]) if step < len(batch) else items
        texts, sizes = [blocks.texts[block] for block in part], [blocks.sizes[block] for block in part]
        groups = carried_on(groups, found(table, texts, sizes, apart), table)
        for block, group in zip(part, groups, strict=True):
            founder.setdefault(group, block)
    kept = sorted(set(groups) - {NOWHERE})
    number = {group: index for index, group in enumerate(kept)} | {NOWHERE: NOWHERE}
    return np.array([number[group] for group in groups]), [founder[group] for group in kept]


def _join(blocks: Blocks, where: np.ndarray, untried: np.ndarray, weights: Weights, count: int) -> None:
    """Let the untried join the group that each is most like, if it is like it enough."""
    held = np.flatnonzero(where >= 0)
    groups, items = where[held].tolist(), weights.weighed(blocks.table[held])
    where[untried] = best_group(weights.weighed(blocks.table[untried]), items, groups, count)
