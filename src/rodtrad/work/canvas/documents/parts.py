"""The parts of a case in the order of every printout (domain/kubinol.md section 2), and what heads a document."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.render.blocks import Document, Section, paragraphs
from rodtrad.kernel.kubinol.words import BENEFITS, CARD_TYPES_OF, KNOWLEDGE
from rodtrad.work.canvas.choices import PIECE_LEADS, PIECE_TITLES, Status
from rodtrad.work.canvas.documents.sources import Told

EARLY = ("sketch", "prototype")


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the case sheet: its title, the types it holds, its lead and its lane."""

    key: str
    title: str | Promise
    types: tuple[str, ...]
    lead: str | Promise
    tone: str


PARTS = (
    Part("nytta", PIECE_TITLES["nytta"], BENEFITS, PIECE_LEADS["nytta"], "benefit"),
    Part("behov-kontext", PIECE_TITLES["behov-kontext"], CARD_TYPES_OF["behov-kontext"], PIECE_LEADS["behov-kontext"],
         "needs"),
    Part("kunskap", PIECE_TITLES["kunskap"], KNOWLEDGE, gettext_lazy("What is known."), "knowledge"),
    Part("core", gettext_lazy("Core components"), ("core-component",),
         gettext_lazy("What must be met for the benefit to arise."), "knowledge"),
    Part("insats", PIECE_TITLES["insats"], ("intervention-element",), PIECE_LEADS["insats"], "intervention"),
    Part("prova", PIECE_TITLES["prova"], ("test", "measure", "result"), PIECE_LEADS["prova"], "trying"),
    Part("lessons", gettext_lazy("Lessons"), ("lesson",), gettext_lazy("What we take with us."), "results"),
)  # fmt: skip


def headed(
    told: Told, sections: tuple[Section, ...], *, subtitle: str, language: str, pages: int = 0
) -> Document:
    """A document of the case with its head: organisation, title, state, day, version, marks."""
    case = told.case
    return Document(
        title=case.title, subtitle=subtitle, organisation=told.organisation, date=told.day, language=language,
        version=", ".join(each for each in (str(capfirst(str(Status(case.status).label))), told.version) if each),
        marks=marks_of(told), sections=sections, pages=pages,
    )  # fmt: skip


def marks_of(told: Told) -> tuple[str, ...]:
    """What must be seen at once: that it is work in progress, and that it may not leave the team."""
    marks = [_("Working material")] if told.case.status in EARLY else []
    if any(card.life == "draft" for card in told.case.cards):
        marks.append(_("Holds drafts"))
    if told.held:
        marks.append(_("For the team only"))
    return tuple(marks)


def knots_of(told: Told) -> list[str]:
    """What the team wants input on: knots without an outcome, questions that are open or parked."""
    tests = [row["knot"] for row in told.history.get("thought_tests", ()) if not row.get("outcome")]
    questions = told.history.get("questions", ())
    asked = [row["text"] for row in questions if row.get("state", "open") in ("open", "parked")]
    return [*map(str, tests), *map(str, asked)]


def sources_of(told: Told) -> list[str]:
    """Where the cards come from, each reference once, in the order of the parts."""
    found: dict[str, None] = {}
    for part in PARTS:
        for card in told.of(*part.types):
            year = card.fields.get("year")
            text = " ".join(card.reference.split())
            if text:
                found[f"{text} ({year})" if year and str(year) not in text else text] = None
    return list(found)


def nothing_yet() -> Section:
    """The one section of a document about a case without cards."""
    text = _("Nothing is written yet. Write the first cards on the canvas, and take the document out again.")
    return Section(_("No cards"), (paragraphs(text),))
