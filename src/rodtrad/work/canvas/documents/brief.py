"""The decision brief: one page for those who decide (KUB-68, domain/kubinol.md section 11)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.render.blocks import Block, Document, Paragraph, Run, Section, Text, paragraphs
from rodtrad.foundation.render.values import said
from rodtrad.kernel.kubinol.case import Card
from rodtrad.kernel.kubinol.words import BENEFITS, KNOWLEDGE
from rodtrad.work.canvas.choices import ReviewOutcome, word_label
from rodtrad.work.canvas.documents.cards import cut
from rodtrad.work.canvas.documents.parts import headed
from rodtrad.work.canvas.documents.sources import Told

_EACH = 3
_LENGTH = 190
"""A brief names at most so many of a kind, each said in at most so many characters."""


def decision_brief(told: Told, *, language: str, ask: str = "") -> Document:
    """Why, what is known, what is done, what came out, what it costs, what we ask for."""
    sections = (
        Section(_("Why"), _lines(told, BENEFITS[:1], ("need",), ("mission",)), tone="needs"),
        Section(_("What is known"), _lines(told, KNOWLEDGE, ("core-component",)), tone="knowledge"),
        Section(_("What is done"), _lines(told, ("intervention-element",)), tone="intervention"),
        Section(_("What came out"), _results(told), tone="results"),
        Section(_("What it costs"), _costs(told), tone="trying"),
        Section(_("What we ask for"), _asked(told, ask), tone="benefit"),
    )
    return headed(told, sections, subtitle=_("Decision brief"), language=language, pages=1)


def _lines(told: Told, *groups: Sequence[str]) -> tuple[Block, ...]:
    rows = [row for types in groups for row in _some(told.of(*types))]
    return (Text(tuple(rows)),) if rows else (paragraphs(_("Nothing written about this yet."), kind="small"),)


def _some(cards: Sequence[Card]) -> Iterable[Paragraph]:
    for card in cards[:_EACH]:
        yield _line(cut(card.text, _LENGTH))
    left = len(cards) - _EACH
    if left > 0:
        yield _line(ngettext("and %(left)s more", "and %(left)s more", left) % {"left": left})


def _line(text: str) -> Paragraph:
    return Paragraph((Run(text),), "bullet")


def _results(told: Told) -> tuple[Block, ...]:
    rows = []
    for card in told.of("result")[:_EACH]:
        decided = str(card.fields.get("decision", ""))
        tail = f" ({word_label('decision', decided)})" if decided else ""
        when = f"{in_words(card.fields['date'])}: " if card.fields.get("date") else ""
        rows.append(_line(cut(f"{when}{card.text}", _LENGTH) + tail))
    rows += _some(told.of("lesson"))
    return (Text(tuple(rows)),) if rows else (paragraphs(_("Nothing has come out yet."), kind="small"),)


def _costs(told: Told) -> tuple[Block, ...]:
    """What the cards say: nothing is reckoned that nobody has written."""
    rows = []
    known = [card for card in told.of("intervention-element") if card.fields.get("cost_sek") is not None]
    if known:
        total = sum(float(card.fields["cost_sek"]) for card in known)
        text = _("%(total)s SEK for the parts whose cost is written: %(parts)s.")
        parts = ", ".join(cut(card.text, 60).rstrip(".") for card in known[:4])
        rows.append(_line(text % {"total": said(total, 0), "parts": parts}))
    freed = told.case.fields.get("freed") or {}
    if freed.get("hours_per_month"):
        rows.append(_line(_("Frees %(hours)s hours a month.") % {"hours": freed["hours_per_month"]}))
    if freed.get("sek_per_year"):
        rows.append(
            _line(_("Frees %(money)s SEK a year.") % {"money": said(float(freed["sek_per_year"]), 0)})
        )
    staff = sorted({str(word_label("competence", card.fields["competence"]))
                    for card in told.of("intervention-element") if card.fields.get("competence")})  # fmt: skip
    if staff:
        rows.append(_line(_("Staffed by: %(who)s.") % {"who": ", ".join(staff)}))
    return (
        (Text(tuple(rows)),) if rows else (paragraphs(_("No costs are written on the cards."), kind="small"),)
    )


def _asked(told: Told, ask: str) -> tuple[Block, ...]:
    if ask.strip():
        return (paragraphs(ask.strip()),)
    outcome = told.case.fields.get("review_outcome")
    if outcome:
        return (paragraphs(_("The review says: %(outcome)s.") % {"outcome": ReviewOutcome(outcome).label}),)
    return (paragraphs(_("Write what you ask for before you take the brief out."), kind="small"),)
