"""Who gets what from the addresses of ideas: a campaign of the municipality, an idea of its unit by a colleague."""

from __future__ import annotations

from tests.permission_rows import Given, Row

from rodtrad.foundation.base.scope import acting
from rodtrad.work.ideas import imports
from rodtrad.work.ideas.models import Idea, Score
from rodtrad.work.ideas.services import bringing, caring
from rodtrad.work.ideas.tests import permission_rows_triage
from rodtrad.work.ideas.tests.factories import SYSTEM, TEXT, make_campaign, make_idea

#        stranger guest elected neighbour staff manager developer supervisor admin
_INSIDE = "302 404 404 404 200 200 200 404 200"
_SIGNED_IN = "302 200 200 200 200 200 200 200 200"


def a_campaign(cast, **wanted):
    return Given({"code": make_campaign(cast.municipality, **wanted).item.code}, data={"title": "Annat"})


def a_public_campaign(cast):
    return a_campaign(cast, open_to_all=True)


def a_public_code(cast):
    return Given({"public_code": make_campaign(cast.municipality, open_to_all=True).public_code})


def a_sending(cast):
    return Given(dict(a_campaign(cast).kwargs), data={"text": TEXT, "place": cast.unit.code, "sign": "no"})


def an_idea(cast, text=TEXT):
    author = cast.actor("colleague")
    idea = make_idea(make_campaign(cast.municipality), author, text, place=cast.unit, signed=True)
    return Given({"code": idea.item.code}, people={"author": cast.colleague}, data={"reason": "Dubbel"})


def a_split(cast):
    given = an_idea(cast)
    caring.split_note(SYSTEM, Idea.objects.get(item__code=given.kwargs["code"]), ["En del", "En annan del"])
    return given


def a_held_idea(cast):
    campaign = make_campaign(cast.municipality, look_first=True)
    return Given(
        {"code": make_idea(campaign, place=cast.unit, channel="link").item.code}, data={"text": TEXT}
    )


def a_batch(cast):
    campaign = make_campaign(cast.municipality)
    actor = cast.actor("admin")
    with acting(actor):
        read = imports.read_notes(campaign, TEXT)
        batch = bringing.keep_batch(actor, campaign, "Lappar", imports.packed(read), 1)
    return Given({"code": batch.code})


def a_board(cast):
    given = an_idea(cast)
    idea = Idea.objects.get(item__code=given.kwargs["code"])
    return Given({"code": idea.campaign.item.code}, data={"to": f"{given.kwargs['code']}.0.0"})


def a_judging(cast):
    given = an_idea(cast)
    idea = Idea.objects.select_related("campaign__item").get(item__code=given.kwargs["code"])
    for person in (cast.staff, cast.manager, cast.developer, cast.admin):
        Score.objects.create(idea=idea, evaluator=person, assigned=idea.received)
    return Given({"code": idea.campaign.item.code})


ROWS = {
    **permission_rows_triage.ROWS,
    "ideas:list": Row(get=_SIGNED_IN, post="302 303 303 303 303 303 303 303 303"),
    "ideas:new": Row(get=_SIGNED_IN, post=_SIGNED_IN),
    "ideas:follow": Row(get="200", post="422"),
    "ideas:public": Row(get="200", post="422", given=a_public_code),
    "ideas:public-similar": Row(get="405", post="200", given=a_public_code),
    "ideas:waiting": Row(get="302 403 403 403 403 200 200 200 200"),
    "ideas:look": Row(
        get="302 404 404 404 404 200 200 404 200", post="302 404 404 404 404 302 302 404 302", given=a_held_idea
    ),
    "ideas:import-preview": Row(
        get="302 404 404 404 404 404 404 404 200", post="302 404 404 404 404 404 404 404 302", given=a_batch
    ),
    "ideas:campaigns": Row(get=_SIGNED_IN),
    "ideas:campaign-new": Row(
        get="302 403 403 403 403 200 200 403 200", post="302 403 403 403 403 422 422 403 422"
    ),
    "ideas:campaign": Row(get=_INSIDE, given=a_campaign),
    "ideas:campaign-edit": Row(
        get="302 404 404 404 403 403 403 404 200", post="302 404 404 404 403 403 403 404 422", given=a_campaign
    ),
    "ideas:campaign-close": Row(get="405",
                                post="302 404 404 404 403 403 403 404 302", given=a_campaign),
    "ideas:campaign-reopen": Row(get="405", post="302 404 404 404 403 403 403 404 302", given=a_campaign),
    "ideas:send": Row(get=_INSIDE, post=_INSIDE, given=a_sending),
    "ideas:similar": Row(get="405", post=_INSIDE, given=a_campaign),
    "ideas:notes": Row(
        get="302 404 404 404 403 403 403 404 200", post="302 404 404 404 403 403 403 404 422", given=a_campaign
    ),
    "ideas:wall": Row(get=_INSIDE, given=a_campaign),
    "ideas:wall-notes": Row(get=_INSIDE, given=a_campaign),
    "ideas:import": Row(
        get="302 404 404 404 403 403 403 404 200", post="302 404 404 404 403 403 403 404 422", given=a_campaign
    ),
    "ideas:poster": Row(get=_INSIDE, given=a_public_campaign),
    "ideas:booklet": Row(get=_INSIDE, given=a_campaign),
    "ideas:taken": Row(get="302 404 404 404 403 403 403 404 200", given=a_campaign),
    "ideas:show": Row(get=_INSIDE, given=an_idea, more={"author": "200 405"}),
    "ideas:edit": Row(
        get="302 404 404 404 403 200 200 404 200", post="302 404 404 404 403 422 422 404 422", given=an_idea,
        more={"author": "200 422"},
    ),
    "ideas:split": Row(
        get="302 404 404 404 403 200 200 404 200", post="302 404 404 404 403 422 422 404 422", given=an_idea,
        more={"author": "403 403"},
    ),
    "ideas:unsplit": Row(
        get="302 404 404 404 403 200 200 404 200", post="302 404 404 404 403 302 302 404 302", given=a_split,
        more={"author": "403 403"},
    ),
    "ideas:retire": Row(
        get="302 404 404 404 403 200 200 404 200", post="302 404 404 404 403 302 302 404 302", given=an_idea,
        more={"author": "200 302"},
    ),
    "ideas:bring-back": Row(
        get="405", post="302 404 404 404 403 302 302 404 302", given=an_idea, more={"author": "405 302"}
    ),
    "ideas:voice-back": Row(
        get="405", post="302 404 404 404 302 302 302 404 302", given=an_idea, more={"author": "405 302"}
    ),
    "ideas:board": Row(get=_INSIDE, post="302 404 404 404 403 403 403 404 303", given=a_board),
    "ideas:board-undo": Row(get="405", post="302 404 404 404 403 403 403 404 303", given=a_campaign),
    "ideas:scores": Row(get=_INSIDE, post="302 404 404 404 403 403 403 404 422", given=a_campaign),
    "ideas:score-stop": Row(get="405", post="302 404 404 404 403 403 403 404 404", given=a_campaign),
    "ideas:score": Row(get=_INSIDE, post="302 404 404 404 422 422 422 404 422", given=a_judging),
}  # fmt: skip
