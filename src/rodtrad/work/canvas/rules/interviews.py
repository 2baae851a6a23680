"""The steps of the interview for tacit knowledge, and what becomes of them (domain/kubinol.md 7.3)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

COMPETENCES = ("professional", "volunteer", "anyone", "not-settled")
STEP_TITLES = {
    "situation": _("The situation"),
    "does": _("What do you do?"),
    "why": _("Why do you do it that way?"),
    "if_not": _("What happens if you do not?"),
    "who_can": _("Who can do it?"),
}
STEPS = tuple(STEP_TITLES)


def note_of(answers: Mapping[str, str]) -> str:
    """All answers as the longer note of the knowledge card, each under its question."""
    return "\n\n".join(f"{STEP_TITLES[name]}\n{answers[name]}" for name in STEPS if answers.get(name))
