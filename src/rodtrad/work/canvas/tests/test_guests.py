"""Guest links: the secret, the four ways they end, what comes in, and what the team does with it."""

from __future__ import annotations

import logging
import re
from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import SettingValue
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Finding, GuestKnock, GuestLink
from rodtrad.work.canvas.queries.guests import answer_by_code
from rodtrad.work.canvas.queries.todos_asking import todos
from rodtrad.work.canvas.rules.guests import digest_of, state_of
from rodtrad.work.canvas.services import cards, cases, guests
from rodtrad.work.canvas.tests.factories import make_answer, make_card, make_case, make_link

pytestmark = pytest.mark.django_db
SYSTEM = system("test")
GUESSED = "a" * 30


@pytest.fixture
def case(cast):
    return make_case(cast.actor("staff"), cast.unit)


def url_of(token):
    return reverse("canvas:guest", args=[token])


def post(token, text="Sällskap", **more):
    return Client().post(url_of(token), {"text": text, **more})


def answers():
    with acting(SYSTEM):
        return list(
            CardDetail.objects.filter(origin__guest_link__isnull=False).select_related("item", "case")
        )


def test_link_when_made_then_only_its_digest_is_kept(cast, case):
    link, token = make_link(cast.actor("staff"), case)

    assert len(token) == 30
    assert link.digest == digest_of(token)
    assert token not in str(GuestLink.everywhere.filter(pk=link.pk).values()[0])


def test_guest_when_the_link_is_open_then_sees_the_question_and_nothing_else(cast, case):
    make_card(cast.actor("staff"), case, "intervention-element", "Frukost")
    _link, token = make_link(cast.actor("staff"), case)

    shown = Client().get(url_of(token)).content.decode()

    assert "Vad saknar du?" in shown
    assert "Björkhamn, personal" in shown
    for hidden in ("Frukost", case.item.title, case.item.code, cast.staff.name):
        assert hidden not in shown


def test_guest_when_the_team_shows_the_piece_then_reads_its_cards_but_no_suggestion_or_narrow_one(cast, case):
    staff = cast.actor("staff")
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "municipality")
    make_card(staff, case, "intervention-element", "Frukost")
    make_card(staff, case, "intervention-element", "Bara teamet", visibility="team")
    make_card(staff, case, "intervention-element", "Utkast", life="draft")
    _link, token = make_link(staff, case, shows_text=True)

    shown = Client().get(url_of(token)).content.decode()

    assert "Frukost" in shown
    assert "Bara teamet" not in shown
    assert "Utkast" not in shown


def test_answer_when_sent_then_a_suggestion_in_the_inbox_for_the_team_only(cast, case):
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "municipality")
    link, token = make_link(cast.actor("staff"), case)

    assert post(token).status_code == 200

    [card] = answers()
    assert (card.piece, card.basis, card.visibility, card.item.author_id) == (
        "osorterat",
        "inferred",
        "team",
        None,
    )
    client = Client()
    client.force_login(cast.staff)
    assert link.to in client.get(reverse("canvas:card", args=[card.item.code])).content.decode()
    client.force_login(cast.manager)
    assert client.get(reverse("canvas:card", args=[card.item.code])).status_code == 404
    with acting(cast.actor("staff")) as staff:
        assert [row.key for row in todos(staff)] == [f"canvas.guest-answer:{card.item.code}"]


def test_closed_when_guessed_used_expired_withdrawn_or_put_away_then_the_same_page(cast, case):
    staff = cast.actor("staff")
    _used, used = make_link(staff, case)
    post(used)
    _late, late = make_link(staff, case, days=1)
    gone, withdrawn = make_link(staff, case)
    card = make_card(staff, case)
    _away, away = make_link(staff, case, card=card, piece="")
    with acting(staff):
        guests.withdraw_link(staff, gone)
        cards.retire_card(staff, card, "fel")

    with clock.at(clock.now() + timedelta(days=2)):
        pages = [
            Client().get(url_of(token)) for token in (GUESSED, "x", "A" * 30, used, late, withdrawn, away)
        ]
        tries = [post(token) for token in (GUESSED, used, late, withdrawn, away)]

    assert {page.status_code for page in (*pages, *tries)} == {404}
    own = re.compile(
        rb'(name="csrfmiddlewaretoken" value=")[^"]*|/arbeten/svar/[^"]*'
    )  # differ at every request
    assert len({own.sub(b"", page.content) for page in (*pages, *tries)}) == 1
    assert len(answers()) == 1


def test_answer_when_the_link_may_be_used_once_then_the_second_finds_it_closed(cast, case):
    _link, token = make_link(cast.actor("staff"), case)

    assert [post(token, once="aaaaaaaaa2").status_code, post(token, once="aaaaaaaaa3").status_code] == [
        200,
        404,
    ]
    assert len(answers()) == 1


def test_answer_when_the_same_form_is_sent_twice_then_one_answer_and_two_receipts(cast, case):
    for several in (False, True):
        _link, token = make_link(cast.actor("staff"), case, several=several)
        before = len(answers())
        got = [post(token, once="bbbbbbbbb2").status_code, post(token, once="bbbbbbbbb2").status_code]
        assert got == [200, 200]
        assert len(answers()) == before + 1


def test_answer_when_of_ten_thousand_letters_emoji_or_right_to_left_then_kept_whole(cast, case):
    _link, token = make_link(cast.actor("staff"), case, several=True)
    texts = ["å" * 10_000, "😀👩‍👩‍👧 bra", "שלום, זה טוב"]

    assert [post(token, text).status_code for text in texts] == [200, 200, 200]
    assert sorted(card.item.text for card in answers()) == sorted(texts)


