"""The names, codes and counties of Sweden's municipalities, from ``data/kommuner.csv`` alone."""

from __future__ import annotations

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Municipality:
    """One municipality; the codes keep their leading noughts."""

    code: str
    name: str
    county_code: str
    county: str


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return all municipalities in the order of their codes."""
    text = files("rodtrad.data").joinpath("kommuner.csv").read_text(encoding="utf-8")
    return tuple(
        Municipality(row["kommunkod"], row["namn"], row["lankod"], row["lan"])
        for row in csv.DictReader(text.splitlines())
    )


@cache
def codes_by_name() -> Mapping[str, str]:
    """Return the four-digit code of every municipality by its name."""
    return MappingProxyType({each.name: each.code for each in municipalities()})
