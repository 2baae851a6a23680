"""New texts and groups that stand: the known ones stay as they are, each new one joins the group it belongs in."""

from __future__ import annotations

from collections.abc import Sequence

from scipy import sparse

from rodtrad.kernel.grouping.blocks import block_of, members_of
from rodtrad.kernel.grouping.features import counts, folded
from rodtrad.kernel.grouping.joining import best_group
from rodtrad.kernel.grouping.likeness import NOWHERE
from rodtrad.kernel.grouping.model import UNGROUPED, Assigned, Corrections, KnownGroup
from rodtrad.kernel.grouping.placing import borderline, fix, part, rules_of
from rodtrad.kernel.grouping.weights import Weights

NO_CORRECTIONS = Corrections()


def assign(
    known: Sequence[KnownGroup], texts: Sequence[str], corrections: Corrections = NO_CORRECTIONS
) -> list[Assigned]:
    """Where each new text belongs; nothing known is moved. What belongs nowhere is UNGROUPED: `group` may found there.

    Positions in the corrections are those of the new texts; their groups may be new ones. Raises Contradiction.
    """
    ids = list(dict.fromkeys(each.id for each in known if each.id != UNGROUPED))
    held = [text for each in known for text in each.texts]
    where = [
        NOWHERE if each.id == UNGROUPED else ids.index(each.id) for each in known for _text in each.texts
    ]
    block = block_of(texts, corrections)
    firsts = [texts[positions[0]] for positions in members_of(block)]
    table = counts([*held, *firsts])
    items = Weights(table[: len(held)]).weighed(table)
    where += _joined(items, held, where, firsts, len(ids))
    rules = rules_of(corrections, block)
    fix(where, ids, rules, len(held))
    part(items, where, ids, rules, len(held))
    unsure = borderline(items, where, len(ids)).tolist()
    return [
        Assigned(
            UNGROUPED if where[at] == NOWHERE else ids[where[at]],
            unsure[at] and at - len(held) not in rules.fixed,
        )
        for at in (len(held) + number for number in block)
    ]


def _joined(
    items: sparse.csr_matrix, held: Sequence[str], where: Sequence[int], firsts: Sequence[str], count: int
) -> list[int]:
    """The group of each new block: that of a known text that reads the same, or the one it is most like."""
    if not count:
        return [NOWHERE] * len(firsts)
    old = [at for at, place in enumerate(where) if place != NOWHERE]
    best = best_group(items[len(held) :], items[old], [where[at] for at in old], count)
    same = {folded(held[at]): where[at] for at in reversed(old)}
    return [same.get(folded(text), place) for text, place in zip(firsts, best, strict=True)]
