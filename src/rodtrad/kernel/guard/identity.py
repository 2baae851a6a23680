"""Personal identity numbers (personnummer) and coordination numbers (samordningsnummer).

Sources: Skatteverket SKV 704 (personal identity numbers) and SKV 707 (coordination numbers: the day is
raised by 60). Skatteverket's published test numbers also hold coordination numbers with month 00 or
day 60 (= day 00) for people whose date of birth is not fully known; these are found, too.
"""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator

# Cheap first question, before the exact pattern: ten digits with few other characters between.
_TEN_DIGITS = re.compile(r"[0-9](?:[^0-9]{0,6}[0-9]){9}")

_DIGITS = re.compile("[0-9]+")
_NUMBER = re.compile(
    r"""
    (?: (?P<century> 18|19|20 ) [ ]?[-./]?[ ]? )?
    (?P<year>  [0-9]{2} )             (?P<gap_1> [ ]?[-./]?[ ]? )
    (?P<month> 0[0-9] | 1[0-2] )      (?P<gap_2> [ ]?[-./]?[ ]? )
    (?P<day>   [0-36-9][0-9] )        (?P<join> [ ]{0,2} [-+./]? [ ]{0,2} (?: \r?\n [ ]? )? )
    (?P<last>  [0-9]{4} | [0-9]{2}[ ][0-9]{2} )
    (?![0-9])
    """,
    re.VERBOSE,
)
_TIGHT = frozenset(".:-")

_DAY_SHIFT = 60  # added to the day of a coordination number


def may_hold_identity_number(text: str) -> bool:
    """Say whether a folded text has digits enough for a number; quick, and right when it says no."""
    return _TEN_DIGITS.search(text) is not None


def identity_numbers(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each number with a right check digit and a possible date in a folded text."""
    end = 0
    for run in _DIGITS.finditer(text):
        # A number begins where digits begin, also inside what only looked like one: "12 191212-1212".
        found = _NUMBER.match(text, run.start())
        if found and run.start() >= end and _is_number(found):
            end = found.end()
            yield found.span()


def check_digit(nine_digits: str) -> int:
    """Return the Luhn check digit (modulus 10, weights 2 1 2 1 …) of the nine digits before it."""
    total = 0
    for position, digit in enumerate(nine_digits):
        product = int(digit) * (2 if position % 2 == 0 else 1)
        total += product // 10 + product % 10
    return -total % 10


def _is_number(found: re.Match[str]) -> bool:
    last = found["last"].replace(" ", "")
    digits = found["year"] + found["month"] + found["day"] + last
    if check_digit(digits[:9]) != int(digits[9]):
        return False
    if last != found["last"] and not _is_in_pairs(found):
        return False
    if (found["gap_1"] or found["gap_2"]) and (_is_part_of_longer(found) or _is_on_two_lines(found)):
        return False
    return _is_possible_date(found["century"], found["year"], int(found["month"]), int(found["day"]))


def _is_in_pairs(found: re.Match[str]) -> bool:
    """Say whether all of the number is written in pairs, "19 12 12 12 12 12": no telephone number is."""
    return found["gap_1"] == found["gap_2"] == found["join"] == " "


def _is_part_of_longer(found: re.Match[str]) -> bool:
    """Say whether a number with gaps in its date goes on beyond its ends, as "09.00-10.30 1212" does.

    Without gaps the number stands out by itself and is found also in "1.191212-1212".
    """
    text, start, end = found.string, found.start(), found.end()
    goes_on_before = start >= 2 and text[start - 1] in _TIGHT and text[start - 2].isdigit()
    goes_on_after = end + 1 < len(text) and text[end] in _TIGHT and text[end + 1].isdigit()
    return goes_on_before or goes_on_after


def _is_on_two_lines(found: re.Match[str]) -> bool:
    """Say whether a date with gaps ends a line and the next begins with a number: "2024-03-15", "1030 kr".

    After a hyphen, or a date in one piece, the line break is taken for a fold in the middle of a number.
    """
    return "\n" in found["join"] and not ("-" in found["join"] or "+" in found["join"])


def _is_possible_date(century: str | None, year: str, month: int, day: int) -> bool:
    is_coordination = day >= _DAY_SHIFT
    if is_coordination:
        day -= _DAY_SHIFT
        if month == 0 or day == 0:
            return day <= 31
    # Without a century only the leap day is uncertain: 2000 stands for every year that "00" can mean.
    full_year = int((century or "20") + year)
    return month > 0 and 1 <= day <= monthrange(full_year, month)[1]
