"""Carrying groups on when they are founded anew among more texts: the same groups keep their numbers and members."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import numpy as np
from scipy import sparse

from rodtrad.kernel.grouping.likeness import NOWHERE, floors, gathered, likeness, own_likeness

STAY = 0.80  # a member stays where it was unless the new place is clearly better


def carried_on(earlier: Sequence[int], new: Sequence[int], items: sparse.csr_matrix) -> list[int]:
    """The groups of all ``items`` from those founded now and those of the first ones before, by the earlier numbers.

    A new group goes on as the earlier one that it shares most members with; others get numbers of their own. A member
    whose earlier group goes on stays there if it is still like enough.
    """
    fresh = max(earlier, default=NOWHERE) + 1
    names = _matched(earlier, new)
    for group in range(max(new, default=NOWHERE) + 1):
        if group not in names:
            names[group], fresh = fresh, fresh + 1
    names[NOWHERE] = NOWHERE
    places = np.array([names[group] for group in new], dtype=np.intp)
    if not earlier or not fresh:
        return [int(place) for place in places]
    like = likeness(items, gathered(items, places.tolist(), fresh), places.tolist())
    least = floors(own_likeness(items, places.tolist(), fresh), places.tolist(), fresh)
    goes_on = set(names.values())
    for at, before in enumerate(earlier):
        now = places[at]
        if before != now and before != NOWHERE and before in goes_on:
            wanted = max(least[before], STAY * like[at, now] if now != NOWHERE else 0.0)
            places[at] = before if like[at, before] >= wanted else now
    return [int(place) for place in places]


def _matched(earlier: Sequence[int], new: Sequence[int]) -> dict[int, int]:
    """For each new group the earlier one it goes on as: pairs with most members in common first, each group once."""
    common = Counter(
        (before, now)
        for before, now in zip(earlier, new, strict=False)
        if before != NOWHERE and now != NOWHERE
    )
    names: dict[int, int] = {}
    taken: set[int] = set()
    for before, now in sorted(common, key=lambda pair: (-common[pair], pair)):
        if now not in names and before not in taken:
            names[now] = before
            taken.add(before)
    return names
