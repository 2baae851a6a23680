"""Joining groups that stand: each text where it is most at home, if it is like enough what is there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

from rodtrad.kernel.grouping.likeness import NOWHERE, floors, gathered, likeness, own_likeness


def best_group(
    new: sparse.csr_matrix, held: sparse.csr_matrix, groups: Sequence[int], count: int
) -> list[int]:
    """For each new row the group it joins, or NOWHERE. ``held`` are the rows that have groups, ``groups`` theirs."""
    least = floors(own_likeness(held, groups, count), groups, count)
    like = likeness(new, gathered(held, groups, count), [NOWHERE] * new.shape[0])
    best = like.argmax(axis=1)
    enough = like[np.arange(len(best)), best] >= least[best]
    joined: list[int] = np.where(enough, best, NOWHERE).tolist()
    return joined
