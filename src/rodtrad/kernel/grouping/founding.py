"""Founding groups among texts that have none: neighbours, communities, one look back, and weeding."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from rodtrad.kernel.grouping.communities import Graph, communities
from rodtrad.kernel.grouping.likeness import NOWHERE, floors, gathered, likeness, own_likeness
from rodtrad.kernel.grouping.neighbours import nearest
from rodtrad.kernel.grouping.twins import twin_blocks

WORTH = 0.70  # members × how like they are: two must be 0.35 alike, five 0.14
_NEIGHBOURS_PER = 50
_FEWEST, _MOST = 8, 30


def found(
    weighed: sparse.csr_matrix, texts: Sequence[str], sizes: Sequence[int], apart: Sequence[tuple[int, int]]
) -> list[int]:
    """The new group of each block, numbered by first appearance, or NOWHERE.

    ``weighed`` holds a row for each block, ``texts`` its first text, ``sizes`` how many texts it holds; ``apart`` are
    pairs of blocks. What is said twice is a group even if nothing else is like it.
    """
    near = nearest(weighed, min(max(weighed.shape[0] // _NEIGHBOURS_PER, _FEWEST), _MOST))
    twins = twin_blocks(near, texts, apart)
    count = max(twins, default=-1) + 1
    items = gathered(weighed, twins, count)
    groups = communities(_graph(near, twins, count))
    groups = _nearest_group(items, groups)
    groups = _weeded(items, groups, np.bincount(twins, weights=sizes, minlength=count))
    return _numbered([groups[twin] for twin in twins])


def _graph(near: sparse.csr_matrix, twins: Sequence[int], count: int) -> Graph:
    """Neighbours as ties between sets of twins, in thousandths, both ways."""
    to_sets = sparse.csr_matrix((np.ones(len(twins)), (range(len(twins)), twins)), shape=(len(twins), count))
    whole = near.copy()
    whole.data = np.rint(whole.data * 1000)
    ties = (to_sets.T @ (whole + whole.T) @ to_sets).tocsr()
    ties.sort_indices()
    bounds = zip(ties.indptr[:-1], ties.indptr[1:], strict=True)
    return [
        dict(zip(ties.indices[a:b].tolist(), ties.data[a:b].astype(np.int64).tolist(), strict=True))
        for a, b in bounds
    ]


def _nearest_group(items: sparse.csr_matrix, groups: Sequence[int]) -> list[int]:
    """Each item where it is most at home, once all groups are known."""
    count = max(groups, default=-1) + 1
    if not count:
        return []
    like = likeness(items, gathered(items, groups, count), groups)
    best = like.argmax(axis=1)
    rows = np.arange(len(groups))
    own = np.asarray(groups)
    moved: list[int] = np.where(like[rows, best] > like[rows, own], best, own).tolist()
    return moved


def _weeded(items: sparse.csr_matrix, groups: Sequence[int], sizes: np.ndarray) -> list[int]:
    """Take out members that are too unlike their group, then groups that are worth too little."""
    count = max(groups, default=-1) + 1
    if not count:
        return []
    own = own_likeness(items, groups, count)
    kept = np.where(own < floors(own, groups, count)[np.asarray(groups)], NOWHERE, groups)
    own = own_likeness(items, kept.tolist(), count)
    for group in range(count):
        at = np.flatnonzero(kept == group)
        if own[at].sum() < WORTH:
            kept[at] = NOWHERE
    said_twice = np.flatnonzero((kept == NOWHERE) & (sizes > 1))
    kept[said_twice] = count + np.arange(len(said_twice))
    weeded: list[int] = kept.tolist()
    return weeded


def _numbered(groups: Sequence[int]) -> list[int]:
    numbers: dict[int, int] = {NOWHERE: NOWHERE}
    return [numbers.setdefault(group, len(numbers) - 1) for group in groups]
