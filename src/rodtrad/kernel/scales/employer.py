"""eNPS: whether the employer is recommended (domain/instruments.md, "eNPS"). A measure of groups only."""

from __future__ import annotations

from rodtrad.kernel.scales.answers import number
from rodtrad.kernel.scales.refusal import Refused

CHOICES = tuple(range(11))
PROMOTER, PASSIVE = 9, 7
"""From 9 a promoter, from 7 a passive, below a detractor [R: benivo.com, starmeup, compile.fi]."""


def enps(answers: object, _sex: object) -> dict[str, object]:
    """Score the answers of one group, one for each person; missing ones do not count. Raises Refused."""
    if not isinstance(answers, list | tuple):
        raise Refused("answers ska vara en lista")
    given = [number(answer, CHOICES, place) for place, answer in enumerate(answers, start=1)]
    known = [answer for answer in given if answer is not None]
    promoters = sum(answer >= PROMOTER for answer in known)
    passives = sum(PASSIVE <= answer < PROMOTER for answer in known)
    detractors = len(known) - promoters - passives
    ahead = 100 * (promoters - detractors)
    return {
        "n": len(known),
        "promoters": promoters,
        "passives": passives,
        "detractors": detractors,
        "enps": ahead / len(known) if known else None,
        "enps_whole": half_away(ahead, len(known)) if known else None,
    }


def half_away(above: int, below: int) -> int:
    """Return the fraction as a whole number, halves away from zero; exact for any size. ``below`` > 0."""
    size = (2 * abs(above) + below) // (2 * below)
    return size if above >= 0 else -size
