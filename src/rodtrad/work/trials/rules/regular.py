"""The gate between trial and regular work, and when it is followed up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from rodtrad.work.trials.choices import Gate
from rodtrad.work.trials.rules.noticing import months_after


def tid_41_missing(gate: str, *, why: str, has_measure: bool, before: str, after: str) -> list[str]:
    """TID-41, "is the new better than the old?": which fields the answer still needs.

    Numbers: of what (a linked measure, or said in words under ``why``), before and now. Judgement and "not shown":
    why. [] = the answer holds.
    """
    if gate == Gate.NUMBERS:
        found = [name for name, text in (("before", before), ("after", after)) if not text.strip()]
        return found if has_measure or why.strip() else [*found, "measure"]
    return [] if why.strip() else ["why"]


def follow_up_days(in_use: date, months: Sequence[str]) -> list[date]:
    """The days to follow up, soonest first; what is no whole number among ``months`` is passed over."""
    numbers = sorted({int(each) for each in months if each.strip().isdigit()})
    return [months_after(in_use, number) for number in numbers if number]
