"""How like a text is to each group: the angle to the sum of the group's members, itself left out."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from scipy import sparse

NOWHERE = -1
FLOOR = 0.13  # a text less like a group than this is not in it
SHARE = 0.40  # ... nor one less than this share as like it as the group's middle member
_CHUNK = 4096


def gathered(weighed: sparse.csr_matrix, where: Sequence[int], count: int) -> sparse.csr_matrix:
    """The sum of the rows at each place (count × features); rows at NOWHERE are left out."""
    places = np.asarray(where, dtype=np.intp)
    rows = np.flatnonzero(places >= 0)
    shape = (count, weighed.shape[0])
    return (sparse.csr_matrix((np.ones(len(rows)), (places[rows], rows)), shape=shape) @ weighed).tocsr()


def likeness(items: sparse.csr_matrix, sums: sparse.csr_matrix, own: Sequence[int]) -> np.ndarray:
    """The likeness (cosine, 0-1) of each item to each group (items × groups).

    ``own`` names the group that already holds the item (NOWHERE for none): there the item itself is taken away
    first, so that a group of one is not like its only member.
    """
    squared = _squares(sums)
    turned = sums.T.tocsr().toarray() if sums.shape[0] * sums.shape[1] <= 50_000_000 else sums.T.tocsr()
    chunks = []
    for first in range(0, items.shape[0], _CHUNK):
        chunk = items[first : first + _CHUNK]
        products = np.asarray(
            chunk @ turned if isinstance(turned, np.ndarray) else (chunk @ turned).toarray()
        )
        sizes = np.tile(squared, (chunk.shape[0], 1))
        selves = _squares(chunk)
        places = np.asarray(own[first : first + _CHUNK], dtype=np.intp)
        held = np.flatnonzero(places >= 0)
        at = (held, places[held])
        sizes[at] += selves[held] - 2 * products[at]
        products[at] -= selves[held]
        chunks.append(products / np.sqrt(np.maximum(sizes * selves[:, None], 1.0)))
    return np.concatenate(chunks) if chunks else np.zeros((0, sums.shape[0]))


def own_likeness(items: sparse.csr_matrix, groups: Sequence[int], count: int) -> np.ndarray:
    """The likeness of each item to its own group; 0 for one that is NOWHERE."""
    places = np.asarray(groups, dtype=np.intp)
    if not count:
        return np.zeros(len(places))
    like = likeness(items, gathered(items, groups, count), groups)
    return np.where(places >= 0, like[np.arange(len(places)), np.maximum(places, 0)], 0.0)


def floors(own: np.ndarray, groups: Sequence[int], count: int) -> np.ndarray:
    """How like a group a text must be to be in it, from how like it its members are (``own``)."""
    places = np.asarray(groups)
    least = np.full(count, FLOOR)
    for group in range(count):
        held = np.sort(own[places == group])
        if len(held):
            least[group] = max(FLOOR, SHARE * float(held[len(held) // 2]))
    return least


def _squares(table: sparse.csr_matrix) -> np.ndarray:
    return np.asarray(table.multiply(table).sum(axis=1)).ravel()
