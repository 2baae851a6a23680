"""What keeps a case within its team before it is stored at all: the safety checks 26 and 28 (rule 15)."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import Case
from rodtrad.kernel.kubinol.checks import BLOCKS_SHARING, check_case
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.queries.checking import PERSONAL_DATA, without_texts
from rodtrad.work.canvas.rules.reach import TEAM, is_beyond_team


def unsafe(case: Case, cleared: Collection[str]) -> list[str]:
    """The safety checks open on the case; ``cleared``: digests of texts said to point to nobody."""
    quiet = replace(case, exploring=True)  # silences all checks but these (rule 6)
    found = {finding.check for finding in check_case(quiet, AreaTree(), clock.today())} & BLOCKS_SHARING
    if cleared and PERSONAL_DATA in found:
        left = check_case(without_texts(quiet, frozenset(cleared)), AreaTree(), clock.today())
        found -= {PERSONAL_DATA} - {finding.check for finding in left}
    return sorted(found)


def for_team(case: Case) -> Case:
    """The case shown to its team only; cards that are shown to fewer stay so."""
    cards = (
        replace(card, visibility="") if card.visibility and is_beyond_team(card.visibility) else card
        for card in case.cards
    )
    return replace(case, visibility=TEAM, cards=tuple(cards))


def stays_in_team(actor: Actor, detail: CaseDetail) -> bool:
    """Whether the case is held and the actor is none of its own."""
    if not detail.held:
        return False
    if not actor.is_person:
        return True
    return not actor.on_objects.get(detail.item.code) and detail.item.author_id != actor.user_id
