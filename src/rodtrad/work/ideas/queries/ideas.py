"""Ideas one may see: the list, one idea, similar ones, those that wait to be looked at, and what a code opens."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.ideas.choices import Channel
from rodtrad.work.ideas.choices.states import WITHOUT_STATUS
from rodtrad.work.ideas.models import Campaign, Idea, Voice
from rodtrad.work.ideas.rules import codes, texts

ORDER = ("-received", "-pk")
COMPARED = 2000
"""So many of a campaign's newest ideas are compared with what is being written."""
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of ideas is narrowed to; "" and False = everything."""

    text: str = ""
    campaign: str = ""
    challenge: str = ""
    state: str = ""
    idea_type: str = ""
    category: str = ""
    level: str = ""
    place: str = ""
    mine: bool = False
    waiting: bool = False
    put_away: bool = False


def seen(actor: Actor) -> QuerySet[Idea]:
    """The ideas this actor may see."""
    rows = Idea.objects.filter(visible_q(actor, "item__"))
    return rows.select_related("item__place", "item__author", "campaign__item", "challenge", "triage")


def narrowed(actor: Actor, wanted: Wanted) -> QuerySet[Idea]:
    """The ideas one may see, narrowed."""
    rows = seen(actor)
    rows = rows.filter(item__life="retired") if wanted.put_away else rows.exclude(item__life="retired")
    equal = {
        "campaign__item__code": wanted.campaign, "challenge__code": wanted.challenge, "item__state": wanted.state,
        "idea_type": wanted.idea_type, "category": wanted.category, "level": wanted.level,
        "item__place__code": wanted.place,
    }  # fmt: skip
    rows = rows.filter(**{name: value for name, value in equal.items() if value})
    for word in texts.stems_of(wanted.text).split():
        rows = rows.filter(stems__contains=word)
    if wanted.mine:
        rows = rows.filter(item__author_id=actor.person_id)
    if wanted.waiting:
        rows = rows.filter(item__state__in=WITHOUT_STATUS)
    return rows


def idea_page(actor: Actor, wanted: Wanted, after: str = "", size: int = 50) -> Page[Idea]:
    """One page, the newest first, in one query."""
    return page_of(narrowed(actor, wanted), order=ORDER, after=after, size=size)


def idea_count(actor: Actor, wanted: Wanted) -> tuple[int, bool]:
    """How many, counted to a limit; and whether there are more."""
    number = narrowed(actor, wanted).order_by()[: MOST_COUNTED + 1].count()
    return min(number, MOST_COUNTED), number > MOST_COUNTED


def idea_by_code(actor: Actor, code: str) -> Idea:
    """One idea one may see, or may look at while it is held. Raises ItemNotFound (404)."""
    found = seen(actor).filter(item__code=code).first() or held_ideas(actor).filter(item__code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def held_ideas(actor: Actor) -> QuerySet[Idea]:
    """Ideas that wait for somebody to look at them, oldest first: those of one's places and of one's campaigns."""
    rows = Idea.objects.filter(held=True).exclude(item__life="retired").order_by("received", "item")
    rows = rows.select_related("item__place", "item__author", "campaign__item__place", "challenge", "triage")
    return rows if actor.everything else rows.filter(_looked_after(actor, ""))


def held_voices(actor: Actor) -> QuerySet[Voice]:
    """The same for voices with words of their own."""
    rows = Voice.objects.filter(held=True, withdrawn__isnull=True).select_related("idea__item__place")
    rows = rows.select_related("idea__item__place", "idea__campaign__item__place")
    return rows if actor.everything else rows.filter(_looked_after(actor, "idea__"))


def _looked_after(actor: Actor, prefix: str) -> Q:
    mine = Q(**{f"{prefix}campaign__item__code__in": sorted(actor.on_objects)})
    if actor.user_id is not None:
        mine |= Q(**{f"{prefix}campaign__item__author_id": actor.user_id})
    for path in paths_for(actor, "ideas.look"):
        mine |= Q(**{f"{prefix}item__place__path__startswith": path})
    return mine


def similar(actor: Actor, campaign: Campaign, text: str, *, outside: bool) -> list[Idea]:
    """Ideas of the campaign that say most of the same. ``outside``: only what came by the same link, since others'
    ideas are not shown to people who are not signed in."""
    if not campaign.shows_similar:
        return []
    rows = Idea.objects.filter(campaign=campaign, held=False).exclude(item__life="retired")
    rows = rows.filter(channel=Channel.LINK) if outside else rows.filter(visible_q(actor, "item__"))
    known = list(rows.order_by(*ORDER).values_list("pk", "stems")[:COMPARED])
    most = settings.value("ideas.similar-shown", campaign.item.place)
    keys = texts.most_alike(texts.stems_of(text), known, most)
    found = Idea.objects.select_related("item", "campaign__item__place").in_bulk(keys)
    return [found[key] for key in keys if key in found]


@dataclass(frozen=True, slots=True)
class Opened:
    """What a code opens: the sender's own text, the idea it belongs to, and the parts a note was split into."""

    text: str
    idea: Idea
    voice: Voice | None
    parts: tuple[Idea, ...]


def opened_by(code: str) -> Opened | None:
    """What belongs to the code of an anonymous sender; None for a code that opens nothing.

    Nothing here depends on the actor: the code is what gives the right, to this and nothing else.
    """
    digest = codes.digest_of(code)
    if not digest:
        return None
    rows = Idea.objects.select_related("item", "campaign__item", "triage")
    idea = rows.filter(answer_digest=digest).first()
    if idea is not None:
        return Opened(
            idea.item.text, idea, None, tuple(rows.filter(split_from=idea).exclude(item__life="retired"))
        )
    voice = (
        Voice.objects.select_related("idea__item", "idea__campaign__item", "idea__triage")
        .filter(answer_digest=digest)
        .first()
    )
    return Opened(voice.text or voice.idea.item.text, voice.idea, voice, ()) if voice is not None else None


def gin_chk_06_without_status(actor: Actor, campaign: Campaign | None = None) -> QuerySet[Idea]:
    """GIN-CHK-06: ideas about which nobody has said what becomes of them, though their days are out, oldest first."""
    place = campaign.item.place if campaign is not None else None
    days = settings.value("ideas.status-days", place)
    rows = seen(actor).filter(item__state__in=WITHOUT_STATUS, item__life="current")
    if campaign is not None:
        rows = rows.filter(campaign=campaign)
    return rows.filter(received__lt=clock.now() - timedelta(days=days)).order_by("received", "item")
