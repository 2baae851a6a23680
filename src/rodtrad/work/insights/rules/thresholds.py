"""Names and defaults of what a municipality may change about insights (every [P] of the domain page)."""

from __future__ import annotations

FEEDBACK_DAYS = "insights.feedback-days"
FEEDBACK_WARNING_DAYS = "insights.feedback-warning-days"
NO_INSIGHTS_DAYS = "insights.no-insights-days"
ASKED_AGAIN_MONTHS = "insights.asked-again-months"
UNUSED_MONTHS = "insights.unused-months"
SHARE_PERCENT = "insights.share-percent"
WHITE_FEWER = "insights.white-fewer"
PALE_MONTHS = "insights.pale-months"
RISK_WEIGHT = "insights.risk-weight"
YELLOW_WORKS = "insights.yellow-works"
RED_WORKS = "insights.red-works"
FATIGUE_MONTHS = "insights.fatigue-months"
YES_INSIGHT = "insights.yes-insight"
YES_RAW = "insights.yes-raw"
STALE_MONTHS = "insights.stale-months"
ROUND_REMINDER_DAYS = "insights.round-reminder-days"
SIMILAR_PERCENT = "insights.similar-percent"

DEFAULTS: dict[str, int] = {
    FEEDBACK_DAYS: 60,
    FEEDBACK_WARNING_DAYS: 14,
    NO_INSIGHTS_DAYS: 60,
    ASKED_AGAIN_MONTHS: 12,
    UNUSED_MONTHS: 12,
    SHARE_PERCENT: 50,
    WHITE_FEWER: 3,
    PALE_MONTHS: 24,
    RISK_WEIGHT: 2,
    YELLOW_WORKS: 2,
    RED_WORKS: 4,
    FATIGUE_MONTHS: 12,
    YES_INSIGHT: 4,
    YES_RAW: 2,
    STALE_MONTHS: 24,
    ROUND_REMINDER_DAYS: 3,
    SIMILAR_PERCENT: 45,
}
