"""Short ways to make questionnaires for tests."""

from __future__ import annotations

from rodtrad.kernel.questionnaire.model import (
    Choice,
    Matrix,
    OneChoice,
    Question,
    Questionnaire,
    Row,
    Scale,
    Section,
    SeveralChoices,
    WholeNumber,
    swedish,
)
from rodtrad.kernel.questionnaire.parsing import parsed

IMPORTANCE = Scale(
    "importance", tuple(Choice(str(n), swedish(f"viktigt {n}")) for n in range(1, 4)), swedish("Hur viktigt?")
)
STATE = Scale(
    "state", tuple(Choice(str(n), swedish(f"läge {n}")) for n in range(1, 4)), swedish("Hur är det?")
)


def choices(*codes: str) -> tuple[Choice, ...]:
    return tuple(Choice(code, swedish(code.upper())) for code in codes)


def one(name: str = "role", *codes: str, **more: object) -> OneChoice:
    return OneChoice(name=name, text=swedish("Vilken roll?"), choices=choices(*(codes or ("a", "b"))), **more)


def several(name: str = "travel", **more: object) -> SeveralChoices:
    return SeveralChoices(name=name, text=swedish("Hur?"), choices=choices("bus", "car", "foot"), **more)


def whole(name: str = "age", **more: object) -> WholeNumber:
    return WholeNumber(name=name, text=swedish("Hur gammal?"), **more)


def matrix(**more: object) -> Matrix:
    rows = (Row("a", swedish("Öppenhet")), Row("b", swedish("Nyfikenhet")))
    return Matrix(name="climate", text=swedish("Klimat"), rows=rows, scales=(IMPORTANCE, STATE), **more)


def form(*questions: Question, logic: str = "") -> Questionnaire:
    shown_if = parsed(logic) if logic else None
    sections = [Section("first", swedish("Först"), questions or (one(), several(), whole(), matrix()))]
    if logic:
        sections.append(Section("then", swedish("Sedan"), (whole("last"),), shown_if=shown_if))
    return Questionnaire("test", swedish("Prov"), ("sv",), tuple(sections))
