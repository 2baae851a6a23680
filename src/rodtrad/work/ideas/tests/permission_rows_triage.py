"""Who gets what from the addresses of sorting, deciding and answering. The campaign is the municipality's."""

from __future__ import annotations

from tests.permission_rows import Given, Row

from rodtrad.foundation.base.scope import acting
from rodtrad.work.ideas.services import answers, gathering
from rodtrad.work.ideas.tests.factories import TEXT, make_campaign, make_idea

_SEES = "302 404 404 404 200 200 200 404 200"
_STEERS = "302 404 404 404 403 403 403 404 200"


def a_pile(cast, **more):
    campaign = make_campaign(cast.municipality)
    idea = make_idea(campaign)
    return Given({"code": campaign.item.code, **more}, data={"idea": idea.item.code, "outcome": "plan"})


def a_wording(cast):
    given = a_pile(cast, outcome="plan")
    return Given(given.kwargs, data={"text": "Tack.", "next_step": "Vi hör av oss."})


def a_batch(cast):
    campaign = make_campaign(cast.municipality)
    with acting(cast.actor("admin")) as actor:
        return Given({"code": answers.word_answers(actor, campaign, "plan", "Tack.", "Mer kommer.").code})


def a_group(cast):
    idea = make_idea(make_campaign(cast.municipality))
    with acting(cast.actor("admin")) as actor:
        group = gathering.found_group(actor, idea, "Resor")
    return Given({"code": group.item.code}, data={"label": "Samåkning", "apart": "1"})


def an_idea(cast):
    author = cast.actor("colleague")
    idea = make_idea(make_campaign(cast.municipality), author, TEXT, place=cast.unit, signed=True)
    return Given({"code": idea.item.code}, data={"label": "Resor"})


_DECIDES = "302 404 404 404 403 200 200 404 200"
_DECIDED = "302 404 404 404 403 303 303 404 303"


def an_idea_to_decide(cast):
    idea = make_idea(make_campaign(cast.municipality), place=cast.unit)
    other = make_idea(idea.campaign, text="Samåk till besöken", place=cast.unit)
    data = {"text": "Tack.", "next_step": "Mer kommer.", "became": "Ny rutin.", "into": other.item.code}
    return Given({"code": idea.item.code}, data=data)


ROWS = {
    #                             stranger guest elected neighbour staff manager developer supervisor admin
    "ideas:groups": Row(get=_SEES, post="302 404 404 404 403 403 403 404 303", given=a_pile),
    "ideas:ungrouped": Row(get=_SEES, given=a_pile),
    "ideas:triage": Row(get=_STEERS, post="302 404 404 404 403 403 403 404 303", given=a_pile),
    "ideas:take-back": Row(get="405", post="302 404 404 404 403 403 403 404 303", given=a_pile),
    "ideas:answers": Row(get=_STEERS, given=a_pile),
    "ideas:answer-word": Row(get=_STEERS, post="302 404 404 404 403 403 403 404 303", given=a_wording),
    "ideas:answers-read": Row(get=_STEERS, post="302 404 404 404 403 403 403 404 303", given=a_batch),
    "ideas:fairness": Row(get=_STEERS, given=a_pile),
    "ideas:outcomes": Row(get=_SEES, given=a_pile),
    "ideas:group": Row(get=_SEES, given=a_group),
    "ideas:group-rename": Row(get=_STEERS, post="302 404 404 404 403 403 403 404 303", given=a_group),
    "ideas:group-together": Row(get="405", post="302 404 404 404 403 403 403 404 303", given=a_group),
    "ideas:hand": Row(get="405", post="302 404 404 404 303 303 303 404 303", given=an_idea_to_decide),
    "ideas:answer": Row(get=_DECIDES, post=_DECIDED, given=an_idea_to_decide),
    "ideas:done": Row(get=_DECIDES, post=_DECIDED, given=an_idea_to_decide),
    "ideas:open-again": Row(get="405", post=_DECIDED, given=an_idea_to_decide),
    "ideas:join": Row(get=_DECIDES, post=_DECIDED, given=an_idea_to_decide),
    "ideas:part": Row(get="405", post=_DECIDED, given=an_idea_to_decide),
    "ideas:move": Row(
        get="302 404 404 404 403 200 200 404 200", post="302 404 404 404 403 303 303 404 303", given=an_idea
    ),
}
