"""Grouping a whole set of texts."""

from __future__ import annotations

from collections.abc import Sequence

from rodtrad.kernel.grouping.blocks import as_blocks, block_of, members_of
from rodtrad.kernel.grouping.features import counts, folded
from rodtrad.kernel.grouping.identity import group_id
from rodtrad.kernel.grouping.likeness import NOWHERE
from rodtrad.kernel.grouping.model import UNGROUPED, Corrections, Group
from rodtrad.kernel.grouping.naming import UNGROUPED_LABEL, Wording, label
from rodtrad.kernel.grouping.placing import borderline, fix, part, rules_of
from rodtrad.kernel.grouping.rounds import Blocks, grouped
from rodtrad.kernel.grouping.weights import Weights

NO_CORRECTIONS = Corrections()


def group(texts: Sequence[str], corrections: Corrections = NO_CORRECTIONS) -> list[Group]:
    """Group texts: the largest group first, last those that belong in none (UNGROUPED), if any.

    Every position is in exactly one group. The same texts give the same groups, on every machine. Raises Contradiction
    for corrections that cannot all hold.
    """
    block = block_of(texts, corrections)
    members = members_of(block)
    told = [_told([texts[position] for position in positions]) for positions in members]
    firsts = [texts[positions[0]] for positions in members]
    sizes = [len(positions) if folded(text) else 1 for positions, text in zip(members, firsts, strict=True)]
    table = counts(told)
    where, founders = grouped(Blocks(table, firsts, sizes, as_blocks(corrections.apart, block)))
    ids: list[str] = []
    for founder in founders:
        ids.append(group_id(firsts[founder], ids))
    rules = rules_of(corrections, block)
    items = Weights(table).weighed(table)
    fix(where, ids, rules)
    part(items, where, ids, rules)
    near = borderline(items, where, len(ids)).tolist()
    unsure = {number for number, yes in enumerate(near) if yes and number not in rules.fixed}
    return _as_groups(where, ids, members, unsure, told)


def _told(texts: Sequence[str]) -> str:
    """What a block says, each text once."""
    return "\n".join({folded(text): text for text in reversed(texts)}.values())


def _as_groups(
    where: Sequence[int],
    ids: Sequence[str],
    members: Sequence[Sequence[int]],
    unsure: set[int],
    told: Sequence[str],
) -> list[Group]:
    blocks: dict[int, list[int]] = {}
    for number, place in enumerate(where):
        blocks.setdefault(place, []).append(number)
    outside = blocks.pop(NOWHERE, [])
    wording = Wording(told)
    groups = []
    for place, held in blocks.items():
        words = wording.words([told[number] for number in held])
        groups.append(_group(ids[place], label(words, told[held[0]]), words, held, members, unsure))
    groups.sort(key=lambda each: (-len(each.members), each.members))
    if outside:
        groups.append(_group(UNGROUPED, UNGROUPED_LABEL, (), outside, members, unsure))
    return groups


def _group(
    name: str,
    called: str,
    words: tuple[str, ...],
    held: Sequence[int],
    members: Sequence[Sequence[int]],
    unsure: set[int],
) -> Group:
    inside = tuple(sorted(position for number in held for position in members[number]))
    edge = tuple(sorted(position for number in held if number in unsure for position in members[number]))
    return Group(name, called, words, inside, edge)
