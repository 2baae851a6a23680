"""Ideas that go on together: which with which, and which an idea may be joined with."""

from __future__ import annotations

from rodtrad.foundation.base.scope import Actor
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.models import Idea, Merge
from rodtrad.work.ideas.queries.ideas import COMPARED, ORDER, Wanted, narrowed, seen
from rodtrad.work.ideas.rules import texts

RELATION = "merged-into"
ALIKE, FOUND = 6, 12


def holding(idea: Idea) -> Merge | None:
    """The merge by which an idea goes on together with another, whoever asks."""
    return (
        Merge.objects.filter(source=idea, undone__isnull=True)
        .select_related("target__item__place", "target__triage")
        .first()
    )


def joined_with(actor: Actor, idea: Idea) -> Idea | None:
    """The idea that it goes on with, if the actor may see that."""
    return seen(actor).filter(merged_here__source=idea, merged_here__undone__isnull=True).first()


def gathered(actor: Actor, idea: Idea) -> list[Idea]:
    """Those that go on together with this one, of those the actor may see."""
    return list(seen(actor).filter(merges__target=idea, merges__undone__isnull=True).order_by("pk"))


def to_join_with(actor: Actor, idea: Idea, words: str = "") -> list[Idea]:
    """What an idea may be joined with: those of its campaign that say most of the same, or, with ``words``, those one
    may see that hold them all."""
    rows = seen(actor) if not words else narrowed(actor, Wanted(text=words))
    rows = rows.filter(held=False).exclude(pk=idea.pk).exclude(item__state=State.MERGED)
    rows = rows.exclude(item__life="retired")
    if words:
        return list(rows.order_by(*ORDER)[:FOUND])
    known = rows.filter(campaign=idea.campaign).order_by(*ORDER).values_list("pk", "stems")[:COMPARED]
    keys = texts.most_alike(idea.stems, list(known), ALIKE)
    found = rows.in_bulk(keys)
    return [found[key] for key in keys if key in found]
