"""Campaigns: begun, changed, closed and opened again; and the continuous box of a place."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.org.services import give_object_role
from rodtrad.foundation.thread import services as thread
from rodtrad.work.ideas.choices import CampaignState, IdeaType
from rodtrad.work.ideas.models import Campaign, Challenge
from rodtrad.work.ideas.services.wanted import Translated, Wanted, check

_COLUMNS = (
    "opens", "closes", "naming", "open_to_all", "look_first", "shows_similar", "max_length",
)  # fmt: skip
_LISTS = ("questions", "types", "languages")


@transaction.atomic
def begin_campaign(
    actor: Actor, place: Place, wanted: Wanted, *, responsible: User | None = None, continuous: bool = False
) -> Campaign:
    """A new campaign, open from its first day; whoever is responsible leads it. Raises ValidationError by field."""
    require(actor, "ideas.campaign", place)
    check(wanted, place)
    code = new_code()
    item = thread.create_item(
        actor, kind="idea-campaign", place=place, audience=key_for(wanted.level, place=place, home=code),
        title=wanted.title, text=wanted.text.strip(), state=CampaignState.OPEN, code=code,
        details=_told(wanted), action="ideas.campaign-begun",
    )  # fmt: skip
    campaign = Campaign(item=item, continuous=continuous, responsible=responsible)
    _fill(campaign, wanted)
    campaign.save(force_insert=True)
    campaign.places.set(wanted.places)
    _set_challenges(campaign, wanted)
    if responsible is not None:
        give_object_role(actor, responsible, item.code, "lead")
    return campaign


@transaction.atomic
def change_campaign(actor: Actor, campaign: Campaign, wanted: Wanted) -> None:
    """Change what is asked and how. Challenges that have ideas stay, out of use. Raises ValidationError by field."""
    require(actor, "ideas.campaign", campaign.item)
    check(wanted, campaign.item.place)
    thread.hold(campaign.item.home)
    campaign = Campaign.objects.select_related("item__place").get(pk=campaign.pk)
    before = {name: getattr(campaign, name) for name in (*_COLUMNS, *_LISTS)}
    _fill(campaign, wanted)
    campaign.save()
    campaign.places.set(wanted.places)
    _set_challenges(campaign, wanted)
    told = {name: (before[name], getattr(campaign, name)) for name in before}
    audience = key_for(wanted.level, place=campaign.item.place, home=campaign.item.code)
    changes = {"title": wanted.title, "text": wanted.text.strip(), "audience": audience}
    thread.change_item(
        actor, campaign.item, changes, details={name: (_plain(a), _plain(b)) for name, (a, b) in told.items()},
        action="ideas.campaign-changed",
    )  # fmt: skip


@transaction.atomic
def close_campaign(actor: Actor, campaign: Campaign) -> None:
    """It takes no more ideas. Those that have come stay, and can be answered."""
    _move(actor, campaign, CampaignState.CLOSED, "ideas.campaign-closed")


@transaction.atomic
def reopen_campaign(actor: Actor, campaign: Campaign, closes: date | None = None) -> None:
    """It takes ideas again, until a new last day or for as long as it is open."""
    _move(actor, campaign, CampaignState.OPEN, "ideas.campaign-reopened")
    Campaign.objects.filter(pk=campaign.pk).update(closes=closes)


def _move(actor: Actor, campaign: Campaign, state: str, action: str) -> None:
    require(actor, "ideas.campaign", campaign.item)
    thread.change_item(actor, campaign.item, {"state": str(state)}, action=action)


@transaction.atomic
def box_of(actor: Actor, place: Place) -> Campaign:
    """The continuous box of a municipality (GIN-40); made when it is first asked for."""
    found = Campaign.objects.filter(continuous=True, item__place=place).select_related("item__place").first()
    if found is not None:
        return found
    wanted = Wanted(
        title=_("The idea box"), text=_("Here ideas can be left at any time."), types=tuple(IdeaType.values),
        max_length=settings.value("ideas.max-length", place),
    )  # fmt: skip
    return begin_campaign(actor, place, wanted, continuous=True)


def _fill(campaign: Campaign, wanted: Wanted) -> None:
    for name in _COLUMNS:
        setattr(campaign, name, getattr(wanted, name))
    for name in _LISTS:
        setattr(campaign, name, list(getattr(wanted, name)))
    campaign.translations = {code: _kept(words) for code, words in wanted.translated.items()}


def _kept(words: Translated) -> dict[str, Any]:
    return {"title": words.title, "text": words.text.strip(), "questions": list(words.questions)}


def _told(wanted: Wanted) -> dict[str, Any]:
    return {name: _plain(getattr(wanted, name)) for name in (*_COLUMNS, *_LISTS)}


def _plain(value: Any) -> str:
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value)
    if value is True:
        return "true"
    return str(value) if value not in (None, "", False) else ""


def _set_challenges(campaign: Campaign, wanted: Wanted) -> None:
    """Bring the challenges in line with the list: known titles keep their row and their ideas."""
    known = {row.title: row for row in campaign.challenges.all()}
    titles = dict.fromkeys(wanted.challenges)
    others = {
        code: dict(zip(titles, words.challenges, strict=False)) for code, words in wanted.translated.items()
    }
    for position, title in enumerate(titles):
        row = known.pop(title, None) or Challenge(campaign=campaign, title=title)
        row.position, row.retired = position, False
        row.titles = {code: words[title] for code, words in others.items() if title in words}
        row.full_clean(exclude=["campaign", "text"], validate_unique=False)
        row.save()
    Challenge.objects.filter(pk__in=[row.pk for row in known.values()]).update(retired=True)