@pytest.mark.parametrize("text", ["", "  \n ", "å" * 10_001, "Jag är 640823-3234"])
def test_answer_when_empty_too_long_or_with_an_identity_number_then_refused_and_kept_in_the_form(
    cast, case, text, caplog
):
    _link, token = make_link(cast.actor("staff"), case)

    with caplog.at_level(logging.DEBUG):
        answer = post(token, text)

    assert answer.status_code == 422
    assert text.strip() in answer.content.decode()
    assert answers() == []
    assert token not in caplog.text


def test_answer_when_it_holds_a_phone_number_then_the_guard_asks_and_the_work_is_held(cast, case):
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "municipality")
    link, token = make_link(cast.actor("staff"), case, several=True)

    assert post(token, "Ring 070-174 06 05 så berättar jag").status_code == 200

    with acting(SYSTEM):
        assert Finding.objects.filter(
            case=case, check_code="KUB-CHK-28", card__item__kind="unsorted"
        ).exists()
        assert CaseDetail.objects.get(pk=case.pk).held
    assert Client().get(url_of(token)).status_code == 404
    assert link.withdrawn is None


def test_link_when_a_safety_question_is_open_then_not_made(cast, case):
    make_card(cast.actor("staff"), case, "measure", "Ring igen", contacts_again="true")

    with pytest.raises(ValidationError, match="säkerhet"):
        make_link(cast.actor("staff"), case)


@pytest.mark.parametrize("given", [
    {"question": " "}, {"question": "Ring 070-174 06 05"}, {"to": "640823-3234"}, {"days": 91}, {"piece": "nix"},
])  # fmt: skip
def test_link_when_it_is_not_fit_to_go_outside_then_refused(cast, case, given):
    with pytest.raises(ValidationError):
        make_link(cast.actor("staff"), case, **given)


def test_link_when_the_card_is_private_or_the_case_is_then_refused(cast, case):
    staff = cast.actor("staff")
    with pytest.raises(ValidationError):
        make_link(staff, case, card=make_card(staff, case, visibility="private"), piece="")
    with acting(staff):
        cases.change_visibility(staff, case, "private")
    with pytest.raises(ValidationError):
        make_link(staff, case)


def test_accept_when_taken_in_as_a_voice_then_a_card_that_tells_whence_it_came(cast, case):
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "municipality")
    link, _token = make_link(cast.actor("staff"), case)
    card = make_answer(link)
    with acting(cast.actor("staff")) as staff:
        guests.accept_answer(staff, answer_by_code(staff, card.item.code), "knowledge-user")
        with pytest.raises(ValidationError):
            guests.accept_answer(staff, answer_by_code(staff, card.item.code), "need")

    [card] = answers()
    assert (card.item.kind, card.piece, card.basis, card.visibility) == (
        "knowledge-user",
        "kunskap",
        "accepted",
        "",
    )
    assert "gäster" in card.reference
    assert card.item.audience == f"m:{cast.municipality.pk}"


def test_reject_when_a_reason_is_given_then_put_away_and_no_longer_waiting(cast, case):
    link, _token = make_link(cast.actor("staff"), case)
    card = make_answer(link)
    with acting(cast.actor("staff")) as staff:
        with pytest.raises(ValidationError):
            guests.reject_answer(staff, answer_by_code(staff, card.item.code), " ")
        guests.reject_answer(staff, answer_by_code(staff, card.item.code), "Hör inte hit")
        assert todos(staff) == []

    [card] = answers()
    assert (card.item.life, card.basis) == ("retired", "inferred")


def test_tries_when_too_many_from_one_address_then_stopped_without_keeping_the_address(cast, case):
    _link, token = make_link(cast.actor("staff"), case)
    SettingValue.objects.create(place=None, name="canvas.guest-misses", value=5)
    for _try in range(5):
        assert Client().get(url_of(GUESSED), REMOTE_ADDR="192.0.2.77").status_code == 404

    assert Client().get(url_of(token), REMOTE_ADDR="192.0.2.77").status_code == 429
    assert Client().get(url_of(token), REMOTE_ADDR="192.0.2.78").status_code == 200
    with acting(SYSTEM):
        kept = str(list(GuestKnock.objects.values()))
    assert "192.0.2" not in kept
    with clock.at(clock.now() + timedelta(hours=1)):
        assert Client().get(url_of(token), REMOTE_ADDR="192.0.2.77").status_code == 200


def test_made_page_when_shown_then_holds_the_link_once_and_a_qr_code(cast, case):
    client = Client()
    client.force_login(cast.staff)
    url = reverse("canvas:guest-new", args=[case.item.code]) + "?bit=insats"
    assert client.get(url).status_code == 200

    data = {"question": "Vad saknar du?", "to": "gäster", "asks_as": "Björkhamn", "days": "14"}
    made = client.post(url, data).content.decode()

    assert "/arbeten/svar/" in made
    assert "<svg" in made
    assert (
        "/arbeten/svar/" not in client.get(reverse("canvas:guests", args=[case.item.code])).content.decode()
    )


def test_state_when_of_each_kind_then_said():
    now = clock.now()
    later, before = now + timedelta(1), now - timedelta(1)
    given = {"now": now, "expires": later, "withdrawn": None, "several": False, "answers": 0}

    assert state_of(**given) == "open"
    assert state_of(**{**given, "answers": 1}) == "used"
    assert state_of(**{**given, "answers": 1, "several": True}) == "open"
    assert state_of(**{**given, "expires": before}) == "expired"
    assert state_of(**{**given, "withdrawn": before}) == "withdrawn"
