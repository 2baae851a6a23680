"""Checks on the benefit: 01-04 and 16. In 01-04 society benefits count, too (rule 4)."""

from __future__ import annotations

from unicodedata import normalize

from rodtrad.kernel.kubinol.case import Finding
from rodtrad.kernel.kubinol.checks.index import View
from rodtrad.kernel.kubinol.checks.thresholds import Thresholds
from rodtrad.kernel.kubinol.words import BENEFITS


def kub_chk_01(view: View) -> Finding | None:
    """State at least prototype and no benefit card."""
    if view.has_reached("prototype") and not view.of_type(*BENEFITS):
        return Finding("KUB-CHK-01")
    return None


def kub_chk_02(view: View) -> Finding | None:
    """The text of a benefit holds a problem marker; its note and starting problem are not read."""
    return view.finding_where(
        "KUB-CHK-02",
        view.of_type(*BENEFITS),
        lambda benefit: holds_problem_marker(benefit.text, view.thresholds),
    )


def kub_chk_03(view: View) -> Finding | None:
    """A benefit that no measure follows."""
    return view.finding_where(
        "KUB-CHK-03", view.of_type(*BENEFITS), lambda benefit: not view.sources(benefit, "follows")
    )


def kub_chk_04(view: View) -> Finding | None:
    """A benefit that answers no need."""
    return view.finding_where(
        "KUB-CHK-04", view.of_type(*BENEFITS), lambda benefit: not view.targets(benefit, "answers")
    )


def kub_chk_16(view: View) -> Finding | None:
    """Exactly one of individual and organisational benefit is stated; none at all is 01's business."""
    individual = view.of_type("benefit-individual")
    organisational = view.of_type("benefit-organisational")
    return Finding("KUB-CHK-16") if bool(individual) != bool(organisational) else None


def holds_problem_marker(text: str, thresholds: Thresholds) -> bool:
    """Say whether a word of the text begins with a word start or equals a whole word of 02.

    The text is read in NFC without regard to case and split at every character that is not a letter.
    """
    folded = normalize("NFC", text).casefold()
    words = "".join(character if character.isalpha() else " " for character in folded).split()
    starts = tuple(start.casefold() for start in thresholds.problem_word_starts)
    whole_words = {word.casefold() for word in thresholds.problem_words}
    return any(word.startswith(starts) or word in whole_words for word in words)
