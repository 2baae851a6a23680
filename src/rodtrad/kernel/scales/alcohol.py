"""AUDIT and AUDIT-C: alcohol (domain/instruments.md, the two sections of these names)."""

from __future__ import annotations

from rodtrad.kernel.scales.answers import (
    ZERO_TO_FOUR,
    ZERO_TWO_FOUR,
    Numbers,
    at_or_over,
    band_of,
    by_sex,
    numbers,
    sex_of,
    total_of,
)

AUDIT_ITEMS = (ZERO_TO_FOUR,) * 8 + (ZERO_TWO_FOUR,) * 2
AUDIT_C_ITEMS = (ZERO_TO_FOUR,) * 3
SWEDISH_CUTOFF = (6, 8)
"""Women, men [R: medicinbasen.se, doktorerna.com]."""
SWEDISH_BANDS = ((6, 14, 18), (8, 16, 20))
"""Where the second, third and fourth band begin: women, men [R: alkoholohalsa.se; K: Berman et al.]."""
BAND_WORDS = ("low", "hazardous", "problematic", "probable_dependence")
WHO_ZONES = (8, 16, 20)
"""Where zones II to IV begin, without sex [K: Babor et al. 2001]."""
ZONE_WORDS = ("I", "II", "III", "IV")
AUDIT_C_SETS = {"over_5_6": (5, 6), "over_4_5": (4, 5), "over_3_4": (3, 4)}
"""Sets A [R: Folkhälsomyndigheten], B [R: HPI], C [K: Bush 1998, Bradley 2003]: women, men."""


def audit(answers: object, sex: object) -> dict[str, object]:
    """Score the ten items of AUDIT. Raises Refused."""
    items = after_jumps(numbers(answers, AUDIT_ITEMS))
    known_sex = sex_of(sex)
    total = total_of(items)
    starts = None if known_sex is None else SWEDISH_BANDS[0 if known_sex == "K" else 1]
    return {
        "total": total,
        "consumption_1_3": total_of(items[:3]),
        "dependence_4_6": total_of(items[3:6]),
        "harm_7_10": total_of(items[6:]),
        "at_or_over_swedish_cutoff": at_or_over(total, by_sex(known_sex, *SWEDISH_CUTOFF)),
        "swedish_band": None if starts is None else band_of(total, starts, BAND_WORDS),
        "who_zone": band_of(total, WHO_ZONES, ZONE_WORDS),
    }


def audit_c(answers: object, sex: object) -> dict[str, object]:
    """Score AUDIT items 1–3. Raises Refused."""
    items = numbers(answers, AUDIT_C_ITEMS)
    if items[0] == 0:
        items = _empty_as_zero(items, 1, 3)
    known_sex = sex_of(sex)
    total = total_of(items)
    reached = {
        key: at_or_over(total, by_sex(known_sex, women, men)) for key, (women, men) in AUDIT_C_SETS.items()
    }
    return {"total": total, **reached}


def after_jumps(items: Numbers) -> Numbers:
    """Return the ten items with empty jumped ones as 0: item 1 = 0 jumps 2–8; 2 and 3 both 0 jump 4–8."""
    if items[0] == 0:
        return _empty_as_zero(items, 1, 8)
    if items[1] == items[2] == 0:
        return _empty_as_zero(items, 3, 8)
    return items


def _empty_as_zero(items: Numbers, start: int, end: int) -> Numbers:
    return items[:start] + tuple(0 if item is None else item for item in items[start:end]) + items[end:]
