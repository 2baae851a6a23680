"""The charts and rule sets as data: section 14.1 and 14.2 of domain/spc-rules.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

CONSTANTS: Mapping[str, float] = {"2.66": 2.66, "3/1.128": 3 / 1.128}
"""From mean moving range to limits; the second is the quotient, not "exact"."""


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Which rules label a point, the first that holds giving its colour, and how many points each asks for.

    A run or trend of n means n points, never n steps. The runs analysis is made under every rule set.
    """

    name: str
    labels: tuple[str, ...]
    shift: int = 7
    trend: int = 7
    zone_points: int = 2
    zone_window: int = 3


ANHOEJ = RuleSet("anhoej", ("outside",))
NHS = RuleSet("nhs", ("outside", "trend", "two_of_three", "shift"))
RULE_SETS: Mapping[str, RuleSet] = {each.name: each for each in (ANHOEJ, NHS)}


@dataclass(frozen=True, slots=True)
class ChartKind:
    """What a chart reads and offers; in ``rule_sets`` and ``constants`` the default stands first."""

    name: str
    shares: bool = False
    """Reads num and den, and each point has limits of its own."""
    limits: bool = True
    rule_sets: tuple[str, ...] = ("anhoej",)
    constants: tuple[str, ...] = ()
    screens: bool = False


CHARTS: Mapping[str, ChartKind] = {
    each.name: each
    for each in (
        ChartKind("run", limits=False),
        ChartKind("i", rule_sets=("anhoej", "nhs"), constants=("3/1.128", "2.66"), screens=True),
        ChartKind("xmr", rule_sets=("nhs", "anhoej"), constants=("2.66", "3/1.128"), screens=True),
        ChartKind("p", shares=True),
        ChartKind("pp", shares=True, screens=True),
        ChartKind("u", shares=True),
        ChartKind("up", shares=True, screens=True),
        ChartKind("c"),
        ChartKind("g"),
        ChartKind("t", constants=("3/1.128", "2.66"), screens=True),
    )
}
VALUE_OR_SHARE = ("run", "i", "xmr")
"""Charts that take num/den when no row has a value; y is then the share or rate itself."""
