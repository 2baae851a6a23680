"""Near-duplicates: the same text with a letter or a word changed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rapidfuzz import fuzz
from scipy import sparse

from rodtrad.kernel.grouping.blocks import Unions
from rodtrad.kernel.grouping.features import folded

ALIKE = 0.5  # likeness in features before the letters are compared
SAME_LETTERS = 90  # of 100, by insertions and deletions


def twin_blocks(near: sparse.csr_matrix, texts: Sequence[str], apart: Iterable[tuple[int, int]]) -> list[int]:
    """The set of near-duplicates of each text, numbered by first appearance; pairs apart never share one."""
    unions = Unions(len(texts))
    kept = list(apart)
    plain = [folded(text) for text in texts]
    pairs = near.tocoo()
    for one, other, like in zip(pairs.row.tolist(), pairs.col.tolist(), pairs.data.tolist(), strict=True):
        if like < ALIKE or unions.name(one) == unions.name(other):
            continue
        if fuzz.ratio(plain[one], plain[other], score_cutoff=SAME_LETTERS) and not _parts(
            unions, one, other, kept
        ):
            unions.join(one, other)
    return unions.numbered()


def _parts(unions: Unions, one: int, other: int, apart: Sequence[tuple[int, int]]) -> bool:
    """Whether joining the two sets would join a pair that is apart."""
    sets = {unions.name(one), unions.name(other)}
    return any({unions.name(a), unions.name(b)} == sets for a, b in apart)
