"""Campaigns and ideas as another system reads and sends them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import scope
from rodtrad.foundation.rest.tests.client import Machine
from rodtrad.work.ideas.models import Idea
from rodtrad.work.ideas.tests.factories import TEXT, make_campaign, make_idea

pytestmark = pytest.mark.django_db


@pytest.fixture
def machine(cast: Any) -> Machine:
    return Machine(cast.staff)


@pytest.fixture
def campaign(cast: Any) -> Any:
    return make_campaign(cast.municipality)


def queries(machine: Machine, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert machine.get(path).status_code == 200
    return len(found)


def test_ideas_when_listed_then_newest_first_and_no_query_per_row(cast, machine, campaign) -> None:
    first = make_idea(campaign, cast.actor("staff"), place=cast.unit)
    machine.get("/me")
    with_one = queries(machine, "/ideas")
    make_idea(campaign, cast.actor("staff"), "Mer tid för samtal", place=cast.unit)
    make_idea(campaign, cast.actor("staff"), "En bok om byn", place=cast.unit)

    rows = machine.get("/ideas", {"size": 2, "campaign": campaign.item.code}).json()

    assert queries(machine, "/ideas") == with_one
    assert [row["text"] for row in rows["rows"]] == ["En bok om byn", "Mer tid för samtal"]
    assert [row["code"] for row in machine.get(rows["next"]).json()["rows"]] == [first.item.code]
    assert machine.get("/ideas", {"state": "done"}).json()["rows"] == []


def test_campaigns_when_listed_then_no_query_per_row(cast, machine, campaign) -> None:
    machine.get("/me")
    with_one = queries(machine, "/campaigns")
    for _number in range(2):
        make_campaign(cast.municipality)

    assert queries(machine, "/campaigns") == with_one
    assert machine.get("/campaigns").json()["rows"][-1]["code"] == campaign.item.code


def test_idea_when_sent_twice_with_one_key_then_once_signed_and_in_the_log(cast, machine, campaign) -> None:
    body = {"text": TEXT, "place": cast.unit.code}
    path = f"/campaigns/{campaign.item.code}/ideas"

    answer = machine.post(path, body, Idempotency_Key="a-key-of-its-own")
    again = machine.post(path, body, Idempotency_Key="a-key-of-its-own")

    assert answer.status_code == 201, answer.json()
    assert again.json() == answer.json()
    with scope.acting(scope.system("test")):
        idea = Idea.objects.get()
        assert idea.item.author_id == cast.staff.pk
        assert Entry.objects.filter(action="ideas.sent", item=idea.item.code).count() == 1
    assert machine.get("/ideas", {"mine": "true"}).json()["rows"][0]["code"] == idea.item.code


def test_idea_when_a_name_is_in_it_then_asked_before_it_is_sent(cast, machine, campaign) -> None:
    body = {"text": "Vi ber Anna Bergström hålla i det", "place": cast.unit.code}
    path = f"/campaigns/{campaign.item.code}/ideas"

    answer = machine.post(path, body)

    assert answer.status_code == 422
    words = [word["text"] for word in answer.json()["asked"]]
    assert "Anna Bergström" in words
    assert machine.post(path, {**body, "confirmed": words}).status_code == 201


@pytest.mark.parametrize(
    ("wanted", "body"),
    [
        ({"naming": "anonymous"}, {}),
        ({}, {"text": " "}),
        ({}, {"place": "okänd"}),
        ({}, {"challenge": "okänd"}),
    ],
)
def test_idea_when_it_cannot_be_sent_so_then_it_says_why(cast, machine, wanted, body) -> None:
    campaign = make_campaign(cast.municipality, **wanted)
    said = {"text": TEXT, "place": cast.unit.code, **body}

    answer = machine.post(f"/campaigns/{campaign.item.code}/ideas", said)

    if body == {"challenge": "okänd"}:  # a campaign without challenges asks for none
        assert answer.json().get("challenge", "") == ""
        return
    assert answer.status_code == 422
    assert answer.json()["errors"]


def test_ideas_when_held_or_elsewhere_then_not_there(cast, campaign) -> None:
    held = make_idea(make_campaign(cast.municipality, look_first=True), place=cast.unit, channel="link")
    seen = make_idea(campaign, cast.actor("staff"), place=cast.unit)

    assert Machine(cast.staff).get(f"/ideas/{held.item.code}").status_code == 404
    assert Machine(cast.neighbour).get(f"/ideas/{seen.item.code}").status_code == 404
    assert Machine(cast.neighbour).get("/ideas").json()["rows"] == []
    assert Machine(cast.neighbour).post(
        f"/campaigns/{campaign.item.code}/ideas", {"text": TEXT, "place": cast.unit.code}
    ).status_code == 404  # fmt: skip
