"""The door: whose key it is, when it is dead, how often it may come, and what a machine is told."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.org import services as org
from rodtrad.foundation.org.models import User
from rodtrad.foundation.rest.models import Token
from rodtrad.foundation.rest.tests.client import Machine, key_of

pytestmark = pytest.mark.django_db
PROBLEM = "application/problem+json"


def test_me_when_asked_then_the_person_and_the_key(cast) -> None:
    answer = Machine(cast.staff, "thread:read").get("/me")

    assert answer.status_code == 200
    assert answer.json() == {
        "code": cast.staff.code, "name": "Sara Handläggare", "username": "staff", "language": "sv",
        "roles": [{"role": "staff", "place": "Ängens hemtjänst", "place_code": cast.unit.code, "until": None}],
        "key_name": "Rapporten", "scopes": ["thread:read"],
        "expires": (clock.today() + timedelta(days=30)).isoformat(),
    }  # fmt: skip
    assert Token.objects.get().last_used == clock.today()


@pytest.mark.parametrize("header", ["", "Bearer", "Bearer fel", "Basic c3RhZmY6eA==", "Bearer åäö"])
def test_key_when_none_or_unknown_then_401_that_says_what_to_do(cast, header) -> None:
    answer = Client().get("/api/v1/me", headers={"Authorization": header} if header else {})

    assert (answer.status_code, answer["Content-Type"]) == (401, PROBLEM)
    assert answer["WWW-Authenticate"].startswith("Bearer")
    assert answer.json()["type"] == "/api/#no-token"
    assert "API-nycklar" in answer.json()["detail"]


def test_session_when_without_a_key_then_opens_nothing(cast) -> None:
    client = Client()
    client.force_login(cast.admin, backend="allauth.account.auth_backends.AuthenticationBackend")

    assert client.get("/api/v1/items").status_code == 401


def test_key_when_the_account_ends_then_dead_and_stays_so_when_the_person_returns(cast) -> None:
    machine = Machine(cast.staff)
    admin = cast.actor("admin")
    with scope.acting(admin):
        org.deactivate_user(admin, cast.staff)
        assert machine.get("/me").status_code == 401
        org.bring_back_user(admin, cast.staff, place=cast.unit, role="staff")
        User.objects.update(must_change_password=False)

    answer = machine.get("/me")

    assert answer.status_code == 401
    assert "återkallad" in answer.json()["detail"]
    assert Entry.everywhere.filter(action="rest.token-revoked", item=cast.staff.code).count() == 1


def test_key_when_a_password_must_be_chosen_then_waits(cast) -> None:
    machine = Machine(cast.staff)
    User.objects.filter(pk=cast.staff.pk).update(must_change_password=True)
    assert machine.get("/me").status_code == 401
    User.objects.filter(pk=cast.staff.pk).update(must_change_password=False)
    assert machine.get("/me").status_code == 200


def test_key_when_a_module_stops_the_person_then_waits(cast, monkeypatch) -> None:
    machine = Machine(cast.staff)
    monkeypatch.setattr(
        "rodtrad.foundation.rest.door._stopped_by_a_module", lambda token: "Skaffa en andra faktor."
    )

    answer = machine.get("/me")

    assert (answer.status_code, answer.json()["detail"]) == (401, "Skaffa en andra faktor.")


def test_key_when_its_time_is_over_then_dead(cast) -> None:
    machine = Machine(cast.staff)
    with clock.at(clock.now() + timedelta(days=31)):
        assert "tid" in machine.get("/me").json()["detail"]


def test_key_when_it_does_not_cover_then_403(cast) -> None:
    machine = Machine(cast.staff, "canvas:read")

    answer = machine.get("/items")

    assert (answer.status_code, answer.json()["type"]) == (403, "/api/#scope")
    assert "Den röda tråden" in answer.json()["detail"]
    assert machine.post("/cases/aaaaaaaaaa/cards", {}).status_code == 403


def test_key_when_it_comes_too_often_then_told_to_wait(cast, monkeypatch) -> None:
    machine = Machine(cast.staff)
    monkeypatch.setattr("rodtrad.foundation.rest.door.time.time", lambda: 1_000_010.0)
    with scope.acting(cast.actor("admin")) as actor:
        org.change_setting(actor, cast.unit, "rest.per-minute", 2)

    statuses = [machine.get("/me").status_code for _time in range(3)]
    cache.clear()

    assert statuses == [200, 200, 429]


def test_refusal_when_asked_in_english_then_english(cast) -> None:
    answer = Client().get("/api/v1/me", headers={"Accept-Language": "en"})

    assert "API key" in answer.json()["title"]


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [("get", "/api/v1/finns-inte", 404), ("post", "/api/v2/items", 404), ("post", "/api/v1/items", 405),
     ("delete", "/api/v1/me", 405), ("get", "/api/v1/items/%00", 404)],
)  # fmt: skip
def test_address_when_nothing_is_there_then_a_problem(cast, method, path, status) -> None:
    secret = key_of(cast.staff)

    answer = getattr(Client(), method)(path, headers={"Authorization": f"Bearer {secret}"})

    assert (answer.status_code, answer["Content-Type"]) == (status, PROBLEM)
    assert status != 405 or "GET" in answer["Allow"]


@pytest.mark.parametrize(
    "body", ["{", "[" * 100_000, '{"words": "a\\u0000"}', '{"words": "\\ud800"}', "\xff"]
)
def test_body_when_it_cannot_be_read_then_400(cast, body) -> None:
    answer = Machine(cast.staff).post("/search", body)

    assert (answer.status_code, answer["Content-Type"]) == (400, PROBLEM)


def test_body_when_too_large_then_413(cast) -> None:
    answer = Machine(cast.staff).post("/search", {"words": "a" * 6_100_000})

    assert (answer.status_code, answer["Content-Type"]) == (413, PROBLEM)


def test_address_when_it_holds_an_identity_number_then_refused_without_it(cast) -> None:
    answer = Machine(cast.staff).get("/items", {"kind": "640823-3234"})

    assert (answer.status_code, answer["Content-Type"]) == (422, PROBLEM)
    assert "640823" not in answer.content.decode()


def test_answer_when_unchanged_then_304_and_headers_protect_it(cast) -> None:
    machine = Machine(cast.staff)
    first = machine.get("/me")

    again = machine.get("/me", If_None_Match=first["ETag"])
    other = machine.get("/me", If_None_Match='"annan"')

    assert (again.status_code, again.content, other.status_code) == (304, b"", 200)
    assert again["ETag"] == first["ETag"]
    assert first["Cache-Control"] == "private, no-cache"
    assert "Authorization" in first["Vary"]
    assert "frame-ancestors 'none'" in first["Content-Security-Policy"]
    assert first["X-Content-Type-Options"] == "nosniff"


def test_description_when_read_then_complete_in_both_languages(client) -> None:
    schema = client.get(reverse("rest:openapi")).json()
    english = client.get(reverse("rest:openapi"), headers={"Accept-Language": "en"}).json()

    assert schema["openapi"].startswith("3.1")
    assert schema["paths"].keys() == english["paths"].keys()
    for methods in schema["paths"].values():
        for operation in methods.values():
            assert operation["summary"]
            assert operation["security"]
            assert {"401", "429", "503"} <= operation["responses"].keys()
    page = client.get(reverse("rest:docs"))
    assert page.status_code == 200
    assert "/api/v1/items" in page.content.decode()
    assert len(page.content) < 150_000


def test_key_when_a_second_factor_must_be_added_then_waits(cast) -> None:
    from allauth.mfa.models import Authenticator

    machine = Machine(cast.admin)
    assert machine.get("/me").status_code == 200
    Authenticator.objects.filter(user=cast.admin).delete()

    answer = machine.get("/me")

    assert answer.status_code == 401
    assert "andra steg" in answer.json()["detail"]
