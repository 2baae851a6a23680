"""The pulse, edits that come twice, and what the board's script is answered."""

from __future__ import annotations

import json

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Link
from rodtrad.work.canvas.models import CardDetail, Pulse
from rodtrad.work.canvas.services import cards
from rodtrad.work.canvas.services.findings import gathering
from rodtrad.work.canvas.tests.factories import make_card, make_case

JSON = {"headers": {"accept": "application/json"}}
KEY = "abcdefghijklmnopqrstuvwx"


@pytest.fixture
def actor(cast):
    found = cast.actor("staff")
    with acting(found):
        yield found


@pytest.fixture
def case(actor, cast):
    return make_case(actor, cast.unit)


@pytest.fixture
def client(cast):
    found = Client()
    found.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    return found


def pulse(client, case, number=0, has=""):
    return client.get(reverse("canvas:pulse", args=[case.item.code]), {"sedan": number, "har": has})


def number_of(case):
    return Pulse.objects.get(case=case).number


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("change", ["add", "text", "retire", "link", "move", "many"])
def test_pulse_when_something_changes_then_it_rises_once_per_transaction(cast, change):
    actor = cast.actor("staff")
    case = make_case(actor, cast.unit)
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual")
    with acting(actor):
        before = number_of(case)
        if change == "add":
            make_card(actor, case, "need", "Mer")
        elif change == "text":
            cards.change_card(actor, need, {"text": "Annat"})
        elif change == "retire":
            cards.retire_card(actor, need, "dubbelt")
        elif change == "link":
            thread.add_link(actor, benefit.item, "answers", need.item)
        elif change == "move":
            from rodtrad.work.canvas.services.moving import change_type

            change_type(actor, need, "context")
        else:
            with transaction.atomic(), gathering():
                for number in range(3):
                    make_card(actor, case, "need", f"Mer {number}")

        assert number_of(case) == before + 1


def _undone(actor, case):
    with transaction.atomic():
        make_card(actor, case)
        raise RuntimeError


@pytest.mark.django_db(transaction=True)
def test_pulse_when_the_transaction_is_undone_then_it_has_not_risen(cast):
    actor = cast.actor("staff")
    case = make_case(actor, cast.unit)
    with acting(actor):
        before = number_of(case)
        with pytest.raises(RuntimeError):
            _undone(actor, case)
        with transaction.atomic():
            with pytest.raises(RuntimeError):
                _undone(actor, case)
            make_card(actor, case)

        assert number_of(case) == before + 1


def test_pulse_when_nothing_is_new_then_204_and_nothing_is_written(client, case, django_assert_num_queries):
    number = number_of(case)

    with django_assert_num_queries(7) as asked:
        answer = pulse(client, case, number)

    assert (answer.status_code, answer.content) == (204, b"")
    assert all(row["sql"].lstrip().startswith("SELECT") for row in asked.captured_queries)


@pytest.mark.django_db(transaction=True)
def test_pulse_when_one_piece_changed_then_only_that_piece_comes(client, actor, case):
    first = pulse(client, case).json()
    has = ",".join(f"{name}.{part['digest']}" for name, part in first["parts"].items())
    make_card(actor, case, "lesson", "Det gick")

    answer = pulse(client, case, 0, has).json()

    assert "prova" in answer["parts"]
    assert "nytta" not in answer["parts"]
    assert "Det gick" in answer["parts"]["prova"]["html"]


def test_pulse_when_a_card_is_private_then_others_get_nothing_of_it(cast, client, case):
    colleague = cast.actor("colleague")
    with acting(cast.actor("staff")):
        from rodtrad.work.canvas.services.team import add_seat

        add_seat(cast.actor("staff"), case, person=cast.colleague)
    make_card(cast.actor("colleague"), case, "need", "Bara mitt", visibility="private")

    answer = pulse(client, case)

    assert "Bara mitt" not in json.dumps(answer.json(), ensure_ascii=False)
    assert colleague.user_id


def test_board_when_it_has_cards_then_no_more_queries(client, actor, case, django_assert_num_queries):
    url = reverse("canvas:show", args=[case.item.code])
    for _round in range(2):
        for kind in ("need", "benefit-individual", "measure"):
            make_card(actor, case, kind)
        client.get(url)
        with django_assert_num_queries(27):
            client.get(url)


def test_new_card_when_sent_twice_with_one_key_then_there_is_one(client, case):
    url = reverse("canvas:card-quick", args=[case.item.code])
    sent = {"text-need": "Sällskap", "nyckel": KEY}

    answers = [client.post(url, sent, **JSON).json() for _try in range(2)]

    assert answers == [{"key": "B1"}, {"key": "B1"}]
    assert CardDetail.objects.filter(case=case).count() == 1


def test_new_card_when_sent_by_an_ordinary_form_then_the_board_comes_back(client, case):
    url = reverse("canvas:card-quick", args=[case.item.code])

    answer = client.post(url, {"type": "benefit-individual", "text-need": "Sällskap", "text-test": ""})

    assert (answer.status_code, answer["Location"]) == (303, f"/arbeten/{case.item.code}/#kort-B1")


@pytest.mark.parametrize("key", ["kort", "19121212121219121212", "A" * 20, "a" * 41])
def test_new_card_when_its_key_is_strange_then_it_is_refused(client, case, key):
    answer = client.post(
        reverse("canvas:card-quick", args=[case.item.code]), {"text-need": "Hej", "nyckel": key}, **JSON
    )

    assert answer.status_code == 422
    assert not CardDetail.objects.filter(case=case).exists()


