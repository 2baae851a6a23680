"""What the guard hands back: where something personal seems to stand, never what it says."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

Kind = Literal["identity-number", "phone", "email", "address", "name"]

MASKS: dict[Kind, str] = {
    "identity-number": "[personnummer]",
    "phone": "[telefonnummer]",
    "email": "[e-postadress]",
    "address": "[adress]",
    "name": "[namn]",
}


@dataclass(frozen=True, slots=True, order=True)
class Hit:
    """One place in a text: ``text[start:end]``. The text itself is left out so that it reaches no log."""

    kind: Kind
    start: int
    end: int


def mask(text: str, hits: Sequence[Hit]) -> str:
    """Return the text with each hit replaced by a Swedish word in square brackets for its kind.

    The hits are those that ``find`` gave for the same text: none of them overlap.
    """
    pieces: list[str] = []
    place = 0
    for hit in sorted(hits, key=lambda hit: hit.start):
        pieces += (text[place : hit.start], MASKS[hit.kind])
        place = hit.end
    return "".join((*pieces, text[place:]))


def without_overlaps(hits: Sequence[Hit]) -> list[Hit]:
    """Return the hits by place; where two overlap, the one that stands first in the given sequence stays."""
    taken = bytearray(max((hit.end for hit in hits), default=0))
    kept: list[Hit] = []
    for hit in hits:
        if not any(taken[hit.start : hit.end]):
            kept.append(hit)
            taken[hit.start : hit.end] = b"\x01" * (hit.end - hit.start)
    return sorted(kept, key=lambda hit: hit.start)
