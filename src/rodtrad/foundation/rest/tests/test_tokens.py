"""Making, seeing and revoking keys; doing a request once."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.rest import services
from rodtrad.foundation.rest.models import Sent, Token
from rodtrad.foundation.rest.tests.client import Machine, key_of

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_key_when_made_then_shown_once_kept_as_a_digest_and_told_of(cast) -> None:
    client = signed_in(cast.staff)

    made = client.post(
        reverse("rest:token-new"), {"name": "Rapporten", "scopes": ["thread:read"], "days": "30"}
    )

    text = made.content.decode()
    secret = text[text.index("rodtrad_") :][:48]
    token = Token.objects.get()
    assert (token.name, token.scopes, token.user) == ("Rapporten", ["thread:read"], cast.staff)
    assert token.expires == clock.today() + timedelta(days=30)
    assert secret not in str(Token.objects.values())
    assert made["Cache-Control"].startswith("max-age=0")
    assert Client().get("/api/v1/me", headers={"Authorization": f"Bearer {secret}"}).status_code == 200
    shown = client.get(reverse("rest:tokens")).content.decode()
    assert "Rapporten" in shown
    assert secret not in shown
    entry = Entry.everywhere.get(action="rest.token-made")
    assert (entry.item, entry.actor) == (cast.staff.code, cast.staff.code)


@pytest.mark.parametrize(
    "wrong", [{"scopes": ["org:write"]}, {"scopes": []}, {"days": "366"}, {"days": "0"}, {"name": ""},
              {"name": "640823-3234"}, {"name": "Anna Bergströms nyckel"}]
)  # fmt: skip
def test_key_when_something_is_wrong_then_said_and_not_made(cast, wrong) -> None:
    data = {"name": "Rapporten", "scopes": ["thread:read"], "days": "30", **wrong}

    answer = signed_in(cast.staff).post(reverse("rest:token-new"), data)

    assert answer.status_code == 422
    assert not Token.objects.exists()


def test_key_when_many_are_in_use_then_no_more(cast) -> None:
    for _number in range(services.MOST_TOKENS):
        key_of(cast.staff)

    with pytest.raises(ValidationError):
        key_of(cast.staff)


@pytest.mark.parametrize("who", ["staff", "admin"])
def test_key_when_revoked_then_dead_at_once_and_told_of(cast, who) -> None:
    machine = Machine(cast.staff)
    client = signed_in(getattr(cast, who))
    address = reverse("rest:token-revoke", args=[Token.objects.get().code])
    assert "Rapporten" in client.get(address).content.decode()

    client.post(address)
    client.post(address)

    assert machine.get("/me").status_code == 401
    assert Entry.everywhere.filter(action="rest.token-revoked", item=cast.staff.code).count() == 1


def test_keys_when_looked_after_then_only_those_of_ones_people(cast) -> None:
    for who in (cast.staff, cast.neighbour, cast.outsider):
        key_of(who)

    shown = signed_in(cast.admin).get(reverse("rest:all-tokens")).content.decode()

    assert "Sara Handläggare" in shown
    assert "Nora Granne" not in shown
    assert "Ulf Utanför" not in shown


@pytest.mark.parametrize("address", ["rest:tokens", "rest:all-tokens"])
def test_lists_when_longer_then_no_more_queries(cast, address) -> None:
    client = signed_in(cast.admin)
    key_of(cast.admin)
    client.get(reverse(address))
    with_one = _queries(client, address)
    for _number in range(2):
        key_of(cast.admin)

    assert _queries(client, address) == with_one


def _queries(client: Client, address: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as found:
        assert client.get(reverse(address)).status_code == 200
    return len(found)


def test_request_when_sent_twice_with_a_key_then_done_once(cast) -> None:
    done = []

    def make() -> dict[str, str]:
        done.append("1")
        return {"code": "aaaaaaaaaa"}

    with scope.acting(cast.actor("staff")) as actor:
        first = services.once(actor, "min nyckel", "f", make)
        again = services.once(actor, "min nyckel", "f", make)
        with pytest.raises(services.KeyReused):
            services.once(actor, "min nyckel", "annat", make)
        services.once(actor, "", "f", make)
    with scope.acting(cast.actor("manager")) as other:
        services.once(other, "min nyckel", "annat", make)

    assert first == again == {"code": "aaaaaaaaaa"}
    assert len(done) == 3
    assert "min nyckel" not in str(Sent.objects.values())
