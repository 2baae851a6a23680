"""What creates value before, during and after the contact, and where it is missing (domain page, 2.11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

PHASES = ("before", "during", "after")


@dataclass(frozen=True, slots=True)
class Step:
    """One thing on a map. ``insight``: the code of what it rests on, "" for none."""

    phase: str
    text: str
    is_gap: bool = False
    insight: str = ""


@dataclass(frozen=True, slots=True)
class ValuePicture:
    """A map as it is read: each phase with its steps, the gaps, the phases nobody has said anything about, and how many
    steps rest on no insight."""

    phases: dict[str, list[Step]] = field(default_factory=dict)
    gaps: list[Step] = field(default_factory=list)
    empty: list[str] = field(default_factory=list)
    unfounded: int = 0


def ins_61_value_map(steps: Iterable[Step]) -> ValuePicture:
    """The steps of a value map, phase by phase, with what is missing."""
    rows = list(steps)
    phases = {phase: [row for row in rows if row.phase == phase] for phase in PHASES}
    return ValuePicture(
        phases=phases,
        gaps=[row for row in rows if row.is_gap],
        empty=[phase for phase, found in phases.items() if not found],
        unfounded=sum(not row.insight for row in rows),
    )
