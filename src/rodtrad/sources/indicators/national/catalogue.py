"""The measures of Kolada that are known before anybody has asked it: a list that comes with Rödtråd.

1,198 measures of social care, loneliness and population, as Kolada listed them in March 2026
(regulation-and-sources.md, section 3.1; ``data/kolada_kpis.csv``). The list that Kolada answered itself is fuller.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from rodtrad.sources.indicators.national.kolada_rows import Measure


@dataclass(frozen=True, slots=True)
class Listed:
    """A measure that may be chosen. ``ended``: the source publishes no more values of it."""

    id: str
    title: str
    area: str
    by_sex: bool
    ended: bool = False

    @property
    def unit(self) -> str:
        """What it is counted in, as far as its title says."""
        return "%" if "(%)" in self.title else ""


@cache
def shipped() -> tuple[Listed, ...]:
    """Return the list that comes with Rödtråd."""
    text = files("rodtrad.data").joinpath("kolada_kpis.csv").read_text(encoding="utf-8")
    return tuple(
        Listed(
            row["id"], row["title"], row["operating_area"], row["by_gender"] == "1", row["status"] != "active"
        )
        for row in csv.DictReader(text.splitlines())
    )


def together(kept: Iterable[Measure]) -> dict[str, Listed]:
    """The shipped list with what Kolada has answered since, by id."""
    known = {each.id: each for each in shipped()}
    for each in kept:
        ended = known[each.id].ended if each.id in known else False
        known[each.id] = Listed(each.id, each.title, each.operating_area, each.by_sex, ended)
    return known


def found(known: Iterable[Listed], words: str) -> list[Listed]:
    """Those whose id begins so, or whose title holds every word; those still published first, then by title."""
    wanted: Sequence[str] = words.casefold().split()
    if not wanted:
        return []
    hits = [
        each
        for each in known
        if each.id.casefold().startswith(wanted[0]) or all(word in each.title.casefold() for word in wanted)
    ]
    return sorted(hits, key=lambda each: (each.ended, each.title.casefold(), each.id))
