"""What the guard need not ask about: words that somebody has said point to nobody."""

from __future__ import annotations

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import NotAPerson, Place


def home_places(actor: Actor) -> list[int]:
    """The municipalities (or places beside the tree) that the actor belongs to: there their word counts."""
    rows = Place.objects.filter(pk__in={grant.place_id for grant in actor.grants})
    return sorted({municipality or pk for pk, municipality in rows.values_list("pk", "municipality_id")})


def said_ok(actor: Actor) -> frozenset[str]:
    """The words that need no asking when this actor writes: one query more than none."""
    rows = NotAPerson.objects.filter(place_id__in=home_places(actor))
    return frozenset(rows.values_list("said", flat=True))


def words_ok_at(place: Place) -> list[NotAPerson]:
    """The words of a place, with who said so and when."""
    return list(NotAPerson.objects.filter(place=place).select_related("by"))
