"""Keeping a campaign's groups as ideas come: what stands stays, new ones join, what is left may found new groups. Pure.

The first time everything is grouped; after that nothing that has a place is moved (kernel.grouping.assign), and a
person's placing is never asked about again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from rodtrad.kernel.grouping import UNGROUPED, Contradiction, Corrections, KnownGroup, assign, group
from rodtrad.kernel.grouping.naming import Wording

SMALLEST = 2


@dataclass(frozen=True, slots=True)
class Standing:
    """A group that stands: its members' texts by key, in order. ``barred``: keys a person has taken out of it."""

    id: str
    texts: Mapping[str, str]
    barred: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Founded:
    """A new group, named by its words."""

    id: str
    label: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Gathered:
    """``placed``: key → (group id or UNGROUPED, borderline), of the loose ones only. ``words``: of every group that
    has a new member."""

    placed: Mapping[str, tuple[str, bool]]
    founded: tuple[Founded, ...] = ()
    words: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


def gather(standing: Sequence[Standing], loose: Mapping[str, str]) -> Gathered:
    """Place the loose texts (key → text, in a steady order)."""
    keys, texts = list(loose), list(loose.values())
    if not keys:
        return Gathered({})
    if not standing:
        return _found(keys, texts, set())
    barred = {
        at: frozenset(each.id for each in standing if key in each.barred) for at, key in enumerate(keys)
    }
    corrections = Corrections(barred={at: ids for at, ids in barred.items() if ids})
    known = [KnownGroup(each.id, list(each.texts.values())) for each in standing]
    placed = {
        key: (row.id, row.borderline)
        for key, row in zip(keys, assign(known, texts, corrections), strict=True)
    }
    left = [key for key in keys if placed[key][0] == UNGROUPED]
    new = _found(left, [loose[key] for key in left], {each.id for each in standing}) if left else Gathered({})
    return Gathered({**placed, **new.placed}, new.founded, _words(standing, loose, placed))


def _found(keys: Sequence[str], texts: Sequence[str], taken: set[str]) -> Gathered:
    placed: dict[str, tuple[str, bool]] = dict.fromkeys(keys, (UNGROUPED, False))
    founded: list[Founded] = []
    for each in group(texts):
        if each.id == UNGROUPED or len(each.members) < SMALLEST:
            continue
        name = _free(each.id, taken)
        taken.add(name)
        founded.append(Founded(name, each.label, each.words))
        edge = set(each.borderline)
        placed.update({keys[at]: (name, at in edge) for at in each.members})
    return Gathered(placed, tuple(founded), {each.id: each.words for each in founded})


def _free(wanted: str, taken: set[str]) -> str:
    name, number = wanted, 1
    while name in taken:
        number += 1
        name = f"{wanted}-{number}"
    return name


def _words(
    standing: Sequence[Standing], loose: Mapping[str, str], placed: Mapping[str, tuple[str, bool]]
) -> dict[str, tuple[str, ...]]:
    joined: dict[str, list[str]] = {}
    for key, (name, _edge) in placed.items():
        if name != UNGROUPED:
            joined.setdefault(name, []).append(loose[key])
    if not joined:
        return {}
    wording = Wording([*(text for each in standing for text in each.texts.values()), *loose.values()])
    return {
        each.id: wording.words([*each.texts.values(), *joined[each.id]])
        for each in standing
        if each.id in joined
    }


__all__ = ["UNGROUPED", "Contradiction", "Founded", "Gathered", "Standing", "gather"]
