"""Insights and insight works as another system reads and writes them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import scope
from rodtrad.foundation.rest.tests.client import Machine
from rodtrad.work.insights.models import Insight
from rodtrad.work.insights.tests.factories import TEXT, make_insight, make_work

pytestmark = pytest.mark.django_db


@pytest.fixture
def machine(cast: Any) -> Machine:
    return Machine(cast.developer)


def queries(machine: Machine, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert machine.get(path).status_code == 200
    return len(found)


def test_insights_when_listed_then_no_query_per_row(cast, machine) -> None:
    make_insight(cast.actor("developer"), cast.unit)
    machine.get("/me")
    with_one = queries(machine, "/insights")
    for text in ("Bussen går inte på kvällen", "Ingen berättade om rätten till stöd"):
        make_insight(cast.actor("developer"), cast.unit, text)

    rows = machine.get("/insights", {"size": 2}).json()

    assert queries(machine, "/insights") == with_one
    assert len(rows["rows"]) == 2
    assert [row["text"] for row in machine.get(rows["next"]).json()["rows"]] == [TEXT]
    assert rows["rows"][0]["perspectives"] == ["P1"]
    assert machine.get("/insights", {"theme": "okänt"}).json()["rows"] == []
    assert machine.get("/insights", {"after": "fel"}).status_code == 422


def test_works_when_listed_then_no_query_per_row_and_each_can_be_read(cast, machine) -> None:
    work = make_work(cast.actor("developer"), cast.unit)
    machine.get("/me")
    with_one = queries(machine, "/insight-works")
    for title in ("Kvällar", "Helger"):
        make_work(cast.actor("developer"), cast.unit, title)

    assert queries(machine, "/insight-works") == with_one
    assert machine.get(f"/insight-works/{work.item.code}").json()["title"] == work.item.title


def test_insight_when_written_then_as_on_the_page_and_once(cast, machine) -> None:
    body = {"text": TEXT, "place": cast.unit.code, "perspectives": ["P1", "P3"], "caught": "2026-02-03"}

    answer = machine.post("/insights", body, Idempotency_Key="a-key-of-its-own")
    again = machine.post("/insights", body, Idempotency_Key="a-key-of-its-own")

    assert answer.status_code == 201, answer.json()
    assert again.json() == answer.json()
    assert answer.json()["perspectives"] == ["P1", "P3"]
    assert answer.json()["caught"] == "2026-02-03"
    with scope.acting(scope.system("test")):
        insight = Insight.objects.get()
        assert insight.owner_id == cast.developer.pk
        assert Entry.objects.filter(action="insights.written", item=insight.item.code).count() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"text": ""}, {"place": "okänd"}, {"came_by": "okänt"}, {"level": "okänd"}],
)
def test_insight_when_it_cannot_be_so_then_it_says_which_field(cast, machine, wrong) -> None:
    answer = machine.post("/insights", {"text": TEXT, "place": cast.unit.code, **wrong})

    assert answer.status_code == 422
    assert [error["field"] for error in answer.json()["errors"]] == list(wrong)


def test_insight_when_a_name_is_in_it_then_asked_before_it_is_saved(cast, machine) -> None:
    body = {"text": "Vi pratade med Anna Bergström om bussen", "place": cast.unit.code}

    answer = machine.post("/insights", body)

    assert answer.status_code == 422
    words = [word["text"] for word in answer.json()["asked"]]
    assert machine.post("/insights", {**body, "confirmed": words}).status_code == 201


def test_insights_when_elsewhere_then_not_there(cast) -> None:
    insight = make_insight(cast.actor("developer"), cast.unit)
    work = make_work(cast.actor("developer"), cast.unit)
    stranger = Machine(cast.neighbour)

    assert stranger.get(f"/insights/{insight.item.code}").status_code == 404
    assert stranger.get("/insights").json()["rows"] == []
    assert stranger.get(f"/insight-works/{work.item.code}").status_code == 404
    assert stranger.post("/insights", {"text": TEXT, "place": cast.unit.code}).status_code == 422
