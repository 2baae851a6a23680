"""Every number and word list that the checks use; each is a setting with our own proposal as default."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Thresholds:
    """The settings of the checks (domain/kubinol.md section 6, all [P]); days are whole days.

    Words are compared without regard to case, so their case here does not matter.
    """

    problem_word_starts: tuple[str, ...] = (
        "minsk",
        "bryt",
        "motverk",
        "förebygg",
        "förhindr",
        "slipp",
        "undvik",
    )
    """02: a benefit holds a problem marker when a word begins like this."""
    problem_words: tuple[str, ...] = ("mindre", "färre", "mot", "ur")
    """02: or when a whole word is one of these."""
    knowledge_kinds: int = 2
    """15: kinds of knowledge below which the check asks for more."""
    days_to_result: int = 30
    """18: days from the end of a test or the due date of a measure to its result."""
    days_to_decision: int = 30
    """19: days from a result to the decision on it."""
    days_in_planning: int = 90
    """22: days in sketch and prototype without any test."""
    days_of_open_flag: int = 21
    """24: days that a "look again" flag may stay open."""


DEFAULT = Thresholds()
