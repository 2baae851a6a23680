"""Variation and assurance of a chart (section 5), under rule set nhs."""

from __future__ import annotations

from collections.abc import Sequence

from rodtrad.kernel.spc.plan import Plan
from rodtrad.kernel.spc.rules import LABELS
from rodtrad.kernel.spc.series import Part, Point

_UP = tuple(up for up, _ in LABELS.values())


def variation(plan: Plan, part: Part, points: Sequence[Point]) -> str | None:
    """Say what the last included point shows; None unless nhs and the last part's limits are shown."""
    if plan.rules.name != "nhs" or not part.limits_shown:
        return None
    label = next((point.label for point in reversed(points) if point.included), None)
    if label is None:
        return "common"
    if plan.direction == "none":
        return "neutral_high" if label in _UP else "neutral_low"
    return "improvement" if (label in _UP) == (plan.direction == "up") else "concern"


def assurance(plan: Plan, part: Part) -> str | None:
    """Say whether the target is reached whatever the noise; equal to a limit is hit and miss."""
    if plan.rules.name != "nhs" or not part.limits_shown or plan.direction == "none":
        return None
    if plan.target is None or part.lower is None or part.upper is None:
        return None
    if part.lower <= plan.target <= part.upper:
        return "hit_and_miss"
    too_high = plan.target > part.upper
    return "consistently_fails" if too_high == (plan.direction == "up") else "consistently_passes"
