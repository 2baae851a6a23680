"""What each check is called and what it asks, in Swedish and English.

A question from a critical friend: it opens, never marks or accuses. The rules themselves are in ``checks``;
the meaning follows domain/kubinol.md sections 3 and 6, the three counter-questions of 02 its KUB-05.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from rodtrad.kernel.kubinol.sentences_en import ENGLISH
from rodtrad.kernel.kubinol.sentences_sv import SWEDISH

Language = Literal["sv", "en"]


@dataclass(frozen=True, slots=True)
class Sentence:
    """A short title and the question."""

    title: str
    question: str


_SENTENCES: Mapping[str, Mapping[str, Sentence]] = {
    language: {f"KUB-CHK-{number}": Sentence(*texts) for number, texts in table.items()}
    for language, table in (("sv", SWEDISH), ("en", ENGLISH))
}


def title(code: str, lang: Language = "sv") -> str:
    """Return the short title of a check. Raises KeyError for an unknown code or language."""
    return _SENTENCES[lang][code].title


def question(code: str, lang: Language = "sv") -> str:
    """Return the question that a check asks. Raises KeyError for an unknown code or language."""
    return _SENTENCES[lang][code].question
