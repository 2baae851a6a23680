"""The guiding questions of a place, how they are judged and used, and what waits for an answer."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from django.db.models import Count, Q, Sum

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.rules import path_ids
from rodtrad.work.canvas.choices.guiding import HELPING
from rodtrad.work.canvas.models import GuidingQuestion, GuidingUse, GuidingVote, GuidingWording
from rodtrad.work.canvas.rules.guiding import Guide, holding


@dataclass(frozen=True, slots=True)
class Figures:
    """How people in the place and below have met one question."""

    useful: int = 0
    not_useful: int = 0
    shown: int = 0
    answered: int = 0


@dataclass(frozen=True, slots=True)
class SaidGuide:
    """A question as it is asked."""

    key: str
    card_type: str
    said: str


def guides(actor: Actor, place: Place) -> dict[str, list[Guide]]:
    """Part → its questions as they hold at the place, hidden ones too: one query."""
    above = path_ids(place.path)
    rows = GuidingQuestion.objects.filter(place_id__in=above, state="accepted")
    return holding(rows, {pk: depth for depth, pk in enumerate(above)})


def shown_guides(actor: Actor, place: Place, language: str) -> dict[str, list[SaidGuide]]:
    """The same in one language, without those that are hidden there."""
    return {
        part: [SaidGuide(row.key, row.card_type, row.text(language)) for row in rows if not row.hidden]
        for part, rows in guides(actor, place).items()
    }


def guide_by_key(actor: Actor, place: Place, key: str) -> Guide | None:
    """One of them, or None."""
    return next((row for rows in guides(actor, place).values() for row in rows if row.key == key), None)


def kub_05_helping(actor: Actor, place: Place, check: str, language: str) -> list[SaidGuide]:
    """The guiding questions that help with what a check asks, as they read at the place; none costs no query."""
    keys = HELPING.get(check, ())
    if not keys:
        return []
    said = {row.key: row for rows in shown_guides(actor, place, language).values() for row in rows}
    return [said[key] for key in keys if key in said]


def figures(actor: Actor, place: Place) -> dict[str, Figures]:
    """Key → its figures in the place and below: two queries."""
    inside = Q(place__path__startswith=place.path)
    votes: dict[str, tuple[int, int]] = {}
    counted = GuidingVote.objects.filter(inside).values("key").order_by("key")
    for row in counted.annotate(
        yes=Count("pk", filter=Q(useful=True)), no=Count("pk", filter=Q(useful=False))
    ):
        votes[row["key"]] = (row["yes"], row["no"])
    used: dict[str, tuple[int, int]] = defaultdict(lambda: (0, 0))
    summed = GuidingUse.objects.filter(inside).values("key").order_by("key")
    for key, seen, written in summed.annotate(seen=Sum("shown"), written=Sum("answered")).values_list(
        "key", "seen", "written"
    ):
        used[key] = (seen, written)
    return {key: Figures(*votes.get(key, (0, 0)), *used[key]) for key in {*votes, *used}}


def my_votes(actor: Actor) -> dict[str, bool]:
    """Key → what the actor has said of it."""
    if actor.user_id is None:
        return {}
    return dict(GuidingVote.objects.filter(user_id=actor.user_id).values_list("key", "useful"))


def proposals(actor: Actor, place: Place) -> list[GuidingQuestion]:
    """What people in the place or below have proposed and nobody has answered."""
    rows = GuidingQuestion.objects.filter(place__path__startswith=place.path, state="proposed")
    return list(rows.select_related("place", "proposed_by").order_by("pk"))


def wordings(actor: Actor, place: Place, key: str) -> list[GuidingWording]:
    """How the place's own question has read, the latest first."""
    rows = GuidingWording.objects.filter(question__place=place, question__key=key)
    return list(rows.select_related("by"))
