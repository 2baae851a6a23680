"""Checks on available knowledge: 07, 11, 12 and 15."""

from __future__ import annotations

from rodtrad.kernel.kubinol.case import Finding
from rodtrad.kernel.kubinol.checks.criteria import (
    Criteria,
    criteria_of,
    fits_none,
    groups_with_criteria,
    overlap,
)
from rodtrad.kernel.kubinol.checks.index import View
from rodtrad.kernel.kubinol.words import KNOWLEDGE


def kub_chk_07(view: View) -> Finding | None:
    """Knowledge that is valid for none of the case's target groups."""
    groups = groups_with_criteria(view)

    def differs(validity: Criteria, group: Criteria) -> bool:
        return not overlap(validity, group, view.areas)

    return view.finding_where(
        "KUB-CHK-07",
        view.of_type(*KNOWLEDGE),
        lambda knowledge: fits_none(criteria_of(knowledge, "applies_to"), groups, differs),
    )


def kub_chk_11(view: View) -> Finding | None:
    """Knowledge without a link of any of the ten relations, in or out."""
    linked = {end for link in view.links for end in (link.source, link.target)}
    return view.finding_where("KUB-CHK-11", view.of_type(*KNOWLEDGE), lambda card: card.id not in linked)


def kub_chk_12(view: View) -> Finding | None:
    """No knowledge from the target group or its next of kin."""
    return None if view.of_type("knowledge-user") else Finding("KUB-CHK-12")


def kub_chk_15(view: View) -> Finding | None:
    """Fewer than two (a setting) of the four kinds of knowledge; several cards of one kind are one kind."""
    kinds = sum(1 for kind in KNOWLEDGE if view.of_type(kind))
    return Finding("KUB-CHK-15") if kinds < view.thresholds.knowledge_kinds else None
