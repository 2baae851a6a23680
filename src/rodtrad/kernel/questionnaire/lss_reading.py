"""A LimeSurvey file (.lss) to a valid questionnaire, with a list of all that could not be carried over."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from rodtrad.kernel.questionnaire.expressions import Expression
from rodtrad.kernel.questionnaire.logic import without_wrong_conditions
from rodtrad.kernel.questionnaire.losses import Carried, Loss, once_each
from rodtrad.kernel.questionnaire.lss_parts import Entry, Parts, parts_of
from rodtrad.kernel.questionnaire.lss_questions import Reading, order_of, question_of
from rodtrad.kernel.questionnaire.lss_texts import NotUnderstood, condition
from rodtrad.kernel.questionnaire.model import (
    Note,
    Questionnaire,
    Section,
    SeveralChoices,
    Wording,
    wording,
)
from rodtrad.kernel.questionnaire.problems import Problem, Refused
from rodtrad.kernel.questionnaire.validating import problems_of

_READ = frozenset(
    "languages answers answer_l10ns groups group_l10ns questions subquestions question_l10ns question_attributes "
    "surveys surveys_languagesettings".split()
)
_TOLD = frozenset(
    "surveyls_survey_id surveyls_language surveyls_title surveyls_welcometext surveyls_endtext".split()
)
_ALWAYS = ("", "1")
_SECTION_AND_WORD = 2


def read_limesurvey(data: bytes) -> Carried:
    """Return the questionnaire and the losses; a loss names the part and the line of the file.

    Raises Refused: what ``lss_parts`` refuses, no-language, no-question, and what ``validating`` finds.
    """
    parts = parts_of(data)
    reading = Reading(parts, _languages(parts))
    reading.losses += [
        rows[0].loss("", "part-not-carried", rows=str(len(rows)))
        for name, rows in parts.items()
        if name not in _READ
    ]
    reading.losses += _beside(parts)
    lines: dict[str, int] = {}
    sections = tuple(section for group in _groups(reading) if (section := _section(group, reading, lines)))
    about = reading.rows("surveys_languagesettings")
    whole = Questionnaire(
        "limesurvey",
        _told(reading, about, "surveyls_title") or wording({reading.languages[0]: "LimeSurvey"}),
        reading.languages,
        sections,
        _told(reading, about, "surveyls_welcometext"),
        _told(reading, about, "surveyls_endtext"),
    )
    whole = _with_conditions(whole, reading, lines)
    _require_valid(whole, lines)
    return Carried(whole, once_each(reading.losses))


def _beside(parts: Parts) -> Iterator[Loss]:
    """Yield what stands in the rows that are read, in fields that nothing here answers to."""
    groups = {row.take("gid") for row in parts.get("groups", ())}
    for row in parts.get("surveys", ()):
        yield row.loss("", "settings-not-carried")
    for row in parts.get("surveys_languagesettings", ()):
        for name in row.fields:
            if row.take(name) and name not in _TOLD:
                yield row.loss(name, "column-not-carried")
    for row in parts["questions"]:
        if row.take("parent_qid") in ("", "0") and row.take("gid") not in groups:
            yield row.loss("gid", "column-not-carried")
    for row in parts.get("subquestions", ()):
        if row.take("relevance") not in _ALWAYS:
            yield row.loss("relevance", "part-condition-not-carried")
    for row in parts.get("question_l10ns", ()):
        if row.take("script"):
            yield row.loss("script", "column-not-carried")


def _languages(parts: Parts) -> tuple[str, ...]:
    own = [row.take("language") for row in parts.get("surveys", ())]
    named = [row.take("language") for row in parts.get("languages", ())]
    found = tuple(dict.fromkeys(language for language in (*own, *named) if language))
    if not found:
        raise Refused(Problem("no-language"))
    return found


def _told(reading: Reading, rows: list[Entry], column: str) -> Wording:
    if not rows:
        return Wording()
    texts = [replace(row, fields={**row.fields, "language": row.take("surveyls_language")}) for row in rows]
    return reading.words(rows[0], column, texts)


def _groups(reading: Reading) -> list[Entry]:
    first = {row.take("gid"): row for row in reversed(reading.rows("groups"))}
    return sorted(first.values(), key=lambda row: (order_of(row.take("group_order")), row.line))


def _section(group: Entry, reading: Reading, lines: dict[str, int]) -> Section | None:
    gid = group.take("gid")
    name = f"group{gid}"
    lines[name] = group.line
    rows = [row for row in reading.rows("questions", gid=gid) if row.take("parent_qid") in ("", "0")]
    first = {row.take("qid"): row for row in reversed(rows)}
    questions = []
    for row in sorted(first.values(), key=lambda each: (order_of(each.take("question_order")), each.line)):
        lines[row.take("title")] = row.line
        if (question := question_of(row, reading)) is not None:
            questions.append(question)
    if not questions:
        return None
    if group.take("randomization_group"):
        reading.losses.append(group.loss("randomization_group", "column-not-carried"))
    texts = reading.rows("group_l10ns", gid=gid) or reading.rows("groups", gid=gid)
    title, text = (reading.words(group, column, texts) for column in ("group_name", "description"))
    return Section(name, title, tuple(questions), text)


def _with_conditions(whole: Questionnaire, reading: Reading, lines: dict[str, int]) -> Questionnaire:
    """Read the relevance equations, once all questions are known; those that do not fit are listed."""
    ticks = {
        f"{question.name}_{choice.code}": (question.name, choice.code)
        for _, question in whole.questions()
        if isinstance(question, SeveralChoices)
        for choice in question.choices
    }
    questions = {row.take("title"): row for row in reversed(reading.rows("questions"))}
    groups = {f"group{row.take('gid')}": row for row in reversed(reading.rows("groups"))}

    def of(row: Entry, column: str) -> Expression | None:
        text = row.take(column)
        if text in _ALWAYS:
            return None
        try:
            return condition(text, ticks)
        except NotUnderstood as error:
            facts = {"why": error.code, "at": str(error.at + 1)}
            reading.losses.append(Loss(row.part, row.line, column, "condition-not-carried", facts))
            return None

    sections = tuple(
        replace(
            section,
            shown_if=of(groups[section.name], "grelevance"),
            questions=tuple(
                replace(each, shown_if=of(questions[each.name], "relevance")) for each in section.questions
            ),
        )
        for section in whole.sections
    )
    return _looking_back(replace(whole, sections=sections), reading, lines)


def _looking_back(whole: Questionnaire, reading: Reading, lines: dict[str, int]) -> Questionnaire:
    kept, problems = without_wrong_conditions(whole)
    for problem in problems:
        part = "groups" if len(problem.place) == _SECTION_AND_WORD else "questions"
        facts = {"why": problem.code, **problem.facts}
        line = lines.get(problem.place[-2], 0)
        reading.losses.append(Loss(part, line, "relevance", "condition-not-carried", facts))
    return kept


def _require_valid(whole: Questionnaire, lines: dict[str, int]) -> None:
    if not any(not isinstance(question, Note) for _, question in whole.questions()):
        raise Refused(Problem("no-question"))
    problems = []
    for problem in problems_of(whole):
        line = next((lines[name] for name in reversed(problem.place[:2]) if name in lines), 0)
        problems.append(Problem(problem.code, ("questions", str(line)), problem.facts))
    if problems:
        raise Refused(*problems)
