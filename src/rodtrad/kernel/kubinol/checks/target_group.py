"""Checks on need, target group, actors and mission: 05, 06, 13, 14 and 27."""

from __future__ import annotations

from collections.abc import Iterable

from rodtrad.kernel.kubinol.case import Card, Finding
from rodtrad.kernel.kubinol.checks.criteria import (
    Criteria,
    criteria_of,
    fits_none,
    groups_with_criteria,
    overlap,
)
from rodtrad.kernel.kubinol.checks.index import View, plan_of
from rodtrad.kernel.kubinol.dates import Span

# States in which an element or test is still meant to happen; "" = no state is said.
_IN_THE_PLAN = ("planned", "running", "")


def kub_chk_05(view: View) -> Finding | None:
    """A need that no benefit answers."""
    return view.finding_where(
        "KUB-CHK-05", view.of_type("need"), lambda need: not view.sources(need, "answers")
    )


def kub_chk_06(view: View) -> Finding | None:
    """No target group; else groups without criteria or without a reason that delimits them."""
    groups = view.of_type("target-group")
    if not groups:
        return Finding("KUB-CHK-06")
    return view.finding_where(
        "KUB-CHK-06",
        groups,
        lambda group: criteria_of(group, "criteria") is None or not view.sources(group, "delimits"),
    )


def kub_chk_13(view: View) -> Finding | None:
    """An actor that contributes to nothing."""
    return view.finding_where(
        "KUB-CHK-13", view.of_type("actor"), lambda actor: not view.targets(actor, "contributes")
    )


def kub_chk_14(view: View) -> Finding | None:
    """A mission that neither mandates a benefit nor delimits a group."""
    return view.finding_where(
        "KUB-CHK-14",
        view.of_type("mission"),
        lambda mission: not view.targets(mission, "mandates") and not view.targets(mission, "delimits"),
    )


def kub_chk_27(view: View) -> Finding | None:
    """A funding term whose criteria fit no target group, or whose period leaves part of the plan out."""
    groups = groups_with_criteria(view)
    plans = _dated_plans(view)
    # Some plan lies apart from a period when the last to begin or the first to end does.
    outermost = (max(plans), min(plans, key=lambda plan: plan.last)) if plans else ()
    return view.finding_where(
        "KUB-CHK-27",
        view.of_type("mission"),
        lambda mission: (
            mission.fields.get("mission_kind") == "funding"
            and (_fits_no_group(mission, groups, view) or _leaves_out(mission, outermost))
        ),
    )


def _fits_no_group(mission: Card, groups: list[Criteria], view: View) -> bool:
    def differs(asked: Criteria, group: Criteria) -> bool:
        return not overlap(asked, group, view.areas)

    return fits_none(criteria_of(mission, "criteria"), groups, differs)


def _leaves_out(mission: Card, plans: Iterable[Span]) -> bool:
    period = plan_of(mission)
    return period is not None and any(plan.apart_from(period) for plan in plans)


def _dated_plans(view: View) -> list[Span]:
    """Return the days of the elements and tests that have dates and are still meant to happen."""
    cards = view.of_type("intervention-element", "test")
    plans = (plan_of(card) for card in cards if card.fields.get("state", "") in _IN_THE_PLAN)
    return [plan for plan in plans if plan is not None]
