"""The matching matrix, and the quick thought."""

from __future__ import annotations

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.thread.models import Link
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.queries.matrix import matrix_of
from rodtrad.work.canvas.queries.mine import works_to_write_in
from rodtrad.work.canvas.tests.factories import make_card, make_case


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


def test_matrix_when_ticked_and_unticked_then_the_link_comes_and_goes_with_its_reason(client, actor, case):
    core, element = make_card(actor, case, "core-component"), make_card(actor, case, "intervention-element")
    url = reverse("canvas:matrix", args=[case.item.code, "karna"])
    tick = f"{element.item.code}.{core.item.code}"

    client.post(url, {"kryss": f"{tick}.1"})
    made = matrix_of(actor, case, "karna")
    client.post(url, {"kryss": f"{tick}.0", "reason": "fel del"})

    link = Link.objects.get(source=element.item, rel="realises", target=core.item)
    assert [linked for _card, linked in made.rows[0].cells] == [True]
    assert (link.life, link.retire_reason) == ("retired", "fel del")
    alone = matrix_of(actor, case, "karna")
    assert alone.rows[0].is_lonely
    assert alone.columns[0][1]


@pytest.mark.parametrize(
    ("name", "row", "column"),
    [("karna", "core-component", "intervention-element"), ("matt", "benefit-society", "measure"),
     ("behov", "need", "benefit-organisational")],
)  # fmt: skip
def test_matrix_when_shown_then_it_names_both_and_marks_the_gaps(client, actor, case, name, row, column):
    make_card(actor, case, row, "En rad")
    make_card(actor, case, column, "En kolumn")

    page = client.get(reverse("canvas:matrix", args=[case.item.code, name])).content.decode()

    assert "En rad" in page
    assert "En kolumn" in page
    assert page.count('class="matrix-gap"') == 2


def test_matrix_when_a_card_is_private_then_others_do_not_see_it(cast, case):
    make_card(cast.actor("staff"), case, "need", "Synligt")
    make_card(cast.actor("staff"), case, "need", "Bara mitt", visibility="private")
    with acting(cast.actor("colleague")):
        seen = matrix_of(cast.actor("colleague"), case, "behov")

    assert "Bara mitt" not in [row.card.text for row in seen.rows]


def test_matrix_when_there_is_none_of_that_name_then_404(client, case):
    assert client.get(reverse("canvas:matrix", args=[case.item.code, "okand"])).status_code == 404


def test_matrix_when_it_has_more_cards_then_no_more_queries(client, actor, case, django_assert_num_queries):
    url = reverse("canvas:matrix", args=[case.item.code, "behov"])
    for _round in range(2):
        make_card(actor, case, "need")
        make_card(actor, case, "benefit-individual")
        client.get(url)
        with django_assert_num_queries(10):
            client.get(url)


def test_quick_when_sent_then_it_lands_among_the_unsorted_of_the_work_written_in_last(
    client, cast, actor, case
):
    other = make_case(actor, cast.unit, "Ett annat")
    make_card(actor, case)
    assert [row.code for row in works_to_write_in(actor)] == [case.item.code, other.item.code]

    answer = client.post(reverse("canvas:quick"), {"text": "En tanke", "work": case.item.code})

    assert answer.status_code == 303
    assert CardDetail.objects.get(case=case, item__kind="unsorted").item.text == "En tanke"


def test_quick_when_it_holds_an_identity_number_then_it_stays_in_the_field(client, case):
    answer = client.post(reverse("canvas:quick"), {"text": "Ring 19121212-1212", "work": case.item.code})

    assert answer.status_code == 422
    assert "Ring 19121212-1212" in answer.content.decode()


def test_quick_when_the_work_is_not_ones_own_then_it_is_refused(client, cast, case):
    with acting(cast.actor("outsider")):
        strange = make_case(cast.actor("outsider"), cast.outside_unit)

    answer = client.post(reverse("canvas:quick"), {"text": "Hej", "work": strange.item.code})

    assert answer.status_code == 422
