"""How many hands are raised for ideas, and whether one's own is."""

from __future__ import annotations

from django.db.models import Count, Exists, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from rodtrad.foundation.base.scope import Actor
from rodtrad.work.ideas.models import Idea, Vote


def with_hands(actor: Actor, rows: QuerySet[Idea]) -> QuerySet[Idea]:
    """The ideas with ``hands``, how many are raised, and ``my_hand``, whether the actor's is."""
    votes = Vote.objects.filter(idea=OuterRef("pk")).order_by()
    counted = votes.values("idea").annotate(n=Count("pk")).values("n")
    mine = Exists(votes.filter(person_id=actor.person_id)) if actor.is_person else Value(False)
    return rows.annotate(hands=Coalesce(Subquery(counted, output_field=IntegerField()), 0), my_hand=mine)


def hands_for(actor: Actor, idea: Idea) -> tuple[int, bool]:
    """How many hands, and whether one's own is among them."""
    people = list(Vote.objects.filter(idea=idea).values_list("person_id", flat=True))
    return len(people), actor.is_person and actor.person_id in people
