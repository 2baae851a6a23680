"""White spots (INS-30): where nobody has told us anything, what is old, and what only one organisation has heard."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from rodtrad.work.insights.rules.circles import RISK
from rodtrad.work.insights.rules.months import months_before

WHITE, PALE_OLD, PALE_ONE, FILLED, EXCLUDED = "white", "old", "one", "filled", "excluded"
PALE: Final = frozenset({PALE_OLD, PALE_ONE})


@dataclass(frozen=True, slots=True)
class Limits:
    """``fewer``: under so many a cell is white. ``months``: older is pale. ``risk``: weight of groups at risk."""

    fewer: int = 3
    months: int = 24
    risk: int = 2


@dataclass(frozen=True, slots=True)
class Known:
    """What is known in a cell: how many insights, when the latest was told, by how many organisations."""

    insights: int = 0
    latest: date | None = None
    organisations: int = 0


def ins_30_shade(known: Known, today: date, limits: Limits, *, excluded: bool = False) -> str:
    """How a cell stands. Pale: enough insights, but none newer than the limit, or all from one organisation."""
    if excluded:
        return EXCLUDED
    if known.insights < limits.fewer:
        return WHITE
    if known.latest is None or known.latest < months_before(today, limits.months):
        return PALE_OLD
    return PALE_ONE if known.organisations < 2 else FILLED


def strength(known: Known, limits: Limits) -> int:
    """How much is known, 0 to 3: nothing, under the limit, from the limit, from three times the limit."""
    if not known.insights:
        return 0
    if known.insights < limits.fewer:
        return 1
    return 2 if known.insights < limits.fewer * 3 else 3


def value(circle: int, shade: str, known: Known, limits: Limits) -> int:
    """How much it is worth to ask there: what is missing to the limit, one for a pale cell, times the risk weight."""
    if shade == WHITE:
        worth = limits.fewer - known.insights + 1
    else:
        worth = 1 if shade in PALE else 0
    return worth * (limits.risk if circle == RISK else 1)


@dataclass(frozen=True, slots=True)
class Spot:
    """A cell to be ranked. ``group`` and ``theme``: ids; theme 0 = all themes."""

    circle: int
    group: int
    theme: int
    shade: str
    worth: int
    planned: bool = False


def ins_72_white_spots(spots: Iterable[Spot]) -> list[Spot]:
    """The cells that need somebody to ask, the most valuable for prevention first; then in the order of the matrix."""
    return sorted((spot for spot in spots if spot.worth), key=lambda spot: (-spot.worth, spot.planned))
