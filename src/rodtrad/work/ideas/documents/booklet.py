"""GIN-94: the booklet back to all who sent: every note by level and category, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.render.blocks import Card, Cards, Document, Fact, Section, paragraphs
from rodtrad.work.ideas.models import Campaign, Idea
from rodtrad.work.ideas.queries.states import state_of

MOST = 2000


def gin_94_booklet(campaign: Campaign, ideas: Sequence[Idea], language: str = "sv") -> Document:
    """All notes that the reader may see, by level and then category; each with how far it has come, nobody's name."""
    levels = list(
        dict.fromkeys(idea.level for idea in sorted(ideas, key=lambda idea: (not idea.level, idea.level)))
    )
    place = campaign.item.place
    first = Section(
        _("What you sent"),
        (
            paragraphs(
                campaign.item.text,
                *campaign.questions,
                _(
                    "Here is every note, in the words of whoever wrote it. Behind each there is usually a challenge."
                ),
                _("If you got a code, you can read the answer to your own note on the page of answers."),
            ),
        ),
    )
    sections = tuple(_level(level, [idea for idea in ideas if idea.level == level]) for level in levels)
    return Document(
        campaign.item.title, (first, *sections), language=language, date=clock.today(),
        subtitle=_("%(number)s ideas") % {"number": len(ideas)},
        organisation=place.municipality.name if place.municipality else place.name,
    )  # fmt: skip


def _level(level: str, ideas: Sequence[Idea]) -> Section:
    categories = sorted({idea.category for idea in ideas}, key=lambda word: (not word, word))
    blocks = tuple(
        Cards(
            tuple(_card(idea) for idea in ideas if idea.category == category),
            title=category or _("Not sorted yet"),
        )
        for category in categories
    )
    return Section(level.capitalize() if level else _("Without level"), blocks, tone="voices")


def _card(idea: Idea) -> Card:
    facts = [Fact("", state_of(idea))]
    triage = getattr(idea, "triage", None)
    if triage is not None and triage.became:
        facts.append(Fact(_("What became of it"), triage.became))
    if idea.voices_count:
        facts.append(Fact(_("More who think the same"), str(idea.voices_count)))
    return Card(idea.item.text, label=str(idea.get_idea_type_display()), facts=tuple(facts), tone="voices")
