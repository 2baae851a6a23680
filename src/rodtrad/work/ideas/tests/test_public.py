"""Anybody with the link writes and follows; wrong codes give one page; pages are light and need no script."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.work.ideas.models import Idea, Knock
from rodtrad.work.ideas.tests.factories import SYSTEM, TEXT, make_campaign, send

pytestmark = pytest.mark.django_db


@pytest.fixture
def address(cast) -> str:
    with acting(SYSTEM):
        return reverse("ideas:public", args=[make_campaign(cast.municipality, open_to_all=True).public_code])


def test_idea_when_sent_by_link_then_a_code_that_opens_the_answer(client, address) -> None:
    page = client.get(address)
    answer = client.post(address, {"text": TEXT, "once": "abcdefghjk"})
    secret = answer.context["secret"]

    followed = client.post(reverse("ideas:follow"), {"code": secret})

    assert (page.status_code, answer.status_code, followed.status_code) == (200, 200, 200)
    assert secret in answer.content.decode()
    assert TEXT in followed.content.decode()
    assert len(page.content) < 40_000
    with acting(SYSTEM):
        assert "127.0.0.1" not in str(list(Knock.objects.values()))


@pytest.mark.parametrize("text", ["Ring 070-174 06 05", "Prata med Anna Bergström", "640823-3234", ""])
def test_text_when_it_may_point_to_a_person_then_refused_and_kept_in_the_form(text, client, address) -> None:
    answer = client.post(address, {"text": text})

    assert answer.status_code == 422
    assert text in answer.content.decode()
    with acting(SYSTEM):
        assert not Idea.objects.exists()


def test_code_when_wrong_then_the_same_page_and_tries_are_counted(client, cast) -> None:
    follow = reverse("ideas:follow")
    answers = [client.post(follow, {"code": code}) for code in ("abcd-efgh-jkmn-pqrs", "fel")]

    assert ["Ingen idé har den koden" in answer.content.decode() for answer in answers] == [True, True]
    for _try in range(20):
        last = client.post(follow, {"code": "abcd"})
    assert last.status_code == 429


def test_similar_when_somebody_has_sent_the_same_then_asked_and_a_voice_is_added(client, cast) -> None:
    with acting(SYSTEM):
        campaign = make_campaign(cast.municipality, open_to_all=True)
        idea = send(campaign, channel="link").idea
    address = reverse("ideas:public", args=[campaign.public_code])

    asked = client.post(address, {"text": "Samåka till besök i ytterområdena"})
    added = client.post(address, {"text": "Samåka till besök i ytterområdena", "similar": idea.item.code})

    assert "Är det någon av de här?" in asked.content.decode()
    assert "Din röst är med" in added.content.decode()
    with acting(SYSTEM):
        assert (Idea.objects.count(), Idea.objects.get().voices_count) == (1, 1)


def test_page_when_the_campaign_is_not_open_to_all_then_the_calm_page(client, cast) -> None:
    with acting(SYSTEM):
        campaign = make_campaign(cast.municipality)

    answer = client.get(reverse("ideas:public", args=[campaign.public_code]))

    assert answer.status_code == 404
    assert "Mer tid" not in answer.content.decode()
