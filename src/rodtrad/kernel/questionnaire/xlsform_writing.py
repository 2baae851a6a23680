"""A questionnaire to an XLSForm (.xlsx) that others can use and ``xlsform_reading`` reads back whole.

What XLSForm has no word for stands in columns that begin with ``rodtrad``, which other programs pass by. The
same questionnaire gives the same bytes.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime

from rodtrad.kernel.questionnaire.changes import digest
from rodtrad.kernel.questionnaire.expressions import Expression, printed
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
    Questionnaire,
    Ranking,
    Scale,
    ScaleQuestion,
    SeveralChoices,
    ShortText,
    WholeNumber,
    Wording,
    cell_key,
)
from rodtrad.kernel.questionnaire.validating import require_valid
from rodtrad.kernel.questionnaire.xlsform_constraints import constraint_of
from rodtrad.kernel.questionnaire.xlsform_questions import MARK
from rodtrad.kernel.questionnaire.xlsform_sheets import LANGUAGE_NAMES

Cells = dict[str, str]
_TYPES: dict[type[Question], str] = {
    Note: "note",
    OneChoice: "select_one",
    ScaleQuestion: "select_one",
    SeveralChoices: "select_multiple",
    Ranking: "rank",
    WholeNumber: "integer",
    Number: "decimal",
    DateQuestion: "date",
    ShortText: "text",
    LongText: "text",
}
_WRITTEN = datetime(2000, 1, 1, tzinfo=UTC)


def write_xlsform(whole: Questionnaire) -> tuple[bytes, tuple[Loss, ...]]:
    """Return the file and what it does not hold. Raises Refused unless the questionnaire is valid."""
    writing = _Writing(require_valid(whole))
    survey = list(writing.survey())
    losses = tuple(writing.losses(survey))
    sheets = {"survey": survey, "choices": writing.choices, "settings": [writing.settings()]}
    return _packed(sheets), losses


def language_heading(language: str) -> str:
    """Return the language as it stands in a heading: "Svenska (sv)"."""
    return f"{LANGUAGE_NAMES.get(language, language)} ({language})"


class _Writing:
    """The rows of the three sheets; choice lists that are alike are written once."""

    def __init__(self, whole: Questionnaire) -> None:
        self._whole = whole
        self._lists: dict[tuple[Choice, ...], str] = {}
        self.choices: list[Cells] = []

    def survey(self) -> Iterator[Cells]:
        """Yield the rows of the survey sheet."""
        yield from self._note("form__intro", "intro", self._whole.intro)
        for section in self._whole.sections:
            begin = {"type": "begin_group", "name": section.name, "appearance": "field-list"}
            yield {**begin, **self._words("label", section.title), **_relevant(section.shown_if)}
            yield from self._note(f"{section.name}__text", "text", section.text)
            for question in section.questions:
                yield from (
                    self._matrix(question) if isinstance(question, Matrix) else [self._question(question)]
                )
            yield {"type": "end_group"}
        yield from self._note("form__thanks", "thanks", self._whole.thanks)

    def settings(self) -> Cells:
        """Return the one row of the settings sheet."""
        default = self._whole.languages[0]
        return {
            "form_title": self._whole.title.exactly(default),
            "form_id": self._whole.name,
            "version": digest(self._whole)[:12],
            "default_language": language_heading(default),
            **self._words("rodtrad_title", self._whole.title),
        }

    def losses(self, survey: Sequence[Cells]) -> Iterator[Loss]:
        """Yield what has no place in the file: the heading of a scale that stands alone."""
        rows = {cells.get("name"): number for number, cells in enumerate(survey, start=2)}
        for _, question in self._whole.questions():
            if isinstance(question, ScaleQuestion) and question.scale.heading:
                yield Loss("survey", rows[question.name], "label", "heading-not-carried")

    def _note(self, name: str, mark: str, text: Wording) -> Iterator[Cells]:
        if text:
            yield {"type": "note", "name": name, MARK: mark, **self._words("label", text)}

    def _question(self, question: Question) -> Cells:
        kind, mark = _TYPES[type(question)], ""
        match question:
            case OneChoice() | SeveralChoices() | Ranking():
                kind = f"{kind} {self._list(question.choices, question.name)}"
            case ScaleQuestion():
                kind = f"{kind} {self._list(question.scale.steps, question.name)}"
                mark = f"scale {question.scale.name}"
        return {
            "type": kind,
            "name": question.name,
            **self._about(question),
            "required": "yes" if question.required else "",
            "constraint": constraint_of(question),
            "appearance": "multiline" if isinstance(question, LongText) else "",
            MARK: mark,
        }

    def _matrix(self, matrix: Matrix) -> Iterator[Cells]:
        yield {"type": "begin_group", "name": matrix.name, MARK: "matrix", **self._about(matrix)}
        for scale in matrix.scales:
            yield from self._table(matrix, scale)
        yield {"type": "end_group"}

    def _table(self, matrix: Matrix, scale: Scale) -> Iterator[Cells]:
        kind = f"select_one {self._list(scale.steps, f'{matrix.name}_{scale.name}')}"
        begin = {"type": "begin_group", "name": f"{matrix.name}__{scale.name}", "appearance": "table-list"}
        yield {**begin, MARK: f"scale {scale.name}", **self._words("label", scale.heading)}
        for row in matrix.rows:
            name, required = cell_key(matrix, row, scale), "yes" if matrix.required else ""
            yield {"type": kind, "name": name, "required": required, **self._words("label", row.text)}
        yield {"type": "end_group"}

    def _about(self, question: Question) -> Cells:
        words = {**self._words("label", question.text), **self._words("hint", question.hint)}
        return {**words, **_relevant(question.shown_if)}

    def _list(self, choices: tuple[Choice, ...], wanted: str) -> str:
        if choices not in self._lists:
            self._lists[choices] = wanted
            for choice in choices:
                words = self._words("label", choice.text)
                self.choices.append({"list_name": wanted, "name": choice.code, **words})
        return self._lists[choices]

    def _words(self, heading: str, words: Wording) -> Cells:
        """All languages have a column, whether or not they have this text."""
        return {
            f"{heading}::{language_heading(language)}": words.exactly(language)
            for language in self._whole.languages
        }


def _relevant(condition: Expression | None) -> Cells:
    return {"relevant": printed(condition)} if condition else {}


def _packed(sheets: Mapping[str, Sequence[Cells]]) -> bytes:
    import xlsxwriter  # slow to load, needed for Excel only

    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        book.set_properties({"created": _WRITTEN.replace(tzinfo=None)})
        bold = book.add_format({"bold": True})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            headings = list(dict.fromkeys(heading for row in rows for heading in row))
            sheet.freeze_panes(1, 0)
            sheet.set_column(0, max(0, len(headings) - 1), 24, wrapped)
            for column, heading in enumerate(headings):
                sheet.write_string(0, column, heading, bold)
            for number, row in enumerate(rows, start=1):
                for heading, text in row.items():
                    if text:
                        sheet.write_string(number, headings.index(heading), text)
    return out.getvalue()
