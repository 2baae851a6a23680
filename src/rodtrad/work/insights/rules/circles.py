"""The three perspectives as a set in bits: 1 has or has had support, 2 at risk, 4 inhabitants in general.

A set is a number from 0 (not said) to 7, and 1 to 7 are the seven regions of the Venn map.
"""

from __future__ import annotations

from collections.abc import Iterable

SUPPORT, RISK, EVERYONE = 1, 2, 4
CIRCLES = (SUPPORT, RISK, EVERYONE)
KEYS = {SUPPORT: "P1", RISK: "P2", EVERYONE: "P3"}
REGIONS = tuple(range(1, 8))


def together(circles: Iterable[int]) -> int:
    """The set of these circles."""
    value = 0
    for circle in circles:
        value |= circle
    return value & 7


def parts(value: int) -> tuple[int, ...]:
    """The circles of a set, in their order."""
    return tuple(circle for circle in CIRCLES if value & circle)


def holding(circle: int) -> tuple[int, ...]:
    """The regions within one circle: what a list filters on."""
    return tuple(region for region in REGIONS if region & circle)


def from_keys(keys: Iterable[str]) -> int:
    """The set of P1, P2, P3 as files write them. Raises KeyError for a strange one."""
    known = {key: circle for circle, key in KEYS.items()}
    return together(known[key.strip().upper()] for key in keys)


def as_keys(value: int) -> tuple[str, ...]:
    return tuple(KEYS[circle] for circle in parts(value))
