"""What a questionnaire must fulfil before anyone answers it; all problems are found at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from rodtrad.kernel.questionnaire.logic import logic_problems
from rodtrad.kernel.questionnaire.model import (
    Choice,
    DateQuestion,
    LongText,
    Matrix,
    Note,
    Number,
    Question,
    Questionnaire,
    Ranking,
    SeveralChoices,
    ShortText,
    WholeNumber,
    keys_of,
)
from rodtrad.kernel.questionnaire.parts import choice_lists, wordings
from rodtrad.kernel.questionnaire.problems import Place, Problem, Refused

MOST_QUESTIONS, MOST_CHOICES, MOST_ROWS = 500, 500, 100
LONGEST_TEXT, LONGEST_ANSWER = 5000, 20_000
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,63}")
_CODE = re.compile(r"[^\s'\"<>&]{1,64}")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,5}")
_FEWEST_CHOICES = 2
_MOST_SCALES = 2


def problems_of(whole: Questionnaire) -> tuple[Problem, ...]:
    """Return all that is wrong, in the order of the questionnaire; none means it can be answered."""
    return (
        *_languages(whole),
        *_texts(whole),
        *_sizes(whole),
        *_names(whole),
        *(
            problem
            for section, question in whole.questions()
            for problem in _question(section.name, question)
        ),
        *logic_problems(whole),
    )


def require_valid(whole: Questionnaire) -> Questionnaire:
    """Return the questionnaire. Raises Refused with all problems."""
    if problems := problems_of(whole):
        raise Refused(*problems)
    return whole


def _languages(whole: Questionnaire) -> Iterator[Problem]:
    if not whole.languages:
        yield Problem("no-language", ("languages",))
    for language in whole.languages:
        if not _LANGUAGE.fullmatch(language):
            yield Problem("language-form", ("languages",), {"language": language})
    yield from _twice(whole.languages, "language-twice", ("languages",))


def _texts(whole: Questionnaire) -> Iterator[Problem]:
    default = next(iter(whole.languages), "")
    for place, words, needed in wordings(whole):
        for language in sorted(words.languages() - set(whole.languages)):
            yield Problem("language-unknown", place, {"language": language})
        if (needed or words) and not words.exactly(default).strip():
            yield Problem("text-missing", place, {"language": default})
        for language, text in words.texts:
            if len(text) > LONGEST_TEXT:
                yield Problem("text-too-long", place, {"language": language, "most": str(LONGEST_TEXT)})
            if _unprintable(text):
                yield Problem("text-signs", place, {"language": language})


def _unprintable(text: str) -> bool:
    return any((sign < " " and sign not in "\n\t") or "\ud800" <= sign <= "\udfff" for sign in text)


def _sizes(whole: Questionnaire) -> Iterator[Problem]:
    if not whole.sections:
        yield Problem("no-section")
    for section in whole.sections:
        if not section.questions:
            yield Problem("no-question", (section.name,))
    if len(list(whole.questions())) > MOST_QUESTIONS:
        yield Problem("too-many-questions", (), {"most": str(MOST_QUESTIONS)})


def _names(whole: Questionnaire) -> Iterator[Problem]:
    places: list[tuple[str, Place]] = [(whole.name, ())]
    for section in whole.sections:
        places.append((section.name, (section.name,)))
        for question in section.questions:
            here = (section.name, question.name)
            places.append((question.name, here))
            places += [(key, (*here, key)) for key in keys_of(question) if key != question.name]
    seen: set[str] = set()
    for name, place in places:
        if not _NAME.fullmatch(name):
            yield Problem("name-form", place, {"name": name})
        if name in seen and place:
            yield Problem("name-twice", place, {"name": name})
        if place:  # the questionnaire's own name may return inside it
            seen.add(name)


def _question(section: str, question: Question) -> Iterator[Problem]:
    here = (section, question.name)
    for name, choices in choice_lists(question):
        yield from _choices(choices, (*here, "choice", *((name,) if name else ())), question)
    match question:
        case Note():
            if question.required:
                yield Problem("note-required", here)
        case Matrix():
            yield from _matrix(question, here)
        case SeveralChoices():
            yield from _bounds(question.least, question.most, here)
            yield from _within(question.least, 0, len(question.choices), here, "least")
            yield from _within(question.most, 1, len(question.choices), here, "most")
        case Ranking():
            yield from _within(question.most, 1, len(question.choices), here, "most")
        case WholeNumber() | Number() | DateQuestion():
            yield from _bounds(question.least, question.most, here)
        case ShortText() | LongText():
            yield from _within(question.longest, 1, LONGEST_ANSWER, here, "longest")


def _choices(choices: tuple[Choice, ...], place: Place, question: Question) -> Iterator[Problem]:
    fewest = 1 if isinstance(question, SeveralChoices) else _FEWEST_CHOICES
    yield from _within(len(choices), fewest, MOST_CHOICES, place, "choices")
    for choice in choices:
        if not _CODE.fullmatch(choice.code):
            yield Problem("code-form", (*place, choice.code), {"code": choice.code})
    yield from _twice((choice.code for choice in choices), "choice-twice", place)


def _matrix(matrix: Matrix, here: Place) -> Iterator[Problem]:
    yield from _within(len(matrix.rows), 1, MOST_ROWS, here, "rows")
    yield from _within(len(matrix.scales), 1, _MOST_SCALES, here, "scales")
    yield from _twice((row.name for row in matrix.rows), "row-twice", here)
    yield from _twice((scale.name for scale in matrix.scales), "scale-twice", here)


def _bounds(least: object, most: object, here: Place) -> Iterator[Problem]:
    if least is not None and most is not None and least > most:  # type: ignore[operator]
        yield Problem("bounds-crossed", here, {"least": str(least), "most": str(most)})


def _within(value: int | None, least: int, most: int, place: Place, what: str) -> Iterator[Problem]:
    if value is not None and not least <= value <= most:
        facts = {"what": what, "given": str(value), "least": str(least), "most": str(most)}
        yield Problem("number-outside", place, facts)


def _twice(names: Iterable[str], code: str, place: Place) -> Iterator[Problem]:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            yield Problem(code, (*place, name), {"name": name})
        seen.add(name)
