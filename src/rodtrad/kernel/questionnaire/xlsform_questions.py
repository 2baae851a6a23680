"""One row of an XLSForm to a question, and a group that is a matrix to one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from rodtrad.kernel.questionnaire.losses import Loss
from rodtrad.kernel.questionnaire.model import (
    Choice,
    DateQuestion,
    LongText,
    Matrix,
    Note,
    Number,
    OneChoice,
    Question,
    Ranking,
    Row,
    Scale,
    ScaleQuestion,
    SeveralChoices,
    ShortText,
    WholeNumber,
    Wording,
    cell_key,
    wording,
)
from rodtrad.kernel.questionnaire.problems import Problem
from rodtrad.kernel.questionnaire.xlsform_constraints import constrained
from rodtrad.kernel.questionnaire.xlsform_groups import Group, type_of
from rodtrad.kernel.questionnaire.xlsform_sheets import Line

MARK = "rodtrad"
"""Our own column: what the row is here, where XLSForm has no word for it. Others pass it by."""

_PLAIN: dict[str, type[Question]] = {
    "text": ShortText,
    "integer": WholeNumber,
    "decimal": Number,
    "date": DateQuestion,
    "note": Note,
}
_CHOICES: dict[str, type[OneChoice | SeveralChoices | Ranking]] = {
    "select_one": OneChoice,
    "select_multiple": SeveralChoices,
    "rank": Ranking,
}
_REFERENCE = re.compile(r"\$\{")
_MOST_SCALES = 2


@dataclass(slots=True)
class Reading:
    """What the whole file gives: the choice lists, the default language, and what has been found so far."""

    lists: Mapping[str, tuple[Choice, ...]]
    default: str
    losses: list[Loss] = field(default_factory=list)
    refusals: list[Problem] = field(default_factory=list)
    keys: dict[str, str] = field(default_factory=dict)
    """What an answer is called in the file, and here."""
    rows: dict[str, Line] = field(default_factory=dict)
    """The row each name comes from."""

    def words(self, line: Line, heading: str) -> Wording:
        """Return the text in all languages, listing what would be filled in from answers."""
        found = line.words(heading, self.default)
        if any(_REFERENCE.search(text) for _, text in found.texts):
            self.losses.append(line.loss(heading, "text-refers"))
        return found

    def text(self, line: Line) -> Wording:
        """Return the label; where the default language has none, the name stands in and that is listed."""
        found = self.words(line, "label")
        if found.exactly(self.default):
            return found
        self.losses.append(line.loss("label", "label-missing", {"language": self.default}))
        return wording({**dict(found.texts), self.default: line.cells.get("name", "?").strip() or "?"})


def question_of(line: Line, reading: Reading) -> Question | None:
    """Return the question of the row; None when it is of a kind that is not carried (listed) or refused."""
    kind = type_of(line)
    if kind not in _PLAIN and kind not in _CHOICES:
        reading.losses.append(line.loss("type", "type-not-carried", {"type": line.cells["type"].strip()}))
        line.taken.update(line.cells)
        return None
    line.take("type")
    name = line.take("name")
    reading.rows[name] = line
    reading.keys[name] = name
    more: dict[str, Any] = {"name": name, "text": reading.text(line), "hint": reading.words(line, "hint")}
    more["required"] = _required(line, reading) and kind != "note"
    question = _chosen(kind, line, reading, more) if kind in _CHOICES else _plain(kind, line, more)
    return None if question is None else _bounded(question, line, reading)


def _plain(kind: str, line: Line, more: dict[str, Any]) -> Question:
    made: type[Question] = _PLAIN[kind]
    if kind == "text" and line.cells.get("appearance", "").strip() == "multiline":
        line.take("appearance")
        made = LongText
    return made(**more)


def _chosen(kind: str, line: Line, reading: Reading, more: dict[str, Any]) -> Question | None:
    words = line.cells["type"].split()
    name = words[1] if len(words) > 1 else ""
    if "or_other" in words[2:] or "or" in words[2:]:
        reading.losses.append(line.loss("type", "other-not-carried"))
    choices = reading.lists.get(name)
    if choices is None:
        place = (line.sheet, str(line.number), "type")
        reading.refusals.append(Problem("list-unknown", place, {"list": name}))
        return None
    mark = line.take(MARK).split()
    if kind == "select_one" and (
        mark[:1] == ["scale"] or line.cells.get("appearance", "").strip() == "likert"
    ):
        if line.cells.get("appearance", "").strip() == "likert":
            line.take("appearance")
        return ScaleQuestion(**more, scale=Scale(mark[1] if len(mark) > 1 else name, choices))
    return _CHOICES[kind](**more, choices=choices)


def _required(line: Line, reading: Reading) -> bool:
    text = line.take("required").lower()
    if text not in ("", "yes", "true", "true()", "no", "false", "false()"):
        reading.losses.append(line.loss("required", "required-condition"))
    return text in ("yes", "true", "true()")


def _bounded(question: Question, line: Line, reading: Reading) -> Question:
    constraint = line.take("constraint")
    if not constraint:
        return question
    held = constrained(question, constraint)
    if held is None:
        reading.losses.append(line.loss("constraint", "constraint-not-carried"))
    return held or question


def is_matrix(group: Group) -> bool:
    """Say whether the group is a table of questions on one choice list, or one of ours."""
    if group.line is None:
        return False
    if group.line.cells.get(MARK, "").strip() == "matrix":
        tables = [part for part in group.inside if isinstance(part, Group)]
        few = len(tables) == len(group.inside) and 0 < len(tables) <= _MOST_SCALES
        return few and all(_is_table(each) and not _is_conditioned(each) for each in tables)
    return "table-list" in group.line.cells.get("appearance", "").split() and _is_table(group)


def _is_conditioned(group: Group) -> bool:
    return group.line is not None and bool(group.line.cells.get("relevant"))


def _is_table(group: Group) -> bool:
    lines = [part for part in group.inside if isinstance(part, Line)]
    types = {line.cells["type"] for line in lines}
    required = {line.cells.get("required", "").strip() for line in lines}
    alone = any(line.cells.get(name) for line in lines for name in ("relevant", "hint", "constraint"))
    one_list = (
        len(types) == 1 and type_of(lines[0]) == "select_one" and len(lines[0].cells["type"].split()) == 2
    )
    return len(lines) == len(group.inside) and one_list and len(required) == 1 and not alone


def matrix_of(group: Group, reading: Reading) -> Matrix | None:
    """Return the matrix of a group for which ``is_matrix`` holds; None when its list is refused."""
    line = group.line
    assert line is not None, "the whole form is no matrix"
    for heading in ("type", "appearance", MARK):
        line.take(heading)
    name = line.take("name")
    reading.rows[name] = line
    tables = [part for part in group.inside if isinstance(part, Group)] or [group]
    read = [_table(table, name, reading, apart=table is not group) for table in tables]
    found = [each for each in read if each is not None]
    if len(found) < len(tables):
        return None
    scales = tuple(scale for scale, _ in found)
    rows = found[0][1]
    if any(other != rows for _, other in found[1:]):
        reading.refusals.append(
            Problem("rows-differ", (line.sheet, str(line.number), "name"), {"name": name})
        )
        return None
    required = {part.take("required").lower() in ("yes", "true", "true()") for part in _lines(tables)}
    matrix = Matrix(
        name=name,
        text=reading.text(line),
        hint=reading.words(line, "hint"),
        rows=rows,
        scales=scales,
        required=required == {True},
    )
    _keys(matrix, tables, reading)
    return matrix


def _table(
    group: Group, matrix: str, reading: Reading, *, apart: bool
) -> tuple[Scale, tuple[Row, ...]] | None:
    lines = list(_lines([group]))
    list_name = lines[0].cells["type"].split()[1]
    choices = reading.lists.get(list_name)
    if choices is None:
        place = (lines[0].sheet, str(lines[0].number), "type")
        reading.refusals.append(Problem("list-unknown", place, {"list": list_name}))
        return None
    mark, heading = [], Wording()
    if apart and group.line is not None:
        for column in ("type", "appearance", "name"):
            group.line.take(column)
        mark = group.line.take(MARK).split()
        heading = reading.words(group.line, "label")
    scale = Scale(mark[1] if mark[:1] == ["scale"] and len(mark) > 1 else list_name, choices, heading)
    rows = []
    for line in lines:
        line.take("type")
        own = line.take("name").removeprefix(f"{matrix}_")
        suffix = f"_{scale.name}" if apart else ""
        rows.append(Row(own.removesuffix(suffix), reading.text(line)))
    return scale, tuple(rows)


def _lines(groups: Iterable[Group]) -> list[Line]:
    return [part for group in groups for part in group.inside if isinstance(part, Line)]


def _keys(matrix: Matrix, tables: list[Group], reading: Reading) -> None:
    for table, scale in zip(tables, matrix.scales, strict=True):
        for line, row in zip(_lines([table]), matrix.rows, strict=True):
            old, new = line.cells.get("name", "").strip(), cell_key(matrix, row, scale)
            reading.keys[old] = new
            reading.rows[new] = line
            if old != new:
                reading.losses.append(line.loss("name", "renamed", {"old": old, "new": new}))
