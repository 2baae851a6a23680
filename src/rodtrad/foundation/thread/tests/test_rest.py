"""Items, their links and the search as another system reads them."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.rest.tests.client import Machine
from rodtrad.foundation.thread.services import add_link, create_item, retire

pytestmark = pytest.mark.django_db
SYSTEM = scope.system("test")


def make(cast: Any, title: str, kind: str = "toy-need", audience: str = "public") -> Any:
    with scope.acting(SYSTEM):
        return create_item(SYSTEM, kind=kind, place=cast.unit, audience=audience, title=title, author_id=None)


@pytest.fixture
def machine(cast: Any) -> Machine:
    return Machine(cast.neighbour, "thread:read")


def test_items_when_listed_then_narrowed(cast, machine) -> None:
    need, benefit = make(cast, "Sällskap"), make(cast, "Nytta", "toy-benefit")
    make(cast, "Dolt", audience="private")
    with scope.acting(SYSTEM):
        gone = make(cast, "Undanlagt")
        retire(SYSTEM, gone, "inaktuellt")

    def titles(**query: Any) -> list[str]:
        answer = machine.get("/items", query)
        assert answer.status_code == 200, answer.content
        return [row["title"] for row in answer.json()["rows"]]

    assert titles() == ["Nytta", "Sällskap"]
    assert titles(kind="toy-need") == ["Sällskap"]
    assert titles(home=benefit.code) == ["Nytta"]
    assert titles(place=cast.area.code) == ["Nytta", "Sällskap"]
    assert titles(place=cast.outside_unit.code) == []
    assert titles(retired="true", kind="toy-need") == ["Undanlagt", "Sällskap"]
    assert titles(changed_since=(clock.now() + timedelta(hours=1)).isoformat()) == []
    assert machine.get("/items", {"changed_since": "2026-11-25T10:00:00"}).status_code == 422
    assert machine.get("/items", {"changed_since": "0001-01-01T00:00:00+14:00"}).status_code == 422
    assert machine.get(f"/items/{need.code}").json()["url"]


def test_items_when_paged_while_rows_are_added_then_none_twice(cast, machine) -> None:
    for number in range(7):
        make(cast, f"Behov {number}")
    seen, page = [], machine.get("/items", {"size": 2}).json()
    while True:
        seen += [row["code"] for row in page["rows"]]
        if page["next"] is None:
            break
        make(cast, "Nytt")
        page = machine.get(page["next"]).json()

    assert len(seen) == len(set(seen)) == 7


def test_items_when_more_then_no_more_queries(cast, machine) -> None:
    machine.get("/me")
    first = make(cast, "Ett")

    def queries(path: str) -> int:
        with CaptureQueriesContext(connection) as found:
            assert machine.get(path).status_code == 200
        return len(found)

    def link(title: str) -> None:
        with scope.acting(SYSTEM):
            add_link(SYSTEM, make(cast, title, "toy-benefit"), "toy-answers", first)

    link("Två")
    paths = ("/items", f"/items/{first.code}/links", f"/items/{first.code}")
    with_one = [queries(path) for path in paths]
    link("Tre")
    link("Fyra")

    assert [queries(path) for path in paths] == with_one
    said = machine.get(paths[1]).json()["rows"]
    assert [row["other"]["title"] for row in said] == ["Två", "Tre", "Fyra"]
    assert {row["up"] for row in said} == {False}


def test_links_when_an_end_is_hidden_then_not_hinted_at(cast, machine) -> None:
    need, hidden = make(cast, "Sällskap"), make(cast, "Hemligt", "toy-benefit", "private")
    with scope.acting(SYSTEM):
        add_link(SYSTEM, hidden, "toy-answers", need)

    answer = machine.get(f"/items/{need.code}/links")

    assert answer.json() == {"rows": []}
    assert machine.get(f"/items/{hidden.code}").status_code == 404
    assert machine.get(f"/items/{hidden.code}/links").status_code == 404


def test_search_when_asked_then_as_the_pages_find(cast, machine) -> None:
    for number in range(3):
        make(cast, f"Hemtjänstpersonalen {number}")
    make(cast, "Hemtjänstens hemlighet", audience="private")

    first = machine.post("/search", {"words": "hemtjänst", "size": 2}).json()
    rest = machine.post("/search", {"words": "hemtjänst", "size": 2, "after": first["after"]}).json()

    assert [row["title"] for row in (*first["rows"], *rest["rows"])] == [
        f"Hemtjänstpersonalen {number}" for number in (2, 1, 0)
    ]
    assert rest["after"] is None
    assert machine.post("/search", {"words": "hemtjänst", "kind": "toy-benefit"}).json()["rows"] == []


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "finns-inte"},
        {"year": 1400},
        {"after": "fel"},
        {"words": "640823-3234"},
        {"words": ""},
        {"x": 1},
    ],
)
def test_search_when_something_is_wrong_then_said(machine, wrong) -> None:
    answer = machine.post("/search", {"words": "hemtjänst", **wrong})

    assert answer.status_code == 422
    assert answer.json()["errors"]
    assert "640823" not in answer.content.decode()
