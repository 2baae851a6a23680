"""Every text of a questionnaire with its place: what translations, versions and files walk through."""

from __future__ import annotations

from collections.abc import Iterator

from rodtrad.kernel.questionnaire.model import (
    Choice,
    Matrix,
    OneChoice,
    Question,
    Questionnaire,
    Ranking,
    Scale,
    ScaleQuestion,
    SeveralChoices,
    Wording,
)
from rodtrad.kernel.questionnaire.problems import Place


def choice_lists(question: Question) -> Iterator[tuple[str, tuple[Choice, ...]]]:
    """Yield the lists of choices of a question: name of the list ("" or the scale's) and its choices."""
    match question:
        case OneChoice() | SeveralChoices() | Ranking():
            yield "", question.choices
        case ScaleQuestion():
            yield question.scale.name, question.scale.steps
        case Matrix():
            for scale in question.scales:
                yield scale.name, scale.steps


def scales_of(question: Question) -> tuple[Scale, ...]:
    """Return the scales of a question; only scale questions and matrices have any."""
    match question:
        case ScaleQuestion():
            return (question.scale,)
        case Matrix():
            return question.scales
        case _:
            return ()


def wordings(whole: Questionnaire) -> Iterator[tuple[Place, Wording, bool]]:
    """Yield place, wording and whether it must not be empty, for every text of the questionnaire."""
    yield from ((place, words, place == ("title",)) for place, words in around_wordings(whole))
    for section, question in whole.questions():
        for place, words, needed in question_wordings(question):
            yield (section.name, question.name, *place), words, needed


def around_wordings(whole: Questionnaire) -> Iterator[tuple[Place, Wording]]:
    """Yield place and wording of the texts that belong to no question."""
    yield ("title",), whole.title
    yield ("intro",), whole.intro
    yield ("thanks",), whole.thanks
    for section in whole.sections:
        yield (section.name, "title"), section.title
        yield (section.name, "text"), section.text


def question_wordings(question: Question) -> Iterator[tuple[Place, Wording, bool]]:
    """Yield the same for one question; the places start inside it."""
    yield ("text",), question.text, True
    yield ("hint",), question.hint, False
    if isinstance(question, Matrix):
        for row in question.rows:
            yield ("row", row.name), row.text, True
    for scale in scales_of(question):
        yield ("scale", scale.name, "heading"), scale.heading, False
    for name, choices in choice_lists(question):
        for choice in choices:
            yield ("choice", *((name,) if name else ()), choice.code), choice.text, True


def untranslated(whole: Questionnaire) -> tuple[tuple[Place, str], ...]:
    """Return place and language of every text that exists in the default language but not in another one.

    Nothing is wrong with them: the reader meets the default language there.
    """
    default, *others = whole.languages
    return tuple(
        (place, language)
        for place, words, _ in wordings(whole)
        if words.exactly(default)
        for language in others
        if not words.exactly(language)
    )
