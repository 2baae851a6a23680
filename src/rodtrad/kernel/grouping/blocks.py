"""Blocks: texts that stay together whatever is calculated, since they read the same or a person has said so."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from rodtrad.kernel.grouping.features import folded
from rodtrad.kernel.grouping.model import Contradiction, Corrections


class Unions:
    """Sets that can be joined; a set is named by its lowest member."""

    def __init__(self, count: int) -> None:
        self._above = list(range(count))

    def name(self, member: int) -> int:
        """The lowest member of the set."""
        while self._above[member] != member:
            self._above[member] = self._above[self._above[member]]
            member = self._above[member]
        return member

    def join(self, one: int, other: int) -> None:
        """Make one set of two."""
        low, high = sorted((self.name(one), self.name(other)))
        self._above[high] = low

    def numbered(self) -> list[int]:
        """For each member the number of its set, by first appearance."""
        numbers: dict[int, int] = {}
        return [numbers.setdefault(self.name(member), len(numbers)) for member in range(len(self._above))]


def block_of(texts: Sequence[str], corrections: Corrections) -> list[int]:
    """The block of each text, numbered by first appearance.

    Texts that read the same are one block, unless a person has said something about one of them that the others do not
    share. Raises Contradiction for a pair both together and apart, or a block fixed to two groups.
    """
    unions = Unions(len(texts))
    alone = {at for pair in corrections.apart for at in pair} | {*corrections.fixed, *corrections.barred}
    first: dict[str, int] = {}
    for position, text in enumerate(texts):
        if position not in alone:
            unions.join(first.setdefault(folded(text), position), position)
    for one, other in corrections.together:
        unions.join(one, other)
    for one, other in corrections.apart:
        if unions.name(one) == unions.name(other):
            raise Contradiction((one, other))
    _check_fixed(unions, corrections)
    return unions.numbered()


def _check_fixed(unions: Unions, corrections: Corrections) -> None:
    seen: dict[int, int] = {}
    for position in sorted(corrections.fixed):
        earlier = seen.setdefault(unions.name(position), position)
        if corrections.fixed[earlier] != corrections.fixed[position]:
            raise Contradiction((earlier, position))


def members_of(block: Sequence[int]) -> list[list[int]]:
    """The positions in each block, lowest first."""
    members: list[list[int]] = [[] for _number in range(max(block, default=-1) + 1)]
    for position, number in enumerate(block):
        members[number].append(position)
    return members


def as_blocks(pairs: Iterable[tuple[int, int]], block: Sequence[int]) -> list[tuple[int, int]]:
    """Pairs of positions as pairs of blocks, sorted."""
    return sorted({(min(block[a], block[b]), max(block[a], block[b])) for a, b in pairs})
