"""An XLSForm (.xlsx) to a valid questionnaire, with a list of all that could not be carried over.

Skip logic is carried where ``parsing`` has words for it and it looks back; where not, the question is always
shown and that is listed. Groups become sections; a group in a group gets a section of its own.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from rodtrad.kernel.questionnaire.expressions import And, Expression
from rodtrad.kernel.questionnaire.logic import without_wrong_conditions
from rodtrad.kernel.questionnaire.losses import Carried, Loss, once_each
from rodtrad.kernel.questionnaire.model import (
    NO_WORDS,
    Choice,
    Note,
    Question,
    Questionnaire,
    Section,
    Wording,
)
from rodtrad.kernel.questionnaire.parts import wordings
from rodtrad.kernel.questionnaire.problems import Problem, Refused
from rodtrad.kernel.questionnaire.validating import problems_of
from rodtrad.kernel.questionnaire.workbook import sheets_of
from rodtrad.kernel.questionnaire.xlsform_groups import Group, lines_in, tree_of
from rodtrad.kernel.questionnaire.xlsform_logic import Conditions
from rodtrad.kernel.questionnaire.xlsform_questions import MARK, Reading, is_matrix, matrix_of, question_of
from rodtrad.kernel.questionnaire.xlsform_sheets import BARE, Line, Sheet, language_of, sheet_of

_SHEETS = ("survey", "choices", "settings")
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9_]+")


def read_xlsform(data: bytes) -> Carried:
    """Return the questionnaire and the losses, by sheet and row. Raises Refused, with sheet, row and column as place.

    Refused are the files ``workbook`` refuses, and: sheet-missing, no-rows, group-unclosed, group-unopened,
    type-missing, list-unknown, choice-twice, cycle, key-unknown, rows-differ, and what ``validating`` finds.
    """
    sheets = {name: sheet_of(name.strip().lower(), rows) for name, rows in sheets_of(data).items()}
    known = {sheet.name: sheet for sheet in sheets.values()}
    if "survey" not in known:
        raise Refused(Problem("sheet-missing", ("survey",)))
    survey, choices, settings = (known.get(name, Sheet(name, (), ())) for name in _SHEETS)
    if not {"type", "name"} <= set(survey.headings) or not survey.lines:
        raise Refused(Problem("no-rows", ("survey",)))
    losses = [
        Loss(name, 0, "", "sheet-not-carried")
        for name, sheet in sheets.items()
        if sheet.name not in _SHEETS and sheet.lines
    ]
    setting = settings.lines[0] if settings.lines else Line("settings", 2, {})
    languages = _languages(survey, choices, setting, losses)
    losses += _unused(survey, choices)
    reading = Reading(_lists(choices, languages[0], losses), languages[0], losses)
    return _whole(survey, setting, languages, reading, settings)


def _languages(survey: Sheet, choices: Sheet, setting: Line, losses: list[Loss]) -> tuple[str, ...]:
    """The default language first. A column without language is in the default one."""
    found = dict.fromkeys((*survey.languages(), *choices.languages()))
    named = [language for language in found if language != BARE]
    wanted = setting.take("default_language")
    default = language_of(wanted) if wanted else None
    if wanted and default is None:
        losses.append(setting.loss("default_language", "language-unknown", {"language": wanted}))
    if default is None or (default not in named and BARE not in found):
        default = next(iter(named), "sv") if BARE not in found else "und" if "sv" in named else "sv"
        if BARE in found or not named:
            losses.append(Loss("survey", 1, "label", "language-assumed", {"language": default}))
    return (default, *(language for language in named if language != default))


def _lists(sheet: Sheet, default: str, losses: list[Loss]) -> dict[str, tuple[Choice, ...]]:
    lists: dict[str, list[Choice]] = {}
    problems = []
    for line in sheet.lines:
        name, code = line.take("list_name"), line.take("name")
        place = (line.sheet, str(line.number), "name")
        if not name or not code:
            if name or code:
                problems.append(Problem("choice-unnamed", place))
            continue
        choices = lists.setdefault(name, [])
        if any(choice.code == code for choice in choices):
            problems.append(Problem("choice-twice", place, {"name": code, "list": name}))
        text = line.words("label", default)
        if not text.exactly(default):
            losses.append(line.loss("label", "label-missing", {"language": default}))
            text = Wording(tuple(sorted({**dict(text.texts), default: code}.items())))
        choices.append(Choice(code, text))
    if problems:
        raise Refused(*problems)
    losses.extend(loss for line in sheet.lines for loss in line.left())
    return {name: tuple(choices) for name, choices in lists.items()}


def _unused(survey: Sheet, choices: Sheet) -> list[Loss]:
    used = {word for line in survey.lines for word in line.cells.get("type", "").split()[1:2]}
    lists = ((line, line.cells.get("list_name", "").strip()) for line in choices.lines)
    return [line.loss("list_name", "list-unused", {"list": name}) for line, name in lists if name not in used]


@dataclass(slots=True)
class _Page:
    """A section in the making."""

    name: str
    title: Wording
    shown_if: Expression | None
    text: Wording = NO_WORDS
    questions: list[Question] = field(default_factory=list)

    def section(self) -> Section:
        return Section(self.name, self.title, tuple(self.questions), self.text, self.shown_if)


class _Pages:
    """Goes through the tree and lays questions on pages."""

    def __init__(self, reading: Reading, conditions: Conditions) -> None:
        self._reading, self._conditions = reading, conditions
        self.pages: list[_Page] = []
        self.around: dict[str, Wording] = {}

    def lay(self, group: Group, shown_if: Expression | None, title: Wording, name: str) -> None:
        """Lay what is in the group on pages of its own; a part behind an inner group comes on a new one."""
        page: _Page | None = None
        for part in group.inside:
            if isinstance(part, Group) and not is_matrix(part):
                self._inner(part, shown_if)
                page = None
                continue
            if isinstance(part, Line) and self._is_around(part):
                continue
            if page is None:
                page = self._new(name, title if not self._was(name) else NO_WORDS, shown_if)
            self._lay_one(part, page)

    def _inner(self, group: Group, outer: Expression | None) -> None:
        line = group.line
        assert line is not None, "only the whole form has no row"
        for heading in ("type", "appearance", MARK):
            line.take(heading)
        own = self._conditions.of(line)
        both = own if outer is None else outer if own is None else And((outer, own))
        name = line.take("name")
        self._reading.rows.setdefault(name, line)
        self.lay(group, both, self._reading.words(line, "label"), name)

    def _is_around(self, line: Line) -> bool:
        mark = line.cells.get(MARK, "").strip()
        if mark not in ("intro", "thanks"):
            return False
        for heading in (MARK, "type", "name"):
            line.take(heading)
        self.around[mark] = self._reading.words(line, "label")
        return True

    def _lay_one(self, part: Group | Line, page: _Page) -> None:
        line = part if isinstance(part, Line) else part.line
        assert line is not None, "only the whole form has no row"
        if isinstance(part, Line) and line.cells.get(MARK, "").strip() == "text" and not page.questions:
            for heading in (MARK, "type", "name"):
                line.take(heading)
            page.text = self._reading.words(line, "label")
            return
        made = question_of(part, self._reading) if isinstance(part, Line) else matrix_of(part, self._reading)
        condition = self._conditions.of(line) if made is not None else None
        if made is not None:
            page.questions.append(replace(made, shown_if=condition) if condition else made)

    def _was(self, name: str) -> bool:
        return any(page.name == name for page in self.pages)

    def _new(self, name: str, title: Wording, shown_if: Expression | None) -> _Page:
        wanted, number = name or "page", 2
        while self._was(wanted) or (wanted != name and wanted in self._conditions.names):
            wanted, number = f"{name or 'page'}_{number}", number + 1
        page = _Page(wanted, title, shown_if)
        self.pages.append(page)
        return page


def _whole(
    survey: Sheet, setting: Line, languages: tuple[str, ...], reading: Reading, settings: Sheet
) -> Carried:
    tree = tree_of(survey, reading.losses)
    conditions = Conditions(tree, reading)
    pages = _Pages(reading, conditions)
    pages.lay(tree, None, NO_WORDS, "")
    reading.refusals += conditions.refusals
    if reading.refusals:
        raise Refused(*reading.refusals)
    sections = tuple(page.section() for page in pages.pages if page.questions)
    whole = Questionnaire(
        _name(setting, reading.losses),
        _title(setting, reading.default),
        languages,
        sections,
        pages.around.get("intro", NO_WORDS),
        pages.around.get("thanks", NO_WORDS),
    )
    whole = replace(whole, languages=_used(whole, languages))
    whole = _looking_back(conditions.renamed(whole), reading)
    reading.losses.extend(loss for line in lines_in(tree) for loss in line.left())
    reading.losses.extend(loss for line in (setting, *settings.lines[1:]) for loss in line.left())
    _require_valid(whole, reading)
    return Carried(whole, tuple(sorted(once_each(reading.losses), key=_in_order)))


def _in_order(loss: Loss) -> tuple[int, str, int, str]:
    return (_SHEETS.index(loss.sheet) if loss.sheet in _SHEETS else -1, loss.sheet, loss.row, loss.column)


def _name(setting: Line, losses: list[Loss]) -> str:
    given = setting.take("form_id") or setting.take("id_string")
    name = _NOT_IN_NAMES.sub("_", given).strip("_")[:64] or "form"
    name = name if name[0].isalpha() else f"form_{name}"[:64]
    if given and name != given:
        losses.append(setting.loss("form_id", "renamed", {"old": given, "new": name}))
    return name


def _title(setting: Line, default: str) -> Wording:
    bare = setting.take("form_title") or setting.take("title")
    texts = {default: bare or "XLSForm", **dict(setting.words("rodtrad_title", default).texts)}
    return Wording(tuple(sorted(texts.items())))


def _used(whole: Questionnaire, languages: tuple[str, ...]) -> tuple[str, ...]:
    """The languages of the columns and those of any text: a hint or title may have one more."""
    found = sorted({language for _, words, _ in wordings(whole) for language in words.languages()})
    return tuple(dict.fromkeys((*languages, *found)))


def _looking_back(whole: Questionnaire, reading: Reading) -> Questionnaire:
    kept, problems = without_wrong_conditions(whole)
    for problem in problems:
        line = reading.rows.get(problem.place[-2])
        facts = {"why": problem.code, **problem.facts}
        row = line.number if line else 0
        reading.losses.append(Loss("survey", row, "relevant", "condition-not-carried", facts))
    return kept


def _require_valid(whole: Questionnaire, reading: Reading) -> None:
    problems = []
    for problem in problems_of(whole):
        line = next(
            (reading.rows[name] for name in reversed(problem.place[:2]) if name in reading.rows), None
        )
        place = ("survey", str(line.number), "name") if line else ("survey",)
        problems.append(Problem(problem.code, place, problem.facts))
    if any(not isinstance(question, Note) for _, question in whole.questions()) and not problems:
        return
    raise Refused(*(problems or [Problem("no-question", ("survey",))]))