def test_new_card_when_of_an_unknown_type_then_404(client, case):
    assert (
        client.post(reverse("canvas:card-quick", args=[case.item.code]), {"text-x": "Hej"}).status_code == 404
    )


def write(client, card, seen, new, **more):
    fields = {"falt": "text", "sett": seen, "nytt": new, **more}
    return client.post(reverse("canvas:card-write", args=[card.item.code]), fields, **JSON)


def test_text_when_sent_again_after_another_changed_it_then_the_other_stands(client, cast, actor, case):
    card = make_card(actor, case, "need", "Ett")
    assert write(client, card, "Ett", "Två", nyckel=KEY).status_code == 200
    cards.change_card(actor, card, {"text": "Tre"}, seen={"text": "Två"})

    again = write(client, card, "Ett", "Två", nyckel=KEY)

    card.item.refresh_from_db()
    assert (again.status_code, card.item.text) == (200, "Tre")


def test_text_when_another_changed_it_then_409_with_both_and_the_own_is_kept(client, actor, case):
    card = make_card(actor, case, "need", "Ett")
    cards.change_card(actor, card, {"text": "Deras"}, seen={"text": "Ett"})

    answer = write(client, card, "Ett", "Mitt", nyckel=KEY)

    assert answer.status_code == 409
    assert answer.json() == {"conflicts": [{"field": "text", "mine": "Mitt", "theirs": "Deras"}]}
    assert [row.text for row in card.item.alternatives.all()] == ["Mitt"]
    settled = write(client, card, "Deras", "Mitt", ersatt="Deras", **{"mine-text": "Mitt"})
    card.item.refresh_from_db()
    assert (settled.status_code, card.item.text) == (200, "Mitt")
    assert [(row.text, row.settled is None) for row in card.item.alternatives.all()] == [
        ("Mitt", False), ("Deras", True),
    ]  # fmt: skip


def test_text_when_it_holds_an_identity_number_then_422_and_nothing_is_kept(client, actor, case):
    card = make_card(actor, case, "need", "Ett")

    answer = write(client, card, "Ett", "Ring 19121212-1212")

    assert answer.status_code == 422
    assert "19121212-1212" not in answer.content.decode()
    assert not card.item.alternatives.exists()


def test_text_when_the_card_is_put_away_meanwhile_then_it_is_refused_with_words(client, actor, case):
    card = make_card(actor, case, "need", "Ett")
    cards.retire_card(actor, card, "dubbelt")

    answer = write(client, card, "Ett", "Två")

    assert answer.status_code == 422
    assert answer.json()["errors"]


def test_text_when_the_field_is_not_one_of_the_card_then_404(client, actor, case):
    card = make_card(actor, case, "need", "Ett")

    answer = client.post(reverse("canvas:card-write", args=[card.item.code]), {"falt": "basis", "nytt": "x"})

    assert answer.status_code == 404


def test_link_when_two_cards_are_picked_then_it_is_made_with_its_reason(client, actor, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual")
    fields = {"fran": benefit.item.code, "till": need.item.code, "rel": "answers", "reason": "därför"}

    answer = client.post(reverse("canvas:link", args=[case.item.code]), fields, **JSON)

    link = Link.objects.get(source=benefit.item)
    assert (answer.status_code, link.rel, link.reason) == (200, "answers", "därför")
    assert Entry.objects.filter(action="thread.linked", item=need.item.code).exists()


def test_link_when_one_card_was_put_away_a_second_ago_then_it_says_so(client, actor, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual")
    cards.retire_card(actor, need, "dubbelt")
    fields = {"fran": benefit.item.code, "till": need.item.code, "rel": "answers"}

    answer = client.post(reverse("canvas:link", args=[case.item.code]), fields, **JSON)

    assert answer.status_code == 422
    assert "undan" in answer.json()["errors"][0]


def test_move_when_the_card_is_put_away_meanwhile_then_it_is_refused(client, actor, case):
    card = make_card(actor, case)
    cards.retire_card(actor, card, "dubbelt")

    order = client.post(reverse("canvas:card-order", args=[card.item.code]), {"after": ""}, **JSON)
    move = client.post(reverse("canvas:card-move", args=[card.item.code]), {"type": "context"}, **JSON)

    assert (order.status_code, move.status_code) == (422, 422)


def test_move_when_links_go_then_they_are_named_first_and_come_back_when_undone(client, actor, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual", "Gemenskap")
    link = thread.add_link(actor, benefit.item, "answers", need.item)
    url = reverse("canvas:card-move", args=[benefit.item.code])

    asked = client.post(url, {"type": "lesson"}, **JSON)
    done = client.post(url, {"type": "lesson", "sure": "1"}, **JSON)

    assert (asked.status_code, len(asked.json()["lost"])) == (409, 1)
    assert done.json() == {"links": [link.code]}
    client.post(url, {"type": "benefit-individual", "sure": "1", "lankar": link.code}, **JSON)
    link.refresh_from_db()
    assert link.life == "current"


def test_new_card_when_it_holds_an_identity_number_then_422_and_nothing_is_kept(client, case):
    sent = {"text-need": "Ring 19121212-1212", "nyckel": KEY}

    answer = client.post(reverse("canvas:card-quick", args=[case.item.code]), sent, **JSON)

    assert answer.status_code == 422
    assert "19121212-1212" not in answer.content.decode()
    assert not CardDetail.objects.filter(case=case).exists()
