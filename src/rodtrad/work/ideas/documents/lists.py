"""Ideas as a table that can be taken out, and brought in again: its headings are those the import knows."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.render.blocks import Column, Document, Section, Table
from rodtrad.work.ideas.choices import IdeaType
from rodtrad.work.ideas.models import Campaign, Idea
from rodtrad.work.ideas.queries.states import state_of

HEADINGS = (
    "id", "text", "typ", "kategori", "nivå", "utmaning", "enhet", "roll", "mandat", "anmärkning", "läge", "röster",
    "kom in",
)  # fmt: skip
_TYPES = {
    IdeaType.CHALLENGE: "utmaning", IdeaType.PROPOSAL: "förslag", IdeaType.SOLUTION: "lösning",
    IdeaType.REFLECTION: "reflektion",
}  # fmt: skip
_MANDATES = {"own": "eget", "other": "annat"}


def idea_table(campaign: Campaign, ideas: Sequence[Idea], language: str = "sv") -> Document:
    """One row an idea, without senders. Headings are Swedish in every language: the import reads them."""
    rows = tuple(
        (
            idea.source_key or idea.item.code, idea.item.text, _TYPES[IdeaType(idea.idea_type)],
            idea.category, idea.level,
            idea.challenge.title if idea.challenge else "", idea.item.place.name, idea.sender_role,
            _MANDATES.get(idea.mandate, ""), idea.remark, state_of(idea),
            idea.voices_count, idea.received.date().isoformat(),
        )
        for idea in ideas
    )  # fmt: skip
    columns = tuple(Column(title, weight=4.0 if title == "text" else 1.0) for title in HEADINGS)
    table = Table(_("Ideas"), columns, rows)
    sections = (Section(_("Ideas"), (table,)),)
    return Document(campaign.item.title, sections, language=language, date=clock.today())
