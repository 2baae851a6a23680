"""Checks on the work itself: 22 (long planning), 24 (flags left open) and 25 (sessions without a version)."""

from __future__ import annotations

from bisect import bisect_left
from itertools import pairwise

from rodtrad.kernel.kubinol.case import Finding
from rodtrad.kernel.kubinol.checks.index import View
from rodtrad.kernel.kubinol.dates import parse_date


def kub_chk_22(view: View) -> Finding | None:
    """More than 90 days (a setting) in sketch or prototype, not paused, without a test of any scale."""
    case = view.case
    if case.status not in ("sketch", "prototype") or not case.status_since or view.of_type("test"):
        return None
    began = parse_date(case.status_since)
    return Finding("KUB-CHK-22") if view.is_overdue(began.last, view.thresholds.days_in_planning) else None


def kub_chk_24(view: View) -> Finding | None:
    """Cards whose "look again" flag has been open for more than 21 days (a setting)."""
    open_too_long = {
        flag.card
        for flag in view.flags
        if flag.answered is None and view.is_overdue(flag.raised, view.thresholds.days_of_open_flag)
    }
    return view.finding_where("KUB-CHK-24", view.cards, lambda card: card.id in open_too_long)


def kub_chk_25(view: View) -> Finding | None:
    """Two held sessions in a row without a named version from the day of the first to that of the second."""
    versions = sorted(view.versions)
    for first, second in pairwise(sorted(day for day in view.sessions if day <= view.as_of)):
        place = bisect_left(versions, first)
        if place == len(versions) or versions[place] > second:
            return Finding("KUB-CHK-25")
    return None
