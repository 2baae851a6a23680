"""WHO-5: well-being in the last two weeks (domain/instruments.md, "WHO-5")."""

from __future__ import annotations

from rodtrad.kernel.scales.answers import numbers, total_of

ITEMS = (tuple(range(6)),) * 5
PERCENT_PER_POINT = 4
POOR = 50
"""At or below: poor well-being [R: INSPQ]."""
DEPRESSION_LIKELY = 28
"""At or below [K]."""


def who5(answers: object, _sex: object) -> dict[str, object]:
    """Score the five items of WHO-5. Raises Refused."""
    raw = total_of(numbers(answers, ITEMS))
    percent = None if raw is None else PERCENT_PER_POINT * raw
    return {
        "raw": raw,
        "percent": percent,
        "at_or_below_50": None if percent is None else percent <= POOR,
        "at_or_below_28": None if percent is None else percent <= DEPRESSION_LIKELY,
    }
