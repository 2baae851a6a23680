"""Given answers held against a questionnaire: what is shown, what is missing or wrong, and the clean answers."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rodtrad.kernel.questionnaire.answers import CleanAnswer, Wrong, clean
from rodtrad.kernel.questionnaire.expressions import Expression, Value, holds
from rodtrad.kernel.questionnaire.model import (
    DateQuestion,
    Number,
    Question,
    Questionnaire,
    WholeNumber,
    keys_of,
)
from rodtrad.kernel.questionnaire.problems import Problem


@dataclass(frozen=True, slots=True)
class Evaluation:
    """``shown`` names sections and questions in order; ``answers`` holds clean answers of shown questions only.

    ``missing`` are required answers not given, ``wrong`` all else that cannot be saved: places end with the key.
    """

    shown: tuple[str, ...]
    answers: Mapping[str, CleanAnswer]
    missing: tuple[Problem, ...]
    wrong: tuple[Problem, ...]

    @property
    def complete(self) -> bool:
        """Whether it can be sent in: all that is required is there and nothing is wrong."""
        return not self.missing and not self.wrong


def evaluate(whole: Questionnaire, given: Mapping[str, object]) -> Evaluation:
    """Hold answers by key against a valid questionnaire. An answer may be None or empty: then it is none.

    Skip logic looks at clean answers of shown questions only, so that a hidden answer shows nothing. Answers
    to hidden questions and unknown keys are refused, not dropped: the page that sent them must not.
    """
    work = _Work(given)
    for section in whole.sections:
        visible = work.shows(section.shown_if)
        if visible:
            work.shown.append(section.name)
        for question in section.questions:
            work.take(section.name, question, visible and work.shows(question.shown_if))
    known = {key for _, question in whole.questions() for key in keys_of(question)}
    work.wrong += [Problem("unknown", (str(key),)) for key in given if key not in known]
    return Evaluation(tuple(work.shown), work.answers, tuple(work.missing), tuple(work.wrong))


def without_hidden(whole: Questionnaire, given: Mapping[str, object]) -> dict[str, object]:
    """Return the given answers without those to questions that are hidden now: what a page does before sending."""
    shown = set(evaluate(whole, given).shown)
    hidden = {key for _, each in whole.questions() if each.name not in shown for key in keys_of(each)}
    return {key: answer for key, answer in given.items() if key not in hidden}


class _Work:
    """What has been found so far, question by question."""

    def __init__(self, given: Mapping[str, object]) -> None:
        self._given = given
        self._values: dict[str, Value] = {}
        self.shown: list[str] = []
        self.answers: dict[str, CleanAnswer] = {}
        self.missing: list[Problem] = []
        self.wrong: list[Problem] = []

    def shows(self, condition: Expression | None) -> bool:
        """Say whether a condition holds for the answers so far."""
        return condition is None or holds(condition, self._values)

    def take(self, section: str, question: Question, visible: bool) -> None:
        """Read the answers to one question."""
        if visible:
            self.shown.append(question.name)
        for key in keys_of(question):
            place = tuple(dict.fromkeys((section, question.name, key)))
            try:
                answer = clean(question, key, self._given.get(key))
            except Wrong as wrong:
                code = wrong.code if visible else "hidden"
                self.wrong.append(Problem(code, place, wrong.facts if visible else {}))
                continue
            if answer is None:
                if visible and question.required:
                    self.missing.append(Problem("missing", place))
            elif visible:
                self.answers[key] = answer
                self._values[key] = _value(question, answer)
            else:
                self.wrong.append(Problem("hidden", place))


def _value(question: Question, answer: CleanAnswer) -> Value:
    if isinstance(answer, tuple):
        return answer
    read: Callable[[str], Value] = str
    if isinstance(question, WholeNumber | Number):
        read = Decimal
    elif isinstance(question, DateQuestion):
        read = date.fromisoformat
    return read(str(answer))
