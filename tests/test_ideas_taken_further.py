"""An idea becomes a card on the canvas: the menu on the idea and on a group, the thread, and one key in the pile."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Link
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.tests.factories import make_case
from rodtrad.work.ideas.models import Idea
from rodtrad.work.ideas.rules.outcomes import Choice
from rodtrad.work.ideas.services import deciding, gathering
from rodtrad.work.ideas.services.campaigns import close_campaign
from rodtrad.work.ideas.tests.factories import make_campaign, make_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def admin(cast):
    with acting(cast.actor("admin")) as actor:
        yield actor


@pytest.fixture
def campaign(cast, admin):
    return make_campaign(cast.municipality, admin)


@pytest.fixture
def work(cast, admin):
    return make_case(admin, cast.unit)


def further(item) -> str:
    return reverse("thread:become", args=[item.code, "canvas-card"])


def test_idea_when_taken_further_then_a_card_whose_thread_leads_back(
    client, cast, admin, campaign, work
) -> None:
    idea = make_idea(campaign, admin)
    client.force_login(cast.admin)

    page = client.get(reverse("ideas:show", args=[idea.item.code])).content.decode()
    asked = client.get(further(idea.item))
    made = client.post(further(idea.item), {"work": work.item.code, "type": "need", "text": idea.item.text})

    link = Link.objects.get(rel="gives-rise-to", source=idea.item)
    assert further(idea.item) in page
    assert idea.item.text in asked.content.decode()
    assert made.status_code == 303
    assert CardDetail.objects.get(item=link.target).item.text == idea.item.text
    assert idea.item.title in client.get(reverse("thread:show", args=[link.target.code])).content.decode()
    assert link.target.title in client.get(reverse("ideas:show", args=[idea.item.code])).content.decode()


def test_group_when_opened_then_it_can_be_taken_further_too(client, cast, admin, campaign, work) -> None:
    group = gathering.found_group(admin, make_idea(campaign, admin), "Resor")
    client.force_login(cast.admin)

    assert further(group.item) in client.get(reverse("ideas:group", args=[group.item.code])).content.decode()


@pytest.mark.parametrize(("outcome", "offered"), [("plan", True), ("common", True), ("not-now", False)])
def test_pile_when_something_is_to_be_done_then_one_key_takes_it_further_and_comes_back(
    outcome, offered, client, cast, admin, campaign, work
) -> None:
    idea = make_idea(campaign, admin)
    pile = reverse("ideas:triage", args=[campaign.item.code])
    client.force_login(cast.admin)
    deciding.decide(admin, idea, Choice(outcome, reason="Ingen lokal."))

    page = client.get(pile).content.decode()
    answer = client.post(
        further(idea.item), {"work": work.item.code, "type": "need", "text": "Samåk", "next": pile}
    )

    assert (f"{further(idea.item)}?next=" in page) is offered
    assert ('data-key="1"' in page) is offered
    assert answer.headers["Location"] == pile


def test_insight_when_taken_further_then_a_signed_idea_whose_thread_leads_back(
    client, cast, admin, campaign
) -> None:
    insight = thread.create_item(
        admin, kind="insight", place=cast.unit, audience=campaign.item.audience, title="Väntan är lång"
    )
    client.force_login(cast.admin)

    made = client.post(
        reverse("thread:become", args=[insight.code, "idea"]),
        {"campaign": campaign.item.code, "text": "Ring först"},
    )

    idea = Idea.objects.get()
    assert made.headers["Location"] == reverse("ideas:show", args=[idea.item.code])
    assert (idea.item.text, idea.signed) == ("Ring först", True)
    assert Link.objects.get(rel="gives-rise-to").source == insight


def test_idea_when_refined_then_a_new_idea_that_comes_out_of_it(client, cast, admin, campaign) -> None:
    idea = make_idea(campaign, admin)
    client.force_login(cast.admin)
    url = reverse("thread:become", args=[idea.item.code, "idea"])

    assert idea.item.text in client.get(url).content.decode()
    client.post(url, {"campaign": campaign.item.code, "text": "Samåk med elcykel"})

    assert Idea.objects.count() == 2
    assert Link.objects.get(rel="gives-rise-to").source == idea.item
    assert Idea.objects.get(pk=idea.pk).item.text == idea.item.text


def test_idea_when_no_campaign_is_open_then_not_offered(client, cast, admin, campaign) -> None:
    idea = make_idea(campaign, admin)
    close_campaign(admin, campaign)
    client.force_login(cast.admin)

    assert client.get(reverse("thread:become", args=[idea.item.code, "idea"])).status_code == 403
