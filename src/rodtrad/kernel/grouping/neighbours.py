"""The nearest neighbours of every text, some rows at a time: never a table of all against all."""

from __future__ import annotations

import numpy as np
from scipy import sparse

from rodtrad.kernel.grouping.weights import lengths

_CHUNK = 256
FAINTEST = 0.05  # a likeness below this is no neighbour


def nearest(weighed: sparse.csr_matrix, count: int) -> sparse.csr_matrix:
    """For each row the likeness (cosine, 0-1) of its nearest others; of equals the earlier row is nearer."""
    rows = weighed.shape[0]
    long = np.maximum(lengths(weighed), 1.0)
    turned = weighed.T.tocsr()
    ends, columns, values = [0], [], []
    for first in range(0, rows, _CHUNK):
        products = (weighed[first : first + _CHUNK] @ turned).tocsr()
        for offset in range(products.shape[0]):
            row = first + offset
            span = slice(products.indptr[offset], products.indptr[offset + 1])
            others = products.indices[span]
            like = products.data[span] / (long[row] * long[others])
            near = np.flatnonzero((like >= FAINTEST) & (others != row))
            best = near[np.lexsort((others[near], -like[near]))[:count]]
            columns.append(others[best])
            values.append(like[best])
            ends.append(ends[-1] + len(best))
    if not rows:
        return sparse.csr_matrix((0, 0))
    return sparse.csr_matrix((np.concatenate(values), np.concatenate(columns), ends), shape=(rows, rows))
