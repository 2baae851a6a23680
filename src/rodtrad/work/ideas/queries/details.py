"""The ideas' own fields of items, for the thread's pages: one query per call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.work.ideas.models import Campaign, Group, Idea


def idea_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """What ideas say beside their text. The caller has read only items that the actor may see."""
    rows = Idea.objects.filter(pk__in=[item.pk for item in items])
    return {
        row.pk: {
            "idea_type": row.get_idea_type_display(), "category": row.category, "level": row.level,
            "mandate": row.get_mandate_display(), "voices_count": row.voices_count,
        }
        for row in rows
    }  # fmt: skip


def campaign_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """What campaigns say beside title and text."""
    rows = Campaign.objects.filter(pk__in=[item.pk for item in items])
    return {row.pk: {"questions": row.questions, "opens": row.opens, "closes": row.closes} for row in rows}


def group_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """What groups say beside their label."""
    rows = Group.objects.filter(pk__in=[item.pk for item in items])
    return {row.pk: {"words": row.words, "priority": row.priority} for row in rows}


def searched_ideas(ids: Sequence[int]) -> dict[int, str]:
    """What is searched on an idea beside its text: its category, and the words of those who think the same."""
    rows = Idea.objects.filter(pk__in=ids).values_list("pk", "category", "voices__text", "voices__held")
    found: dict[int, str] = {}
    for pk, category, text, held in rows:
        found[pk] = "\n".join(filter(None, (found.get(pk, category), "" if held else text)))
    return found
