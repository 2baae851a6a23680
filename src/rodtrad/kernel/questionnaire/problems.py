"""What is wrong, free of language: a code, a place, and the facts a sentence needs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

Place = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that is wrong. ``place`` leads from the whole to the part, by names: section, question, part.

    ``facts`` are for the sentence: limits, names, codes. They never hold what a person answered.
    """

    code: str
    place: Place = ()
    facts: Mapping[str, str] = field(default_factory=dict)


class Refused(ValueError):
    """Something is not accepted; ``problems`` holds all reasons found, at least one."""

    def __init__(self, *problems: Problem) -> None:
        super().__init__("; ".join(f"{'/'.join(each.place)}: {each.code}" for each in problems))
        self.problems = problems
