"""Which guiding questions hold at a place: shipped ones, replaced or joined by what places above have written."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from rodtrad.work.canvas.choices.guiding import PARTS, SHIPPED, part_of, type_of

STEP = 10


@dataclass(frozen=True, slots=True)
class Guide:
    """A question as it reads at a place. ``place_id``: whose wording it is, None = as shipped."""

    key: str
    part: str
    text_sv: str
    text_en: str
    position: int
    hidden: bool = False
    place_id: int | None = None

    @property
    def card_type(self) -> str:
        return type_of(self.key, self.part)

    def text(self, language: str) -> str:
        """In the language; in Swedish where nobody has written the English."""
        return (self.text_en if language.startswith("en") else "") or self.text_sv


class Written(Protocol):
    """A place's own row."""

    key: str
    part: str
    text_sv: str
    text_en: str
    position: int
    hidden: bool
    place_id: int


def shipped() -> dict[str, Guide]:
    """The questions that come with the house, in their order."""
    found, counted = {}, dict.fromkeys(PARTS, 0)
    for key, (swedish, english) in SHIPPED.items():
        part = part_of(key)
        counted[part] += STEP
        found[key] = Guide(key, part, swedish, english, counted[part])
    return found


def holding(rows: Iterable[Written], depth: Mapping[int, int]) -> dict[str, list[Guide]]:
    """Part → its questions in order, hidden ones too. ``depth``: place id → how far down the path it stands."""
    found = shipped()
    for row in sorted((row for row in rows if row.place_id in depth), key=lambda row: depth[row.place_id]):
        found[row.key] = Guide(
            row.key, row.part, row.text_sv, row.text_en, row.position, row.hidden, row.place_id
        )
    by_part: dict[str, list[Guide]] = {part: [] for part in PARTS}
    for guide in found.values():
        by_part[guide.part].append(guide)
    return {part: sorted(row, key=lambda guide: (guide.position, guide.key)) for part, row in by_part.items()}
