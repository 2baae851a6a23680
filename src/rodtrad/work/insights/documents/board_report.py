"""The board's insight report as a document of one to three pages (INS-62)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from django.utils import translation
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.render.blocks import Document, Section, paragraphs
from rodtrad.work.insights.models import BoardReport
from rodtrad.work.insights.rules.board_report import PARTS

TITLES: Final[Mapping[str, Promise]] = {
    "new": gettext_lazy("New insights this month"),
    "key": gettext_lazy("Key insights in full"),
    "shifts": gettext_lazy("Shifts we see"),
    "white": gettext_lazy("Where we know nothing, and what is planned"),
    "changed": gettext_lazy("What was used this month"),
    "feedback": gettext_lazy("Answers given and owed to those who told"),
    "tests": gettext_lazy("What we try, and what we learnt"),
    "fatigue": gettext_lazy("Groups that are asked often"),
    "decide": gettext_lazy("What the board needs to decide"),
}
_TONES = {"new": "voices", "key": "voices", "changed": "results", "tests": "trying", "feedback": "spreading"}


def ins_62_board_report(
    report: BoardReport, parts: Mapping[str, Sequence[str]], *, version: str, language: str = "sv"
) -> Document:
    """A version of the report; parts nobody has anything to say in are left out."""
    with translation.override(language):
        sections = tuple(
            Section(str(TITLES[name]), (paragraphs(*parts[name], kind="quote" if name == "key" else "bullet"),),
                    tone=_TONES.get(name, ""))
            for name in PARTS
            if parts.get(name)
        )  # fmt: skip
        asked = [f"{row.text} – {row.answer}" if row.answer else row.text for row in report.questions.all()]
        if asked:
            sections = (
                *sections,
                Section(_("What the board has asked"), (paragraphs(*asked, kind="bullet"),)),
            )
        draft = report.item.state != "approved"
        return Document(
            title=report.item.title, sections=sections, language=language, date=report.month, version=version,
            organisation=report.item.place.name, marks=(_("draft"),) if draft else (), pages=3,
        )  # fmt: skip
