"""What is asked of a population table: ages in bands, sexes, and a selection cut to what a call may hold."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from math import prod

from rodtrad.sources.indicators.national.failures import UnknownCode
from rodtrad.sources.indicators.national.readings import Sex
from rodtrad.sources.indicators.national.scb_table import NAME, Selection, Variable

_YEARS = re.compile(r"([0-9]{1,3})(\+?)")


@dataclass(frozen=True, slots=True)
class Ages:
    """From ``lowest`` to ``highest`` years, both within; None: and older."""

    lowest: int
    highest: int | None = None

    def __post_init__(self) -> None:
        if self.lowest < 0 or (self.highest is not None and self.highest < self.lowest):
            raise ValueError("ages run upwards")

    @property
    def label(self) -> str:
        """65+, 0–17, or 18."""
        if self.highest is None:
            return f"{self.lowest}+"
        return str(self.lowest) if self.highest == self.lowest else f"{self.lowest}–{self.highest}"

    def codes(self, variable: Variable) -> tuple[str, ...]:
        """Return the table's own codes of single years that make up the band. Raises UnknownCode when they do not."""
        top = next((int(code[:-1]) for code in variable.labels if _is_open(code)), None)
        last = top if self.highest is None else self.highest
        years = {int(found[1]): code for code in variable.labels if (found := _YEARS.fullmatch(code))}
        wanted = [] if last is None else [years.get(year) for year in range(self.lowest, last + 1)]
        codes = tuple(code for code in wanted if code is not None)
        cut = self.highest is not None and any(_is_open(code) for code in codes)
        if not codes or len(codes) < len(wanted) or cut:
            raise UnknownCode(NAME, codes=f"{self.label} år", variable=variable.label)
        return codes


def _is_open(code: str) -> bool:
    found = _YEARS.fullmatch(code)
    return found is not None and found[2] == "+"


@dataclass(frozen=True, slots=True)
class Layout:
    """Where things stand in a population table; the defaults are those of TAB638 and can be set for another.

    ``both``: the code for all sexes in a table where the variable cannot be left out.
    """

    contents: str = "BE0101N1"
    contents_variable: str = "ContentsCode"
    region: str = "Region"
    sex: str = "Kon"
    age: str = "Alder"
    time: str = "Tid"
    women: str = "2"
    men: str = "1"
    both: str = ""

    def sexes(self) -> Mapping[Sex, str]:
        """The table's code of each; "" is said by leaving the variable out."""
        return {"T": self.both, "K": self.women, "M": self.men}


def cut(selection: Selection, most: int, whole: Collection[str] = ()) -> Iterator[Selection]:
    """Yield selections of at most ``most`` cells that together are the given one.

    The longest variable is halved first, never one of ``whole``. Raises ValueError when those alone are too many.
    """
    if prod(len(codes) for codes in selection.values()) <= most:
        yield selection
        return
    able = {code: values for code, values in selection.items() if code not in whole and len(values) > 1}
    if not able:
        raise ValueError("what must be asked for in one call is more than a call may hold")
    longest = max(able, key=lambda code: len(able[code]))
    middle = len(able[longest]) // 2
    for half in (able[longest][:middle], able[longest][middle:]):
        yield from cut({**selection, longest: half}, most, whole)
