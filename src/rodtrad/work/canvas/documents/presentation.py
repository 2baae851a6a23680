"""The presentation: a slide per part, core components on their own, lessons, knots, thread, sources (KUB-40)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import Block, Cards, Document, Note, Paragraph, Run, Section, Text
from rodtrad.work.canvas.documents.cards import cards_of
from rodtrad.work.canvas.documents.figure import thread_figures
from rodtrad.work.canvas.documents.parts import PARTS, headed, knots_of, nothing_yet, sources_of
from rodtrad.work.canvas.documents.sources import Told


def presentation(told: Told, *, language: str, with_thread: bool = True) -> Document:
    """Parts without a chosen card are left out; notes hold why things hang together."""
    sections = [
        Section(str(part.title), (Cards(cards_of(told, cards)),), str(part.lead), part.tone)
        for part in PARTS
        if (cards := told.of(*part.types))
    ]
    if not sections:
        sections = [nothing_yet()]
    knots = knots_of(told)
    if knots:
        sections.append(
            Section(_("Our knots"), (_listed(knots),), _("Where we want your thoughts."), "trying")
        )
    figures = thread_figures(told) if with_thread else []
    if figures:
        note = Note(_("Follow one line from need to result. A dashed line is not yet confirmed."))
        sections.append(Section(_("The red thread"), (*figures, note), tone="benefit"))
    sources = sources_of(told)
    if sources:
        sections.append(Section(_("Sources"), (_listed(sources),), tone="knowledge"))
    if told.case.description:
        first: tuple[Block, ...] = (Text((Paragraph((Run(told.case.description),)),)),)
        sections.insert(0, Section(_("In short"), first))
    return headed(told, tuple(sections), subtitle=_("Presentation"), language=language)


def _listed(texts: list[str]) -> Text:
    return Text(tuple(Paragraph((Run(text),), "bullet") for text in texts))
