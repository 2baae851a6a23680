"""Swedish phone numbers, mobile and landline, as people write them.

Source: the Swedish numbering plan (PTS): trunk prefix 0, area code of one to three digits (08, 031, 0511;
mobile 07x), eight to ten digits in all; from abroad +46 or 0046 without the 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

# Cheap first question, before the exact patterns: eight digits with at most four other characters between.
_EIGHT_DIGITS = re.compile(r"[0-9](?:[^0-9]{0,4}[0-9]){7}")

_BEGINNING = re.compile("[+(0]")
_NOT_INSIDE = r"(?<![\w+])(?<![0-9][-.:])"
# One to four groups, all parted in the same way; "08 15-16 30" is a time and no number.
_GROUPS = r"[1-9][0-9]{0,7} (?: (?P<gap>[ -]) [0-9]{2,4} (?: (?P=gap) [0-9]{2,4} ){0,2} )?"

_AREA = "(?: 08 | 0[1-9][0-9]{1,2} )"
_NATIONAL = re.compile(
    rf"""
    {_NOT_INSIDE}
    (?: (?P<area> {_AREA} ) | \( (?P<area_in_brackets> {_AREA} ) \) )
    (?P<after> [ ]?[-/][ ]? | [ ] )?
    (?P<groups> {_GROUPS} )
    (?! [-.:]?[0-9] )
    """,
    re.VERBOSE,
)
_INTERNATIONAL = re.compile(
    rf"{_NOT_INSIDE}(?:\+ ?|00)46[ -]{{0,3}}(?:\(0\)|0)?[ -]{{0,2}}"
    r"(?P<groups>[1-9][0-9]{0,8}(?:[ -]{1,3}[0-9]{2,4}){0,4})(?![0-9])"
)

_SUBSCRIBER_DIGITS = range(5, 9)
_NATIONAL_DIGITS = range(8, 11)
_DIGITS_AFTER_46 = range(7, 10)
_MOBILE_DIGITS = 10


def may_hold_phone(text: str) -> bool:
    """Say whether a folded text has digits enough for a number; quick, and right when it says no."""
    return _EIGHT_DIGITS.search(text) is not None


def phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each Swedish phone number in a folded text."""
    last_end = 0
    for beginning in _BEGINNING.finditer(text):
        start = beginning.start()
        end = _end_of_international(text, start) or _end_of_national(text, start)
        if end and start >= last_end:
            last_end = end
            yield start, end


def _end_of_international(text: str, start: int) -> int | None:
    found = _INTERNATIONAL.match(text, start)
    if found is None:
        return None
    for groups, end in _shorter_and_shorter(found):
        if sum(groups) in _DIGITS_AFTER_46:
            return end
    return None


def _end_of_national(text: str, start: int) -> int | None:
    found = _NATIONAL.match(text, start)
    if found is None:
        return None
    area, after = found["area"] or found["area_in_brackets"], found["after"]
    for groups, end in _shorter_and_shorter(found):
        if _is_national(area, after, groups):
            return end
    return None


def _shorter_and_shorter(found: re.Match[str]) -> Iterator[tuple[list[int], int]]:
    """Yield group lengths and end, one group fewer each time: other figures may follow a number."""
    start = found.start("groups")
    runs = list(re.finditer("[0-9]+", found["groups"]))
    for count in range(len(runs), 0, -1):
        yield [len(run[0]) for run in runs[:count]], start + runs[count - 1].end()


def _is_national(area: str, after: str | None, groups: list[int]) -> bool:
    subscriber = sum(groups)
    total = len(area) + subscriber
    if subscriber not in _SUBSCRIBER_DIGITS or total not in _NATIONAL_DIGITS:
        return False
    if area.startswith("07") and total != _MOBILE_DIGITS:
        return False
    if after is None:
        # Written in one piece; with eight digits it may as well be a date such as 01022024.
        return len(groups) == 1 and total > 8
    if "/" in after and len(area) > 3:
        return False  # a reference number: 0123/45678
    if area == "08" and after == " " and max(groups) == 2:
        return False  # a row of small numbers: 08 10 12 14
    return _is_grouped_as_a_number(groups)


def _is_grouped_as_a_number(groups: list[int]) -> bool:
    """Say whether the digits stand in one piece or in groups of two or three, four only last after three."""
    if len(groups) == 1 or groups == [3, 4]:
        return True
    return all(length in (2, 3) for length in groups)
