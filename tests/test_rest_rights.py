"""What a key opens is what its person's pages show: for each role, item by item; and hidden cards are not hinted at."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base import scope
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.rest.tests.client import Machine
from rodtrad.foundation.thread.events import ItemsWritten
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.tests.factories import make_card, make_case
from tests.permission_rows import WHO
from tests.test_hidden_cards import SECRET, Story

pytestmark = pytest.mark.django_db
LEVELS = ("private", "team", "unit", "municipality", "network", "public")


def signed_in(person: Any) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def works(cast: Any) -> list[Any]:
    """A work with a card for each audience there is."""
    found = []
    for level in LEVELS:
        case = make_case(cast.actor("staff"), cast.unit, f"Arbete {level}")
        card = make_card(cast.actor("staff"), case, "need", f"Behov {level}")
        key = key_for(level, place=case.item.place, home=case.item.code)
        with scope.acting(scope.system("test")):
            Item.objects.filter(home=case.item.code).update(audience=key)
            publish(ItemsWritten((case.item_id, card.item_id)))
        found.append((case, card))
    return found


@pytest.mark.parametrize("who", [who for who in (*WHO, "colleague", "outsider") if who != "stranger"])
def test_key_when_used_then_opens_what_the_pages_show_and_no_more(cast, works, who) -> None:
    person = getattr(cast, who)
    machine, client = Machine(person), signed_in(person)
    codes = {row.item.code for pair in works for row in pair}

    on_pages = {code for code in codes if client.get(reverse("thread:show", args=[code])).status_code == 200}

    listed = machine.get("/items", {"size": 200}).json()["rows"]
    assert {row["code"] for row in listed} == on_pages
    assert {code for code in codes if machine.get(f"/items/{code}").status_code == 200} == on_pages
    shown = client.get(reverse("canvas:list")).content.decode()
    cases = {case.item.code for case, _card in works}
    assert {row["code"] for row in machine.get("/cases").json()["rows"]} == {
        code for code in cases if reverse("canvas:show", args=[code]) in shown
    }
    found = machine.post("/search", {"words": "behov", "size": 200}).json()["rows"]
    assert {row["code"] for row in found} == {card.item.code for _case, card in works} & on_pages
    for _case, card in works:
        page = client.get(reverse("canvas:card-edit", args=[card.item.code])).status_code
        change = {"fields": {"note": "Från maskinen"}, "seen": {"note": ""}}
        assert machine.patch(f"/cards/{card.item.code}", change).status_code == page
        assert machine.get(f"/cards/{card.item.code}").status_code in ({404} if page == 404 else {200})


@pytest.mark.parametrize("who", ["colleague", "manager"])
def test_key_when_a_card_is_private_then_does_not_hint_at_it(cast, who) -> None:
    story = Story(cast)
    machine = Machine(getattr(cast, who))
    code, need, card = story.case.item.code, story.need.item.code, story.card.item.code
    read = ("/items", f"/items/{code}", f"/items/{need}", f"/items/{need}/links", "/cases", f"/cases/{code}",
            f"/cases/{code}?history=true", f"/cases/{code}/cards", f"/cards/{need}")  # fmt: skip

    for path in read:
        answer = machine.get(path)
        assert answer.status_code == 200, path
        text = answer.json().__str__()
        assert SECRET not in text, path
        assert card not in text, path
        assert "'private'" not in text, path
    assert machine.post("/search", {"words": SECRET}).json()["rows"] == []
    for path in (f"/items/{card}", f"/items/{card}/links", f"/cards/{card}"):
        assert machine.get(path).status_code == 404
    assert machine.patch(f"/cards/{card}", {"fields": {"text": "x"}, "seen": {"text": ""}}).status_code == 404
