"""Checks on tests, measures and results: 17-20 and 23."""

from __future__ import annotations

from rodtrad.kernel.kubinol.case import Card, Finding
from rodtrad.kernel.kubinol.checks.criteria import (
    Criteria,
    criteria_of,
    deviates,
    fits_none,
    groups_with_criteria,
)
from rodtrad.kernel.kubinol.checks.index import View, date_of, period_of
from rodtrad.kernel.kubinol.dates import Span


def kub_chk_17(view: View) -> Finding | None:
    """A test without expected outcome, in every state of the test."""
    return view.finding_where(
        "KUB-CHK-17", view.of_type("test"), lambda test: not str(test.fields.get("expected") or "").strip()
    )


def kub_chk_18(view: View) -> Finding | None:
    """A test ended, or a measure due, more than 30 days ago (a setting) and no result, whatever its state."""

    def is_late(card: Card) -> bool:
        over = _over_at(card)
        if over is None or view.targets(card, "yields"):
            return False
        return view.is_overdue(over.last, view.thresholds.days_to_result)

    return view.finding_where("KUB-CHK-18", view.of_type("test", "measure"), is_late)


def kub_chk_19(view: View) -> Finding | None:
    """A result dated more than 30 days back (a setting) without a decision."""

    def is_undecided(result: Card) -> bool:
        observed = date_of(result, "date")
        if observed is None or result.fields.get("decision"):
            return False
        return view.is_overdue(observed.last, view.thresholds.days_to_decision)

    return view.finding_where("KUB-CHK-19", view.of_type("result"), is_undecided)


def kub_chk_20(view: View) -> Finding | None:
    """Those reached deviate from every target group of the case that has criteria."""
    groups = groups_with_criteria(view)

    def differs(reached: Criteria, group: Criteria) -> bool:
        return deviates(reached, group, view.areas)

    return view.finding_where(
        "KUB-CHK-20",
        view.of_type("result"),
        lambda result: fits_none(criteria_of(result, "reached"), groups, differs),
    )


def kub_chk_23(view: View) -> Finding | None:
    """A test has begun while the case has no measure."""
    if view.of_type("measure"):
        return None
    return view.finding_where("KUB-CHK-23", view.of_type("test"), lambda test: _has_begun(test, view))


def _over_at(card: Card) -> Span | None:
    """Return when a test ended or a measure is due: that date, else the card's period."""
    return date_of(card, "due" if card.type == "measure" else "end") or period_of(card)


def _has_begun(test: Card, view: View) -> bool:
    state = test.fields.get("state")
    if state:
        return state in ("running", "ended")
    begins = date_of(test, "start") or period_of(test)
    return begins is not None and begins.first <= view.as_of
