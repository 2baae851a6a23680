"""Thresholds for counts of people by purpose, as data (domain page "instruments", same heading)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Purpose:
    """What the threshold covers, the number it has by itself, and the lowest it may be set to."""

    name: str
    default: int
    floor: int
    covers: str


PURPOSES = {
    purpose.name: purpose
    for purpose in (
        Purpose("count", 5, 5, "a count of people in a table, map, chart or sentence"),
        Purpose("survey_result", 10, 5, "mean, share, index or distribution of a whole round or unit"),
        Purpose("survey_split", 10, 5, "the same divided by a background question: every shown cell"),
        Purpose("free_text", 10, 5, "own words: answers, quotes, coded excerpts, word lists"),
        Purpose("older_people", 30, 10, "own results beside the national survey of older people"),
    )
}


def threshold(purpose: str, settings: Iterable[int | None] = ()) -> int:
    """Return the threshold that holds: the highest of those set, never under the floor; else the default.

    ``settings``: what the organisation and the survey say; None says nothing. Imported national figures have
    no threshold of ours: they stay as published. Raises KeyError for a purpose that does not exist.
    """
    known = PURPOSES[purpose]
    given = [each for each in settings if each is not None]
    return max([known.floor, *given]) if given else known.default
