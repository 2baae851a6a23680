"""The board when × who (GIN-95): which note goes to which square. Pure.

A square is written "0.1": the place of its words in the lists of when and of who.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Square:
    """``at``: how it stands in addresses and buttons."""

    at: str
    when: str
    who: str


def squares(whens: Sequence[str], whos: Sequence[str]) -> list[list[Square]]:
    """One row for each who, one square in it for each when."""
    return [
        [Square(f"{column}.{row}", when, who) for column, when in enumerate(whens)]
        for row, who in enumerate(whos)
    ]


def square_at(at: str, whens: Sequence[str], whos: Sequence[str]) -> Square | None:
    """The square that is meant; None for one that does not exist."""
    return next((each for row in squares(whens, whos) for each in row if each.at == at), None)


def read_move(to: str) -> tuple[str, str]:
    """The code of the idea and the square, of a button's "code.0.1"."""
    code, _dot, at = to.partition(".")
    return code, at
