"""The checks of insights (domain page, section 7): facts in, yes or no out. What they ask: choices.questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from rodtrad.work.insights.rules.circles import RISK
from rodtrad.work.insights.rules.months import months_before


@dataclass(frozen=True, slots=True)
class Limits:
    """What a municipality may have changed (rules.thresholds)."""

    no_insights_days: int = 60
    asked_again_months: int = 12
    unused_months: int = 12
    share_percent: int = 50
    white_fewer: int = 3


@dataclass(frozen=True, slots=True)
class InsightFacts:
    """One insight. ``is_mapped``: it is an insight, not raw material or background."""

    circles: int = 0
    has_group: bool = False
    has_label: bool = False
    is_mapped: bool = True
    released: date | None = None
    uses: int = 0


@dataclass(frozen=True, slots=True)
class WorkFacts:
    """One insight work. ``nearest``: the day of the latest other work that asked one of its groups something alike."""

    done_on: date | None = None
    insights: int = 0
    feedback_due: date | None = None
    feedback_given: bool = False
    has_owner: bool = True
    has_deputy: bool = False
    is_open: bool = True
    nearest: date | None = None
    starts: date | None = None


@dataclass(frozen=True, slots=True)
class Share:
    """A group among those heard and among those who live here. Shares in percent."""

    dimension: str
    category: str
    heard: float
    lives: float


@dataclass(frozen=True, slots=True)
class CellFacts:
    """A cell of the white-spot matrix: one perspective (a bit of rules.circles), a group, how many insights."""

    circle: int
    group: str
    insights: int
    excluded: bool = False
    planned: bool = False


def ins_chk_01_uncoded(insight: InsightFacts) -> bool:
    """An insight without perspective, group or label. Raw material and background need none."""
    return insight.is_mapped and not (insight.circles and insight.has_group and insight.has_label)


def ins_chk_02_no_insights(work: WorkFacts, today: date, limits: Limits) -> bool:
    """A work that has been done for long, with no insights entered."""
    if work.done_on is None or work.insights:
        return False
    return today > work.done_on + timedelta(days=limits.no_insights_days)


def ins_chk_03_feedback_overdue(work: WorkFacts, today: date) -> bool:
    """Those who told have not got the answer they were owed."""
    return work.feedback_due is not None and not work.feedback_given and work.feedback_due < today


def ins_chk_04_nobody_left(work: WorkFacts) -> bool:
    """The one who answered for the work has left, and nobody stands in."""
    return not work.has_owner and not work.has_deputy


def ins_chk_05_asked_lately(work: WorkFacts, today: date, limits: Limits) -> bool:
    """The same group was asked something similar lately: within twelve months of this work's beginning."""
    if not work.is_open or work.nearest is None:
        return False
    return work.nearest > months_before(work.starts or today, limits.asked_again_months)


def ins_chk_06_unequal(shares: Iterable[Share], limits: Limits) -> list[Share]:
    """The groups that are heard less than half their share of the population, the most lacking first."""
    found = [row for row in shares if row.lives > 0 and row.heard * 100 < row.lives * limits.share_percent]
    return sorted(found, key=lambda row: (row.heard / row.lives, row.dimension, row.category))


def ins_chk_07_unused(insight: InsightFacts, today: date, limits: Limits) -> bool:
    """A released insight that nothing rests on after a year."""
    if insight.released is None or insight.uses or not insight.is_mapped:
        return False
    return insight.released <= months_before(today, limits.unused_months)


def ins_chk_08_white_at_risk(cells: Iterable[CellFacts], limits: Limits) -> list[CellFacts]:
    """White cells among groups at risk: where prevention needs to know most and nobody has taken it on."""
    return [
        cell
        for cell in cells
        if cell.circle == RISK
        and cell.insights < limits.white_fewer
        and not cell.excluded
        and not cell.planned
    ]


def of_insight(facts: InsightFacts, today: date, limits: Limits) -> list[str]:
    """The codes of all checks that ask about one insight."""
    asked = []
    if ins_chk_01_uncoded(facts):
        asked.append("INS-CHK-01")
    if ins_chk_07_unused(facts, today, limits):
        asked.append("INS-CHK-07")
    return asked


def of_work(facts: WorkFacts, today: date, limits: Limits) -> list[str]:
    """The codes of all checks that ask about one insight work."""
    asked = []
    if ins_chk_02_no_insights(facts, today, limits):
        asked.append("INS-CHK-02")
    if ins_chk_03_feedback_overdue(facts, today):
        asked.append("INS-CHK-03")
    if ins_chk_04_nobody_left(facts):
        asked.append("INS-CHK-04")
    if ins_chk_05_asked_lately(facts, today, limits):
        asked.append("INS-CHK-05")
    return asked
