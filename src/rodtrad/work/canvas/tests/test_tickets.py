"""A ticket spares the look-up of the person while nothing is new; what is shared between browsers shows nobody more."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org import tickets
from rodtrad.foundation.org.models import ObjectRole
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.models import Pulse
from rodtrad.work.canvas.services.team import add_seat
from rodtrad.work.canvas.tests.factories import make_card, make_case
from rodtrad.work.canvas.views import drawing

pytestmark = pytest.mark.django_db


def signed_in(person):
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def case(cast):
    """A case of the team alone: its author and one colleague."""
    actor = cast.actor("staff")
    made = make_case(actor, cast.unit)
    with acting(actor):
        add_seat(actor, made, person=cast.colleague)
        make_card(actor, made, "need", "Det alla ser")
        Item.objects.filter(home=made.item.code).update(audience=f"team:{made.item.code}")
    return made


def board_ticket(client, case):
    page = client.get(reverse("canvas:show", args=[case.item.code])).content.decode()
    return re.search(r'data-ticket="([^"]+)"', page)[1]


def number_of(case):
    return Pulse.everywhere.get(case=case).number


def poll(client, case, ticket, number=None, has=""):
    number = number_of(case) if number is None else number
    url = reverse("canvas:pulse", args=[case.item.code])
    return client.get(url, {"sedan": number, "har": has}, headers={"x-ticket": ticket})


def test_poll_when_it_brings_a_ticket_then_one_query_and_nobody_looked_up(
    cast, case, django_assert_num_queries
):
    client = signed_in(cast.colleague)
    ticket, number = board_ticket(client, case), number_of(case)

    with django_assert_num_queries(1):
        answer = poll(client, case, ticket, number)

    assert (answer.status_code, answer.content) == (204, b"")
    assert tickets.HEADER not in answer.headers


def test_poll_when_something_is_new_then_the_person_is_looked_up_and_gets_a_new_ticket(cast, case):
    client = signed_in(cast.colleague)
    ticket = board_ticket(client, case)
    seen = number_of(case)
    make_card(cast.actor("staff"), case, "need", "Nyss skrivet")
    Pulse.everywhere.filter(case=case).update(number=seen + 1)

    answer = poll(client, case, ticket, seen)

    assert "Nyss skrivet" in answer.json()["parts"]["behov-kontext"]["html"]
    assert poll(client, case, answer.headers[tickets.HEADER]).status_code == 204


def test_poll_when_the_ticket_is_old_or_not_its_own_then_the_person_is_looked_up(cast, case, monkeypatch):
    client, other = signed_in(cast.colleague), signed_in(cast.staff)
    ticket = board_ticket(client, case)
    actor = cast.actor("staff")
    elsewhere = make_case(actor, cast.unit, "Ett annat")
    with acting(actor):
        add_seat(actor, elsewhere, person=cast.colleague)

    assert tickets.HEADER in poll(other, case, ticket).headers
    assert tickets.HEADER in poll(client, elsewhere, ticket).headers
    assert tickets.HEADER in poll(client, case, ticket + "x").headers
    assert poll(Client(), case, ticket).status_code == 302
    monkeypatch.setattr(tickets, "LIFE", timedelta(seconds=-1))
    assert tickets.HEADER in poll(client, case, ticket).headers


def test_poll_when_sight_is_lost_then_no_news_within_the_life_of_the_ticket_and_never_content(
    cast, case, monkeypatch
):
    client = signed_in(cast.colleague)
    ticket = board_ticket(client, case)
    ObjectRole.objects.filter(user=cast.colleague).delete()

    assert poll(client, case, ticket).status_code == 204
    assert poll(client, case, ticket, 0).status_code == 404
    monkeypatch.setattr(tickets, "LIFE", timedelta(seconds=-1))
    assert poll(client, case, ticket).status_code == 404


@pytest.mark.parametrize("audience", ["private", "team"])
def test_shared_board_when_another_sees_less_then_each_gets_their_own(cast, case, audience):
    actor = cast.actor("staff")
    card = make_card(actor, case, "need", "Bara författarens")
    key = "private" if audience == "private" else f"team:{case.item.code}"
    Item.everywhere.filter(pk=card.item_id).update(audience=key)

    shown = [
        "Bara författarens" in poll(signed_in(person), case, "", 0).json()["parts"]["behov-kontext"]["html"]
        for person in (cast.staff, cast.colleague, cast.staff)
    ]

    assert shown == [True, audience == "team", True]


def test_shared_board_when_two_browsers_see_the_same_then_drawn_once(cast, case, monkeypatch):
    drawn = []
    real = drawing._draw
    monkeypatch.setattr(drawing, "_draw", lambda *given, **more: drawn.append(1) or real(*given, **more))

    bodies = [poll(signed_in(cast.colleague), case, "", 0).json() for _browser in range(2)]

    assert bodies[0]["parts"].keys() == bodies[1]["parts"].keys()
    assert len(drawn) == 1


def test_shared_board_when_it_holds_forms_then_each_browser_has_its_own_token(cast, case):
    from rodtrad.work.canvas.services.cards import change_card

    actor = cast.actor("staff")
    with acting(actor):
        from rodtrad.foundation.thread.services import add_link

        need = make_card(actor, case, "need", "Behovet")
        benefit = make_card(actor, case, "benefit-individual", "Nyttan")
        add_link(actor, benefit.item, "answers", need.item)
        change_card(actor, need, {"text": "Ett helt annat behov"})

    flags = [
        poll(signed_in(person), case, "", 0).json()["parts"]["aterblick"]
        for person in (cast.staff, cast.colleague)
    ]

    assert "Nyttan" in flags[0]["html"]
    assert flags[0]["digest"] == flags[1]["digest"]
    tokens = [re.search(r'csrfmiddlewaretoken" value="(\w{64})"', part["html"])[1] for part in flags]
    assert tokens[0] != tokens[1]
