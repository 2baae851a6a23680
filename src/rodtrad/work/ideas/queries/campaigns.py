"""Campaigns one may see, the one a poster's code opens, and where one may begin or send."""

from __future__ import annotations

from django.db.models import Count, Q, QuerySet

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.foundation.org.queries import valid_q, visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.ideas.choices import CampaignState, Naming
from rodtrad.work.ideas.models import Campaign, Challenge

MOST = 200


def seen(actor: Actor) -> QuerySet[Campaign]:
    """The campaigns this actor may see."""
    rows = Campaign.objects.filter(visible_q(actor, "item__"))
    return rows.select_related("item__place__municipality", "responsible")


def campaign_list(actor: Actor) -> list[Campaign]:
    """Campaigns with how many ideas each holds, open ones first, then the newest."""
    rows = seen(actor).exclude(item__life="retired").annotate(number=Count("ideas"))
    return list(rows.order_by("-continuous", "-item__state", "-item__created", "-item")[:MOST])


def open_campaigns(actor: Actor) -> list[Campaign]:
    """Those that take ideas today, the box last."""
    rows = seen(actor).filter(open_q()).order_by("continuous", "-item__created", "-item")
    return list(rows[:MOST])


def campaigns_to_sign_in(actor: Actor) -> list[Campaign]:
    """Those that take ideas today in which the actor may send one with their name."""
    paths = paths_for(actor, "ideas.send")
    if not actor.is_person or not paths:
        return []
    rows = (
        seen(actor).filter(open_q()).exclude(naming=Naming.ANONYMOUS).order_by("continuous", "-item__created")
    )
    return [row for row in rows[:MOST] if any(_meets(row.item.place.path, path) for path in paths)]


def _meets(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def open_q() -> Q:
    """Open, in use and within its days."""
    today = clock.today()
    begun = Q(opens__isnull=True) | Q(opens__lte=today)
    going = Q(closes__isnull=True) | Q(closes__gte=today)
    return Q(item__state=CampaignState.OPEN, item__life="current") & begun & going


def campaign_by_code(actor: Actor, code: str) -> Campaign:
    """One campaign one may see. Raises ItemNotFound (404)."""
    found = seen(actor).filter(item__code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def public_campaign(public_code: str) -> Campaign | None:
    """The campaign that a poster or link opens to everybody; None when there is none, or it is no longer open to all.

    Nothing here depends on the actor: the code is what gives the right to write, and nothing else.
    """
    rows = Campaign.objects.select_related("item__place__municipality")
    return rows.filter(public_code=public_code, open_to_all=True, item__life="current").first()


def challenges_of(campaign: Campaign) -> list[Challenge]:
    """The challenges in use, in order."""
    return list(campaign.challenges.filter(retired=False))


def places_to_send_from(actor: Actor, campaign: Campaign) -> list[Place]:
    """Units of the campaign where the actor may send from: own ones first, then by name."""
    rows = _places(actor, "ideas.send", campaign.item.place.path)
    asked = [place.path for place in asked_places(campaign)]
    return [row for row in rows if any(row.path.startswith(path) for path in asked)] if asked else rows


def asked_places(campaign: Campaign) -> list[Place]:
    """The places that senders may choose among, by name; none = every place within the campaign's own."""
    return list(campaign.places.filter(valid_q(clock.today())).order_by("name", "pk"))


def choosable_places(campaign: Campaign) -> list[Place]:
    """What a campaign may let its senders choose among: every place below its own, by name."""
    rows = Place.objects.filter(valid_q(clock.today()), path__startswith=campaign.item.place.path)
    return list(rows.exclude(pk=campaign.item.place_id).order_by("name", "pk")[:500])


def places_to_begin(actor: Actor) -> list[Place]:
    """Places where the actor may begin a campaign, upper ones first."""
    return sorted(_places(actor, "ideas.campaign", ""), key=lambda place: (place.path.count("."), place.name))


def _places(actor: Actor, action: str, within: str) -> list[Place]:
    under = Q()
    for path in paths_for(actor, action):
        under |= Q(path__startswith=path)
    if not under:
        return []
    rows = Place.objects.filter(
        under, valid_q(clock.today()), municipality__isnull=False, path__startswith=within
    )
    own = {grant.place_id for grant in actor.grants}
    return sorted(
        rows.select_related("municipality")[:500], key=lambda place: (place.pk not in own, place.name)
    )
