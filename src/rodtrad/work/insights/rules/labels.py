"""Shifts as people write them, "from what to what", and which known one they mean: the curated list wins."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from rodtrad.kernel.swedish import terms

_ARROW = re.compile(r"\s*(?:→|->|=>|–>|>)\s*")
_IN_WORDS = re.compile(r"^(?:från|from)\s+(?P<start>.+?)\s+(?:till|to)\s+(?P<end>.+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Known:
    """A shift there is. ``others``: other ways to say it; ``rank``: lower wins (curated before proposed)."""

    id: int
    start: str
    end: str
    others: tuple[str, ...] = ()
    rank: int = 0


def parts(text: str) -> tuple[str, str]:
    """(from, to) of "acute → preventive", with any arrow, or of "from acute to preventive"; ("", "") for neither."""
    plain = " ".join(text.split())
    pieces = [piece.strip() for piece in _ARROW.split(plain)]
    if len(pieces) == 2 and all(pieces):
        return pieces[0], pieces[1]
    found = _IN_WORDS.match(plain)
    return (found["start"], found["end"]) if found else ("", "")


def meant(text: str, known: Iterable[Known]) -> Known | None:
    """The shift that a text means: said the same way, by another way to say it, or with its words in other forms."""
    rows = sorted(known, key=lambda row: (row.rank, row.id))
    plain, (start, end) = _plain(text), parts(text)
    for row in rows:
        if plain in (_plain(other) for other in row.others):
            return row
        if (_plain(start), _plain(end)) == (_plain(row.start), _plain(row.end)):
            return row
    if not start:
        return None
    stems = (frozenset(terms(start)), frozenset(terms(end)))
    return next(
        (row for row in rows if stems == (frozenset(terms(row.start)), frozenset(terms(row.end)))), None
    )


def _plain(text: str) -> str:
    return " ".join(text.casefold().split())
