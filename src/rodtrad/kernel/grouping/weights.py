"""Weighing features: rare ones tell more (TF-IDF), in whole numbers.

All values are whole numbers below 2**53 in float64, so sums and products are exact: the same on every machine, however
many threads there are and whatever order they add in. Only single divisions and roots are rounded, as IEEE 754 says.
"""

from __future__ import annotations

import math

import numpy as np
from scipy import sparse

UNIT = 1000  # the length of a weighed text
BEFORE = (
    30  # texts that are taken to have been read before these, so that a word said twice by few is still rare
)
_TIMES = np.array([0, 10, 14, 17, 20, 22, 24, 26, 28, 30], dtype=np.float64)  # 10 × the root of how often


class Weights:
    """How much each feature tells, learnt from the texts that are given (texts × features)."""

    def __init__(self, table: sparse.csr_matrix) -> None:
        held = np.bincount(table.indices, minlength=table.shape[1])
        total = max(table.shape[0], 1)
        most = int(held.max(initial=0))
        rarity = [float(round(100 * math.log((total + BEFORE) / max(times, 1)))) for times in range(most + 1)]
        self._weights = np.array(rarity)[held]

    def weighed(self, table: sparse.csr_matrix) -> sparse.csr_matrix:
        """The texts with weights, each of length UNIT (or 0 for a text without features)."""
        times = _TIMES[np.minimum(table.data, len(_TIMES) - 1).astype(np.intp)]
        heavy = sparse.csr_matrix(
            (times * self._weights[table.indices], table.indices, table.indptr), table.shape
        )
        stretch = UNIT / np.maximum(lengths(heavy), 1.0)
        heavy.data = np.rint(heavy.data * np.repeat(stretch, np.diff(heavy.indptr)))
        return heavy


def lengths(table: sparse.csr_matrix) -> np.ndarray:
    """The length of each row."""
    squares: np.ndarray = np.asarray(table.multiply(table).sum(axis=1)).ravel()
    roots: np.ndarray = np.sqrt(squares)
    return roots
