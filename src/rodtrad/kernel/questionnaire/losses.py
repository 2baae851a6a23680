"""What a file held and the questionnaire made of it does not: listed, never dropped silently."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from rodtrad.kernel.questionnaire.model import Questionnaire


@dataclass(frozen=True, slots=True)
class Loss:
    """One thing that was not carried over, or not as it was.

    ``sheet`` is a sheet, or in XML the name of a part; ``row`` counts from 1 (0: all of it); ``column`` is its
    heading. ``facts`` are for the sentence.
    """

    sheet: str
    row: int
    column: str
    code: str
    facts: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Carried:
    """A valid questionnaire from a file, and all that the file held beside it."""

    questionnaire: Questionnaire
    losses: tuple[Loss, ...]


def once_each(losses: Iterable[Loss]) -> tuple[Loss, ...]:
    """Return each loss once, in the order first found: a row may be looked at twice."""
    found = {
        (each.sheet, each.row, each.column, each.code, *sorted(each.facts.items())): each for each in losses
    }
    return tuple(found.values())
