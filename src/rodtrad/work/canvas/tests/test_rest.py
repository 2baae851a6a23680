"""Works, case files and cards as another system reads and writes them."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import scope
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.rest.tests.client import Machine
from rodtrad.foundation.thread.models import Alternative, Item
from rodtrad.work.canvas.models import CardDetail, CaseDetail
from rodtrad.work.canvas.services.cards import change_card
from rodtrad.work.canvas.services.cases import change_visibility
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
NAME = "Vi pratade med Anna Bergström om det"


@pytest.fixture
def machine(cast: Any) -> Machine:
    return Machine(cast.staff)


@pytest.fixture
def case(cast: Any) -> CaseDetail:
    # a municipality that there is, since case files know only those
    Place.objects.filter(pk=cast.municipality.pk).update(name="Söderhamn", official_code="2182")
    return make_case(cast.actor("staff"), Place.objects.get(pk=cast.unit.pk))


@pytest.fixture
def card(cast: Any, case: CaseDetail) -> CardDetail:
    return make_card(cast.actor("staff"), case, "need", "Sällskap")


def queries(machine: Machine, path: str) -> int:
    with CaptureQueriesContext(connection) as found:
        assert machine.get(path).status_code == 200
    return len(found)


def _for_all(case: CaseDetail) -> None:
    with scope.acting(scope.system("test")) as actor:
        change_visibility(actor, case, "municipality")


def test_cases_when_listed_then_narrowed_and_no_query_per_row(cast, machine, case) -> None:
    machine.get("/me")
    with_one = queries(machine, "/cases")
    other = make_case(cast.actor("staff"), cast.unit, "Promenader")
    make_case(cast.actor("staff"), cast.unit, "Dans")

    rows = machine.get("/cases", {"size": 2}).json()

    assert queries(machine, "/cases") == with_one
    assert [row["title"] for row in rows["rows"]] == ["Dans", "Promenader"]
    assert rows["rows"][1]["code"] == other.item.code
    assert [row["title"] for row in machine.get(rows["next"]).json()["rows"]] == ["Middag ihop"]
    assert machine.get(rows["next"]).json()["next"] is None
    assert machine.get("/cases", {"state": "verified"}).json()["rows"] == []
    assert len(machine.get("/cases", {"place": cast.unit.code, "mine": "true"}).json()["rows"]) == 3
    assert machine.get("/cases", {"after": "fel"}).status_code == 422


def test_case_when_read_then_its_file_goes_in_again_unchanged(cast, case, card) -> None:
    _for_all(case)
    machine = Machine(cast.admin)
    read = machine.get(f"/cases/{case.item.code}").json()

    judged = machine.post("/cases/import", {"file": read["file"], "judge_only": True})

    assert (read["key"], read["title"], read["state"]) == ("middag-ihop", "Middag ihop", "sketch")
    assert read["file"]["cases"][0]["cards"][0]["text"] == "Sällskap"
    assert judged.status_code == 200, judged.json()["errors"]
    assert judged.json()["works"] == [{"id": "middag-ihop", "title": "Middag ihop", "outcome": "unchanged"}]
    assert Machine(cast.outsider).post("/cases/import", {"file": read["file"]}).status_code == 422


def test_file_when_brought_in_then_all_of_it_once(cast, case, card) -> None:
    _for_all(case)
    machine = Machine(cast.admin)
    file = machine.get(f"/cases/{case.item.code}").json()["file"]
    file["cases"][0]["id"] = "annan-middag"

    judged = machine.post("/cases/import", {"file": file, "judge_only": True})
    done = [machine.post("/cases/import", {"file": file}, Idempotency_Key="en gång") for _time in range(2)]

    assert judged.status_code == 200, judged.json()["errors"]
    assert [row["outcome"] for row in judged.json()["works"]] == ["new"]
    assert judged.json()["new"] == []
    assert done[0].status_code == 200, done[0].content
    assert len(done[0].json()["new"]) == 1
    assert done[1].json()["new"] == done[0].json()["new"]
    assert CaseDetail.everywhere.filter(key="annan-middag").count() == 1


def test_file_when_it_is_wrong_names_somebody_or_holds_a_number_then_nothing_is_saved(cast, case) -> None:
    machine = Machine(cast.admin)
    text = "cases:\n  - id: ny\n    title: Ny\n    hittepå: 1\n"
    wrong = machine.post("/cases/import", {"file": text})
    number = machine.post("/cases/import", {"file": {"cases": [{"id": "ny", "title": "Om 640823-3234"}]}})

    assert (wrong.status_code, number.status_code) == (422, 422)
    assert any(row["line"] for row in wrong.json()["errors"])
    assert "640823" not in number.content.decode()
    assert CaseDetail.everywhere.count() == 1


def test_cards_when_listed_then_no_query_per_row(cast, machine, case, card) -> None:
    path = f"/cases/{case.item.code}/cards"
    machine.get("/me")
    with_one = queries(machine, path)
    for text in ("Trygghet", "Mening"):
        make_card(cast.actor("staff"), case, "need", text)

    assert queries(machine, path) == with_one
    first = machine.get(path, {"size": 2, "type": "need"}).json()
    assert [row["fields"]["text"] for row in first["rows"]] == ["Sällskap", "Trygghet"]
    assert [row["fields"]["text"] for row in machine.get(first["next"]).json()["rows"]] == ["Mening"]


def test_card_when_written_then_there_once_and_told_of(cast, machine, case) -> None:
    path, body = f"/cases/{case.item.code}/cards", {"type": "need", "fields": {"text": "Sällskap"}}

    made = [machine.post(path, body, Idempotency_Key="a-1") for _time in range(2)]
    reused = machine.post(path, {"type": "need", "fields": {"text": "Annat"}}, Idempotency_Key="a-1")

    assert [each.status_code for each in made] == [201, 201]
    assert made[0].json() == made[1].json()
    assert machine.get(made[0]["Location"]).json() == made[0].json()
    assert (reused.status_code, reused.json()["type"]) == (422, "/api/#key-reused")
    assert CardDetail.everywhere.count() == 1
    entry = Entry.everywhere.get(action="canvas.card-added")
    assert (entry.actor, entry.actor_kind, entry.reason) == (cast.staff.code, "person", "Rapporten")


@pytest.mark.parametrize(
    ("body", "field"),
    [({"type": "finns-inte", "fields": {"text": "a"}}, "type"), ({"type": "need", "fields": {}}, "text"),
     ({"type": "need", "fields": {"text": "a", "hittepå": "b"}}, "hittepå"),
     ({"type": "need", "fields": {"text": "Om 640823-3234"}}, "text"),
     ({"type": "need", "fields": {"text": "a"}, "okänt": 1}, "asked.okänt")],
)  # fmt: skip
def test_card_when_something_is_wrong_then_said_by_field(machine, case, body, field) -> None:
    answer = machine.post(f"/cases/{case.item.code}/cards", body)

    assert answer.status_code == 422
    assert field in [row["field"] for row in answer.json()["errors"]], answer.json()
    assert "640823" not in answer.content.decode()
    assert not CardDetail.everywhere.exists()


def test_card_when_it_names_somebody_then_asked_and_saved_when_confirmed(cast, machine, case) -> None:
    from rodtrad.foundation.org.models import NotAPerson

    path, body = f"/cases/{case.item.code}/cards", {"type": "need", "fields": {"text": NAME}}

    asked = machine.post(path, body)
    wrong = machine.post(path, {**body, "confirmed": ["Anna"]})
    saved = machine.post(path, {**body, "confirmed": ["Anna Bergström"]})

    assert (asked.status_code, wrong.status_code, saved.status_code) == (422, 422, 201)
    assert asked.json()["asked"] == [{"field": "text", "text": "Anna Bergström", "kind": "name"}]
    assert NotAPerson.objects.get().said == "anna bergström"


def test_card_when_changed_then_the_version_must_be_said(machine, card) -> None:
    path = f"/cards/{card.item.code}"
    etag = machine.get(path)["ETag"]
    change = {"fields": {"text": "Sällskap varje dag"}}

    unsaid = machine.patch(path, change)
    other = machine.patch(path, change, If_Match='"annan"')
    saved = machine.patch(path, change, If_Match=etag)
    again = machine.patch(path, {"fields": {"text": "Något"}}, If_Match=etag)

    assert [each.status_code for each in (unsaid, other, saved, again)] == [428, 412, 200, 412]
    assert saved.json()["fields"]["text"] == "Sällskap varje dag"
    assert machine.get(path)["ETag"] == saved["ETag"] != etag


def test_card_when_two_change_the_same_field_then_409_with_both_and_nothing_lost(cast, machine, card) -> None:
    path = f"/cards/{card.item.code}"
    with scope.acting(cast.actor("staff")) as actor:
        change_card(actor, card, {"text": "Deras text"}, seen={"text": "Sällskap"})

    clash = machine.patch(
        path, {"fields": {"text": "Min text", "note": "Ny"}, "seen": {"text": "Sällskap", "note": ""}}
    )

    assert clash.status_code == 409
    assert clash.json()["conflicts"] == [
        {"field": "text", "seen": "Sällskap", "theirs": "Deras text", "mine": "Min text"}
    ]
    now = machine.get(path).json()["fields"]
    assert (now["text"], now["note"]) == ("Deras text", "Ny")
    assert Alternative.everywhere.get().text == "Min text"
    settled = machine.patch(path, {"fields": {"text": "Båda"}, "seen": {"text": "Deras text"}})
    assert settled.json()["fields"]["text"] == "Båda"


@pytest.mark.parametrize(
    ("who", "read", "write"),
    [("manager", 200, 403), ("neighbour", 404, 404), ("outsider", 404, 404), ("guest", 404, 404)],
)
def test_card_when_of_others_then_as_on_the_pages(cast, case, card, who, read, write) -> None:
    Item.everywhere.update(audience=f"u:{cast.unit.pk}")
    machine = Machine(getattr(cast, who))
    path, change = f"/cards/{card.item.code}", {"fields": {"text": "Mitt"}, "seen": {"text": "Sällskap"}}

    assert machine.get(path).status_code == read
    assert machine.patch(path, change).status_code == write
    new = machine.post(f"/cases/{case.item.code}/cards", {"type": "need", "fields": {"text": "a"}})
    assert new.status_code == write
    assert CardDetail.everywhere.count() == 1
