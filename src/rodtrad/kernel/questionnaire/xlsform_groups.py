"""The rows of an XLSForm as a tree of groups and questions; what stands outside the tree is listed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from rodtrad.kernel.questionnaire.losses import Loss
from rodtrad.kernel.questionnaire.problems import Problem, Refused
from rodtrad.kernel.questionnaire.xlsform_sheets import Line, Sheet

DEEPEST = 20
_TRUE = ("yes", "true", "true()")


@dataclass(slots=True)
class Group:
    """A group with what is in it; ``line`` None is the whole form."""

    line: Line | None
    inside: list[Group | Line] = field(default_factory=list)


def type_of(line: Line) -> str:
    """Return what the row is, in one spelling: "begin_group", "select_one", "integer"."""
    words = line.cells.get("type", "").split()
    if words[:1] in (["begin"], ["end"]) and len(words) > 1:
        return "_".join(words[:2]).lower()
    first = words[0].lower() if words else ""
    return {"int": "integer", "string": "text", "select_multiple_from": "select_multiple"}.get(first, first)


def tree_of(sheet: Sheet, losses: list[Loss]) -> Group:
    """Return the form as a tree. Raises Refused: group-unclosed, group-unopened, too-deep, type-missing."""
    root = Group(None)
    stack = [root]
    for line in sheet.lines:
        kind = type_of(line)
        place = (line.sheet, str(line.number), "type")
        if _is_off(line) and not kind.startswith(("begin_", "end_")):
            losses.append(line.loss("disabled", "switched-off"))
            continue
        if not kind:
            if line.cells.get("name", "").strip():
                raise Refused(Problem("type-missing", place))
            losses.extend(line.left())
        elif kind.startswith("begin_"):
            stack.append(_opened(stack[-1], line))
            if len(stack) > DEEPEST:
                raise Refused(Problem("too-deep", place))
        elif kind.startswith("end_"):
            _close(stack, kind, place)
        else:
            stack[-1].inside.append(line)
    if len(stack) > 1 and stack[-1].line is not None:
        raise Refused(Problem("group-unclosed", ("survey", str(stack[-1].line.number), "type")))
    return _carried(root, losses)


def _is_off(line: Line) -> bool:
    return line.cells.get("disabled", "").strip().lower() in _TRUE


def _opened(parent: Group, line: Line) -> Group:
    group = Group(line)
    parent.inside.append(group)
    return group


def _close(stack: list[Group], kind: str, place: tuple[str, ...]) -> None:
    line = stack[-1].line
    if line is None or type_of(line).removeprefix("begin_") != kind.removeprefix("end_"):
        raise Refused(Problem("group-unopened", place))
    stack.pop()


def _carried(group: Group, losses: list[Loss]) -> Group:
    kept: list[Group | Line] = []
    for part in group.inside:
        if isinstance(part, Line):
            kept.append(part)
        elif part.line is not None and _is_off(part.line):
            losses.extend(line.loss("disabled", "switched-off") for line in lines_in(part))
        elif part.line is not None and type_of(part.line) != "begin_group":
            losses.extend(line.loss("type", "repeat-not-carried") for line in lines_in(part))
        else:
            kept.append(_carried(part, losses))
    return Group(group.line, kept)


def lines_in(group: Group) -> Iterator[Line]:
    """Yield the row of the group and all rows in it, in order."""
    if group.line is not None:
        yield group.line
    for part in group.inside:
        if isinstance(part, Line):
            yield part
        else:
            yield from lines_in(part)
