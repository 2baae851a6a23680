"""The areas of a case file as trees: inside, overlap and path (form section 9)."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property, lru_cache
from unicodedata import normalize

from rodtrad.kernel.kubinol.case import Area


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """Return the text as words are compared: trimmed, NFC, without regard to case (form section 5)."""
    return normalize("NFC", text.strip()).casefold()


class AreaTree:
    """Answers questions about declared and implied areas; spelling as in the first place it was met.

    ``implied`` holds names that exist without being declared, in practice the case's municipality.
    A loop of parents is reported by ``loops`` and never makes another method hang.
    """

    def __init__(self, areas: Iterable[Area] = (), implied: Iterable[str] = ()) -> None:
        declared = tuple(areas)
        self._spelling: dict[str, str] = {}
        self._parent: dict[str, str] = {}
        for area in declared:
            key = fold(area.name)
            if key in self._spelling:
                continue
            self._spelling[key] = area.name
            if area.parent:
                self._parent[key] = fold(area.parent)
        for name in (*(area.parent for area in declared if area.parent), *implied):
            self._spelling.setdefault(fold(name), name)

    def knows(self, name: str) -> bool:
        """Say whether the name is declared, used as a parent, or implied."""
        return fold(name) in self._spelling

    def inside(self, inner: str, outer: str) -> bool:
        """Say whether ``inner`` is ``outer`` or lies below it, any number of steps."""
        low, high = fold(inner), fold(outer)
        if low not in self._ranges:  # unknown, or in a loop
            return high in self._chain(low)
        first, last = self._ranges.get(high, (0, -1))
        return first <= self._ranges[low][0] <= last

    def overlap(self, one: str, other: str) -> bool:
        """Say whether the two are the same or one lies inside the other."""
        return self.inside(one, other) or self.inside(other, one)

    def any_overlap(self, ones: Iterable[str], others: Iterable[str]) -> bool:
        """Say whether any pair of the two lists overlaps."""
        second = tuple(others)
        return any(self.overlap(one, other) for one in ones for other in second)

    def path(self, name: str) -> tuple[str, ...]:
        """Return the names from the top of the tree down to the area; an unknown name is its own path."""
        chain = self._chain(fold(name))
        return tuple(self._spelling.get(key, name) for key in reversed(chain))

    def loops(self) -> tuple[str, ...]:
        """Return, for each loop of parents, the last declared area in it: the one that closes the loop."""
        order = {key: place for place, key in enumerate(self._spelling)}
        seen: set[str] = set()
        closing: list[str] = []
        for start in self._parent:
            walk: dict[str, None] = {}
            key: str | None = start
            while key is not None and key not in seen and key not in walk:
                walk[key] = None
                key = self._parent.get(key)
            if key is not None and key in walk:
                names = list(walk)
                ring = names[names.index(key) :]
                closing.append(max(ring, key=lambda name: order[name]))
            seen.update(walk)
        return tuple(self._spelling[key] for key in sorted(closing, key=lambda name: order[name]))

    def _chain(self, key: str) -> tuple[str, ...]:
        """Return the folded name and all above it, nearest first."""
        chain = {key: None}
        parent = self._parent.get(key)
        while parent is not None and parent not in chain:
            chain[parent] = None
            parent = self._parent.get(parent)
        return tuple(chain)

    @cached_property
    def _ranges(self) -> dict[str, tuple[int, int]]:
        """Each area's place on a walk from the tops down, and the last place below it.

        So one look tells what lies inside what, however deep the tree. Areas in a loop are not reached.
        """
        below: dict[str, list[str]] = {key: [] for key in self._spelling}
        for key, parent in self._parent.items():
            below[parent].append(key)
        walk = [key for key in self._spelling if key not in self._parent]
        order: list[str] = []
        while walk:
            order.append(walk.pop())
            walk.extend(below[order[-1]])
        last = {key: place for place, key in enumerate(order)}
        ranges: dict[str, tuple[int, int]] = {}
        for place in range(len(order) - 1, -1, -1):
            key = order[place]
            ranges[key] = (place, last[key])
            if key in self._parent:
                parent = self._parent[key]
                last[parent] = max(last[parent], last[key])
        return ranges
