"""The pages of ideas: no query per row, the wall polls cheaply, notes and documents work."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.work.ideas.models import Idea
from rodtrad.work.ideas.tests.factories import SYSTEM, make_campaign, make_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def campaign(cast):
    with acting(SYSTEM):
        return make_campaign(cast.municipality, open_to_all=True)


def more(campaign, cast, number) -> None:
    with acting(SYSTEM):
        for at in range(number):
            make_idea(campaign, text=f"Idé nummer {at}", place=cast.unit, signed=False)


def queries(client, url) -> int:
    with CaptureQueriesContext(
        connection,
    ) as caught:
        assert client.get(url).status_code == 200
    return len(caught)


@pytest.mark.parametrize("page", ["list", "campaigns", "wall", "campaign"])
def test_page_with_one_and_three_ideas_then_as_many_queries(page, client, cast, campaign) -> None:
    client.force_login(cast.admin)
    code = [campaign.item.code] if page in ("wall", "campaign") else []
    url = reverse(f"ideas:{page}", args=code)
    more(campaign, cast, 1)
    client.get(url)
    one = queries(client, url)
    more(campaign, cast, 2)

    assert queries(client, url) == one


def test_wall_when_nothing_is_new_then_204_and_after_a_note_its_text(client, cast, campaign) -> None:
    client.force_login(cast.admin)
    url = reverse("ideas:wall-notes", args=[campaign.item.code])

    assert client.get(url, {"sett": "0"}).status_code == 204
    notes = reverse("ideas:notes", args=[campaign.item.code])
    saved = client.post(notes, {"text": "Ett\nTvå", "category": "Samverkan", "once": "abcdefghjk"})
    client.post(notes, {"text": "Ett\nTvå", "once": "abcdefghjk"})

    assert saved.status_code == 302
    assert "Två" in client.get(url, {"sett": "0"}).content.decode()
    with acting(SYSTEM):
        assert Idea.objects.count() == 2


def test_documents_when_taken_then_poster_and_booklet_are_pdf(client, cast, campaign) -> None:
    client.force_login(cast.admin)
    more(campaign, cast, 2)

    for name in ("poster", "booklet"):
        answer = client.get(reverse(f"ideas:{name}", args=[campaign.item.code]))
        assert answer.content.startswith(b"%PDF")


def test_import_when_previewed_and_confirmed_then_the_ideas_are_there(client, cast, campaign) -> None:
    client.force_login(cast.admin)
    sent = client.post(
        reverse("ideas:import", args=[campaign.item.code]), {"notes": "Ett\nTvå", "idea_type": "proposal"}
    )

    shown = client.get(sent["Location"])
    done = client.post(sent["Location"])

    assert "2 idéer att ta in" in shown.content.decode()
    assert done.status_code == 302
    with acting(SYSTEM):
        assert Idea.objects.count() == 2


def test_idea_sent_signed_in_when_anonymous_then_the_code_is_shown(client, cast, campaign) -> None:
    client.force_login(cast.staff)
    url = reverse("ideas:send", args=[campaign.item.code])

    answer = client.post(
        url, {"text": "Måla entrén", "place": cast.unit.code, "sign": "no", "once": "abcdefghjk"}
    )

    assert answer.context["secret"] in answer.content.decode()
