"""DUDIT: drugs (domain/instruments.md, "DUDIT")."""

from __future__ import annotations

from rodtrad.kernel.scales.answers import (
    ZERO_TO_FOUR,
    ZERO_TWO_FOUR,
    at_or_over,
    by_sex,
    numbers,
    sex_of,
    total_of,
)

ITEMS = (ZERO_TO_FOUR,) * 9 + (ZERO_TWO_FOUR,) * 2
CUTOFF = (2, 6)
"""Women, men: drug-related problems probable [R: Berman et al. 2003, 2005]."""
DEPENDENCE = 25
"""Either sex: dependence highly probable [R: the same]."""


def dudit(answers: object, sex: object) -> dict[str, object]:
    """Score the eleven items of DUDIT. Raises Refused."""
    total = total_of(numbers(answers, ITEMS))
    return {
        "total": total,
        "over_sex_cutoff": at_or_over(total, by_sex(sex_of(sex), *CUTOFF)),
        "over_25": at_or_over(total, DEPENDENCE),
    }
