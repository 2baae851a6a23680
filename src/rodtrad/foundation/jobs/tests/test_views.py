"""The pages of background work: progress, result, list."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.base.paging import SIZE
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs import services
from rodtrad.foundation.jobs.tests.conftest import SYSTEM, ask

pytestmark = pytest.mark.django_db


@pytest.fixture
def client(cast):
    client = Client()
    client.force_login(cast.staff)
    return client


def job_of(cast, who="staff", steps=3, **more):
    with acting(SYSTEM):
        return ask(steps, actor=cast.actor(who), place=cast.unit, **more)


def text_of(response) -> str:
    text = response.content.decode()
    assert "UNKNOWN-VARIABLE" not in text
    return text


def one_step():
    with acting(SYSTEM):
        services.run(services.claim("w"), seconds=0)


def test_page_when_waiting_then_says_so_and_can_be_stopped(client, cast):
    job = job_of(cast)

    page = text_of(client.get(reverse("jobs:show", args=[job.code])))

    assert "Det börjar när det är dess tur" in page
    assert reverse("jobs:stop", args=[job.code]) in page
    assert "Se vad det blev" not in page


def test_page_when_at_work_then_shows_how_far_it_has_come(client, cast):
    job = job_of(cast)
    one_step()

    page = text_of(client.get(reverse("jobs:show", args=[job.code])))

    assert 'value="33"' in page
    assert "Räknar 1" in page
    assert "1 av 3" in page
    assert f'href="{reverse("jobs:show", args=[job.code])}"' in page  # the refresh link, without script


def test_part_when_asked_for_then_only_what_changes(client, cast):
    job = job_of(cast)

    answer = client.get(reverse("jobs:show", args=[job.code]), {"del": "1"})

    assert "<html" not in text_of(answer)
    assert 'aria-live="polite"' in text_of(answer)
    assert answer["Cache-Control"] == "no-store"


def test_page_when_done_then_leads_to_the_result_and_only_the_owner(client, cast):
    job = job_of(cast)
    with acting(SYSTEM):
        services.work_off()
    admin = Client()
    admin.force_login(cast.admin)
    address = reverse("jobs:show", args=[job.code])

    assert "Se vad det blev" in text_of(client.get(address))
    assert "Stoppa" not in text_of(client.get(address))
    assert "Se vad det blev" not in text_of(admin.get(address))


def test_page_when_failed_then_says_why_and_can_be_started_again(client, cast):
    job = job_of(cast, name="toy.refused")
    with acting(SYSTEM):
        services.work_off()

    page = text_of(client.get(reverse("jobs:show", args=[job.code])))

    assert "Filen finns inte längre. Lämna in den igen." in page
    again = client.post(reverse("jobs:start-again", args=[job.code]), follow=True)
    assert "Det börjar när det är dess tur" in text_of(again)


def test_stop_when_it_is_over_then_told(client, cast):
    job = job_of(cast)
    with acting(SYSTEM):
        services.work_off()

    assert "Arbetet är redan slut." in text_of(
        client.post(reverse("jobs:stop", args=[job.code]), follow=True)
    )


def test_list_when_empty_then_teaches(client):
    assert "Inga bakgrundsarbeten här" in text_of(client.get(reverse("jobs:list")))


def test_list_when_others_have_some_then_only_mine_and_those_i_look_after(client, cast):
    mine, other = job_of(cast), job_of(cast, "colleague")
    admin = Client()
    admin.force_login(cast.admin)

    page = text_of(client.get(reverse("jobs:list")))
    assert mine.code in page
    assert other.code not in page
    assert other.code not in text_of(client.get(reverse("jobs:list"), {"andras": "1"}))
    assert mine.code in text_of(admin.get(reverse("jobs:list"), {"andras": "1"}))


def test_list_when_many_then_paged_in_the_same_number_of_queries(client, cast):
    job_of(cast)
    with CaptureQueriesContext(connection) as one:
        client.get(reverse("jobs:list"))
    for _number in range(SIZE):
        job_of(cast)
    with CaptureQueriesContext(connection) as many:
        page = text_of(client.get(reverse("jobs:list")))

    assert len(many) == len(one)
    assert "after=" in page
