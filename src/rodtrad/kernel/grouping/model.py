"""What goes into grouping and what comes out. Texts are spoken of by their positions, from 0."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

UNGROUPED = "ungrouped"


@dataclass(frozen=True, slots=True)
class Group:
    """Texts about the same thing. ``borderline``: the members that nearly went elsewhere, or nearly nowhere."""

    id: str
    label: str
    words: tuple[str, ...]
    members: tuple[int, ...]
    borderline: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KnownGroup:
    """A group that stands already, with its members' texts. Those without a group are known as UNGROUPED."""

    id: str
    texts: Sequence[str]


@dataclass(frozen=True, slots=True)
class Assigned:
    """Where a new text belongs: the id of a known group, or UNGROUPED."""

    id: str
    borderline: bool


@dataclass(frozen=True, slots=True)
class Corrections:
    """What a person has said; it wins over every calculation.

    ``together``, ``apart``: pairs of positions. ``fixed``: the group of a position. ``barred``: groups that a position
    may not be in. A fixed place counts before ``apart`` and ``barred``.
    """

    together: Sequence[tuple[int, int]] = ()
    apart: Sequence[tuple[int, int]] = ()
    fixed: Mapping[int, str] = field(default_factory=dict)
    barred: Mapping[int, frozenset[str]] = field(default_factory=dict)


class Contradiction(ValueError):
    """Corrections that cannot all hold; ``positions`` are those of the pair or the texts concerned."""

    def __init__(self, positions: Sequence[int]) -> None:
        self.positions = tuple(positions)
        super().__init__(f"corrections contradict each other at {self.positions}")
