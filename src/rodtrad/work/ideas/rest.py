"""The operations of ideas: campaigns, what has been sent to them, and sending one's own, signed."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated, Any

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema, Status
from pydantic import Field

from rodtrad.foundation.rest.asking import actor_of, answered
from rodtrad.foundation.rest.conditions import once
from rodtrad.foundation.rest.door import Needs
from rodtrad.foundation.rest.problems import FieldError, Problem, answers
from rodtrad.foundation.rest.schemas import Body, Paged, keyset_page
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.work.ideas.choices import Naming
from rodtrad.work.ideas.forms.sending import IdeaForm
from rodtrad.work.ideas.models import Campaign, Idea
from rodtrad.work.ideas.queries import campaigns
from rodtrad.work.ideas.queries import ideas as queries
from rodtrad.work.ideas.services import sending as services

router = Router()
READ, WRITE = Needs("ideas:read"), Needs("ideas:write")
CAMPAIGN_ORDER = ("-pk",)


class CampaignOut(Schema):
    """A call for ideas, or the box that is always there (``continuous``). ``challenges``: code → title."""

    code: str
    title: str
    place: str
    place_code: str
    continuous: bool
    takes_ideas: bool
    opens: date | None
    closes: date | None
    naming: str
    types: list[str]
    challenges: dict[str, str]
    url: str


class CampaignsOut(Schema):
    """A page of campaigns, the newest first."""

    rows: list[CampaignOut]
    next: str | None


class IdeaOut(Schema):
    """An idea. Who sent it stands nowhere here, signed or not; ``more_voices``: how many more think the same."""

    code: str
    campaign: str
    challenge: str
    text: str
    type: str
    category: str
    level: str
    place: str
    place_code: str
    state: str
    received: datetime
    more_voices: int
    retired: bool
    url: str


class IdeasOut(Schema):
    """A page of ideas, the newest first."""

    rows: list[IdeaOut]
    next: str | None


class IdeaQuery(Paged):
    """What the list of ideas is narrowed to."""

    campaign: str = ""
    state: str = ""
    type: str = ""
    place: Annotated[str, Field(description="The code of the unit it comes from.")] = ""
    mine: Annotated[bool, Field(description="Only what you have signed.")] = False
    put_away: bool = False


class NewIdeaIn(Body):
    """An idea in your name. Without a name one sends on the page: a key tells who you are."""

    text: str
    place: Annotated[str, Field(description="The code of the unit you send from.")]
    challenge: str = ""
    type: str = ""
    mandate: str = ""
    confirmed: Annotated[
        list[str], Field(max_length=200, description="Words you have looked at, and that point to nobody.")
    ] = []


@router.get(
    "/campaigns",
    auth=READ,
    response={200: CampaignsOut, **answers()},
    summary=gettext_noop("List campaigns for ideas"),
)
def list_campaigns(request: HttpRequest, asked: Query[Paged]) -> CampaignsOut:
    """The campaigns you may see, closed ones too."""
    rows = campaigns.seen(actor_of(request)).exclude(item__life="retired").prefetch_related("challenges")
    page, following = keyset_page(request, rows, CAMPAIGN_ORDER, asked)
    return CampaignsOut(rows=[_campaign(row) for row in page.rows], next=following)


@router.get("/ideas", auth=READ, response={200: IdeasOut, **answers()}, summary=gettext_noop("List ideas"))
def list_ideas(request: HttpRequest, asked: Query[IdeaQuery]) -> IdeasOut:
    """The ideas you may see. Those that wait for somebody to look at them are not among them."""
    wanted = queries.Wanted(
        campaign=asked.campaign, state=asked.state, idea_type=asked.type, place=asked.place, mine=asked.mine,
        put_away=asked.put_away,
    )  # fmt: skip
    rows = queries.narrowed(actor_of(request), wanted)
    page, following = keyset_page(request, rows, queries.ORDER, asked)
    return IdeasOut(rows=[_idea(row) for row in page.rows], next=following)


@router.get(
    "/ideas/{slug:code}",
    auth=READ,
    response={200: IdeaOut, **answers()},
    summary=gettext_noop("Read an idea"),
)
def read_idea(request: HttpRequest, code: str) -> IdeaOut:
    """One idea that you may see."""
    return _idea(queries.idea_by_code(actor_of(request), code))


@router.post(
    "/campaigns/{slug:code}/ideas",
    auth=WRITE,
    response={201: IdeaOut, **answers()},
    summary=gettext_noop("Send an idea"),
)
def send_idea(request: HttpRequest, response: HttpResponse, code: str, asked: NewIdeaIn) -> Status[IdeaOut]:
    """An idea with your name, to a campaign that takes ideas now and lets its senders sign."""
    actor = actor_of(request)
    campaign = campaigns.campaign_by_code(actor, code)
    if campaign.naming == Naming.ANONYMOUS:
        text = _("This campaign takes no names, and a key tells who you are. Send the idea on the page.")
        raise Problem("invalid", errors=[FieldError(message=text)])
    sending = _sending(request, campaign, asked)
    made = once(request, lambda: {"code": services.send_idea(actor, campaign, sending).idea.item.code})
    response["Location"] = f"/api/v1/ideas/{made['code']}"
    return Status(201, _idea(queries.idea_by_code(actor, made["code"])))


def _sending(request: HttpRequest, campaign: Campaign, asked: NewIdeaIn) -> services.Sending:
    """What the form of the page would send, after the same questions."""
    places = campaigns.places_to_send_from(actor_of(request), campaign)
    said = {
        "text": asked.text, "place": asked.place, "challenge": asked.challenge, "idea_type": asked.type,
        "mandate": asked.mandate, "sign": "yes",
    }  # fmt: skip
    form = answered(lambda data: IdeaForm(campaign, places, data), said, asked.confirmed)
    data: dict[str, Any] = form.cleaned_data
    chosen = {row.code: row for row in campaigns.challenges_of(campaign)}
    default = campaign.types[0] if campaign.types else "proposal"
    return services.Sending(
        text=data["text"], place=next(row for row in places if row.code == data["place"]), signed=True,
        challenge=chosen.get(data.get("challenge", "")), idea_type=data.get("idea_type") or default,
        mandate=data["mandate"],
    )  # fmt: skip


def _campaign(row: Campaign) -> CampaignOut:
    item = row.item
    return CampaignOut(
        code=item.code, title=item.title, place=item.place.name, place_code=item.place.code,
        continuous=row.continuous, takes_ideas=row.takes_ideas, opens=row.opens, closes=row.closes,
        naming=row.naming, types=list(row.types), url=item_url(item),
        challenges={each.code: each.title for each in row.challenges.all() if not each.retired},
    )  # fmt: skip


def _idea(row: Idea) -> IdeaOut:
    item = row.item
    return IdeaOut(
        code=item.code, campaign=row.campaign.item.code, challenge=row.challenge.code if row.challenge else "",
        text=item.text, type=row.idea_type, category=row.category, level=row.level, place=item.place.name,
        place_code=item.place.code, state=item.state, received=row.received, more_voices=row.voices_count,
        retired=item.is_retired, url=item_url(item),
    )  # fmt: skip
