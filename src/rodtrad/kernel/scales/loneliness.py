"""De Jong Gierveld's six items and UCLA-3: loneliness (domain/instruments.md, the two sections)."""

from __future__ import annotations

from rodtrad.kernel.scales.answers import at_or_over, band_of, numbers, total_of
from rodtrad.kernel.scales.refusal import Refused

KEYS = ("e1", "s1", "s2", "e2", "s3", "e3")
"""In the order of the form: e emotional, s social [R: CBS]."""
LONELY_ANSWERS = {"e": ("yes!", "yes", "more_or_less"), "s": ("no!", "no", "more_or_less")}
"""“More or less” is always a lonely answer [R: the manual's SPSS code, CBS]."""
WORDS = ("yes!", "yes", "more_or_less", "no", "no!")
MISSING_ALLOWED = 1
"""In the total; a part score allows none [R: manual]."""
TOTAL_STARTS, TOTAL_WORDS = (2, 5), ("not_lonely", "moderately_lonely", "severely_lonely")
PART_STARTS, PART_WORDS = (1,), ("not_lonely", "lonely")
UCLA3_ITEMS = ((1, 2, 3),) * 3
UCLA3_LIMIT = 6
"""Often used, not official [K: Steptoe et al. 2013]."""


def djg6(answers: object, _sex: object) -> dict[str, object]:
    """Score the six items of De Jong Gierveld. Raises Refused."""
    lonely = _lonely_by_key(answers)
    answered = [value for value in lonely.values() if value is not None]
    total = sum(answered) if len(KEYS) - len(answered) <= MISSING_ALLOWED else None
    emotional = total_of(value for key, value in lonely.items() if key.startswith("e"))
    social = total_of(value for key, value in lonely.items() if key.startswith("s"))
    return {
        "total": total,
        "emotional": emotional,
        "social": social,
        "category": band_of(total, TOTAL_STARTS, TOTAL_WORDS),
        "emotional_category": band_of(emotional, PART_STARTS, PART_WORDS),
        "social_category": band_of(social, PART_STARTS, PART_WORDS),
    }


def ucla3(answers: object, _sex: object) -> dict[str, object]:
    """Score the three items of UCLA-3. Raises Refused."""
    total = total_of(numbers(answers, UCLA3_ITEMS))
    return {"total": total, "over_6": at_or_over(total, UCLA3_LIMIT)}


def _lonely_by_key(answers: object) -> dict[str, int | None]:
    """Return 1 for a lonely answer, 0 for another and None for a missing one, by key."""
    if not isinstance(answers, dict) or set(answers) != set(KEYS):
        raise Refused(f"answers ska ha precis nycklarna {', '.join(KEYS)}")
    return {key: _lonely(key, answers[key]) for key in KEYS}


def _lonely(key: str, answer: object) -> int | None:
    if answer is None:
        return None
    if answer not in WORDS:
        raise Refused(f"{key}: svaret ska vara {', '.join(WORDS)} eller null")
    return int(answer in LONELY_ANSWERS[key[0]])
