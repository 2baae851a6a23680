"""Numbers for an order of cards, with as few changed as can be."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence


def positions_for(order: Sequence[str], old: Mapping[str, int], step: int) -> dict[str, int]:
    """Numbers that rise along ``order``. Keys with a number in ``old`` keep it where they can; where there is
    no room between two that stay, all are numbered anew, ``step`` apart."""
    staying = _rising([(key, old[key]) for key in order if key in old])
    found: dict[str, int] = {}
    waiting: list[str] = []
    last = 0
    for key in order:
        if key not in staying:
            waiting.append(key)
            continue
        room = old[key] - last
        if room <= len(waiting):
            return {each: (place + 1) * step for place, each in enumerate(order)}
        for place, each in enumerate(waiting, 1):
            found[each] = last + room * place // (len(waiting) + 1)
        waiting, last = [], old[key]
        found[key] = last
    return found | {each: last + place * step for place, each in enumerate(waiting, 1)}


def _rising(rows: Sequence[tuple[str, int]]) -> frozenset[str]:
    """The keys of a longest rising run of numbers."""
    ends: list[int] = []  # the smallest number that a run of each length can end with
    places: list[int] = []
    before: list[int] = []
    for place, (_key, number) in enumerate(rows):
        length = bisect_left(ends, number)
        before.append(places[length - 1] if length else -1)
        ends[length : length + 1] = [number]
        places[length : length + 1] = [place]
    found, place = [], places[-1] if places else -1
    while place >= 0:
        found.append(rows[place][0])
        place = before[place]
    return frozenset(found)
