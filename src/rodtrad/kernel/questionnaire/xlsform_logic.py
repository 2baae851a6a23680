"""The conditions of an XLSForm: read, followed for circles, and told in the names used here."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from rodtrad.kernel.questionnaire.expressions import (
    And,
    Answer,
    Compare,
    CountOf,
    Expression,
    Not,
    Operand,
    Or,
    Ticked,
    keys_in,
)
from rodtrad.kernel.questionnaire.model import Questionnaire
from rodtrad.kernel.questionnaire.parsing import NotUnderstood, parsed
from rodtrad.kernel.questionnaire.problems import Problem
from rodtrad.kernel.questionnaire.xlsform_groups import Group, lines_in
from rodtrad.kernel.questionnaire.xlsform_questions import Reading
from rodtrad.kernel.questionnaire.xlsform_sheets import Line


class Conditions:
    """All conditions of the sheet, read once. ``refusals`` holds circles and names that are nowhere.

    ``names`` are all names of the sheet.
    """

    def __init__(self, tree: Group, reading: Reading) -> None:
        self._reading = reading
        lines = list(lines_in(tree))
        self.names = {name for line in lines if (name := line.cells.get("name", "").strip())}
        self._found: dict[int, Expression] = {}
        self.refusals: list[Problem] = []
        needs = {name: {group} for name, group in _around(tree)}
        for line in lines:
            if (condition := self._read(line)) is not None:
                self._found[line.number] = condition
                needs.setdefault(line.cells.get("name", "").strip(), set()).update(keys_in(condition))
        rows = {line.cells.get("name", "").strip(): line for line in lines}
        for name in _in_circles(needs):
            place = ("survey", str(rows[name].number), "relevant")
            self.refusals.append(Problem("cycle", place, {"name": name}))

    def of(self, line: Line) -> Expression | None:
        """Return the condition of a row, in the file's names."""
        return self._found.get(line.number)

    def renamed(self, whole: Questionnaire) -> Questionnaire:
        """Return the questionnaire with all conditions in the names used here."""
        names = self._reading.keys
        sections = []
        for section in whole.sections:
            questions = tuple(
                replace(each, shown_if=_renamed(each.shown_if, names)) if each.shown_if else each
                for each in section.questions
            )
            shown_if = section.shown_if and _renamed(section.shown_if, names)
            sections.append(replace(section, questions=questions, shown_if=shown_if))
        return replace(whole, sections=tuple(sections))

    def _read(self, line: Line) -> Expression | None:
        text = line.take("relevant")
        if not text:
            return None
        try:
            condition = parsed(text)
        except NotUnderstood as error:
            facts = {"why": error.code, "at": str(error.at + 1)}
            self._reading.losses.append(line.loss("relevant", "condition-not-carried", facts))
            return None
        unknown = [key for key in keys_in(condition) if key not in self.names]
        place = (line.sheet, str(line.number), "relevant")
        self.refusals += [Problem("key-unknown", place, {"key": key}) for key in dict.fromkeys(unknown)]
        return condition


def _around(group: Group) -> Iterator[tuple[str, str]]:
    """Yield each name in a group with the group's: what hides the group hides the question."""
    name = group.line.cells.get("name", "").strip() if group.line else ""
    for part in group.inside:
        line = part if isinstance(part, Line) else part.line
        if name and line is not None:
            yield line.cells.get("name", "").strip(), name
        if isinstance(part, Group):
            yield from _around(part)


def _in_circles(needs: Mapping[str, set[str]]) -> list[str]:
    """The names whose condition leads back to themselves, in order."""
    return [name for name in needs if name in _reached(name, needs)]


def _reached(start: str, needs: Mapping[str, set[str]]) -> set[str]:
    seen: set[str] = set()
    waiting = list(needs.get(start, ()))
    while waiting:
        name = waiting.pop()
        if name not in seen:
            seen.add(name)
            waiting += needs.get(name, ())
    return seen


def _renamed(expression: Expression, names: Mapping[str, str]) -> Expression:
    match expression:
        case Compare(left, operator, right):
            return Compare(_operand(left, names), operator, _operand(right, names))
        case Ticked(key, code):
            return Ticked(names.get(key, key), code)
        case Not(part):
            return Not(_renamed(part, names))
        case And(parts):
            return And(tuple(_renamed(part, names) for part in parts))
        case Or(parts):
            return Or(tuple(_renamed(part, names) for part in parts))


def _operand(operand: Operand, names: Mapping[str, str]) -> Operand:
    match operand:
        case Answer(key):
            return Answer(names.get(key, key))
        case CountOf(key):
            return CountOf(names.get(key, key))
        case _:
            return operand
