"""The board in a real browser: with the keyboard alone, others' changes, a clash, a lost network, a lost session."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread import services as thread
from rodtrad.work.canvas.models import CardDetail
from rodtrad.work.canvas.services import cards
from rodtrad.work.canvas.services.moving import change_type
from rodtrad.work.canvas.services.team import add_seat
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NUMBER = "19121212-1212"


@pytest.fixture
def case(cast):
    found = make_case(cast.actor("staff"), cast.unit)
    with acting(cast.actor("staff")):
        add_seat(cast.actor("staff"), found, person=cast.colleague)
    return found


def opened(new_page, user, case, **size):
    """A page on the board, its script awake."""
    page = new_page(user, **size)
    page.goto(f"/arbeten/{case.item.code}/")
    expect(page.locator("#board[data-ready]")).to_be_attached()
    return page


def rows_of(case):
    """The cards as they stand now, in their order."""
    with acting(system("test")):
        return list(CardDetail.objects.filter(case=case).select_related("item").order_by("position"))


def card(page, text):
    return page.locator(".card", has_text=text)


def test_board_when_only_the_keyboard_is_used_then_a_card_is_written_moved_linked_and_a_question_answered(
    new_page, cast, case, axe
):
    make_card(cast.actor("staff"), case, "need", "Sällskap vid maten")
    page = opened(new_page, cast.staff, case)

    page.locator("#ny-unsorted").focus()
    page.keyboard.type("Gemensamma middagar")
    page.keyboard.press("Enter")
    expect(page.locator("#kort-X1")).to_contain_text("Gemensamma middagar")
    page.locator("#kort-X1 .card-menu").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.locator("dialog input[value=nytta]").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page.locator("dialog input[value=benefit-individual]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#nytta #kort-X1")).to_be_visible()
    expect(page.locator("#kort-X1 .card-menu")).to_be_focused()
    expect(page.locator("#board-said")).to_contain_text("X1")
    page.keyboard.press("Enter")
    for _step in range(3):
        page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator("#kort-B1 .card-text a")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    assert axe(page) == []
    page.keyboard.press("Enter")
    expect(page.locator("#kort-X1 .card-links")).to_be_visible()
    page.locator("#vagledning-nytta summary").focus()
    page.keyboard.press("Enter")
    page.locator("#vagledning-nytta a").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.type("Ingen äter ensam")
    page.keyboard.press("Enter")
    expect(page.locator("#nytta .card", has_text="Ingen äter ensam")).to_be_visible()

    assert axe(page) == []
    assert rows_of(case)[-1].note == "Svarar på frågan: Om insatsen lyckas, vad märker personen i sin vardag?"


def test_board_when_on_a_phone_then_it_fits_and_axe_finds_nothing(new_page, cast, case, axe):
    make_card(cast.actor("staff"), case, "need", "Sällskap vid maten")

    page = opened(new_page, cast.staff, case, width=360, height=780)

    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []


def test_text_when_changed_in_place_then_others_see_it_and_an_identity_number_stays_in_the_field(
    new_page, cast, case
):
    make_card(cast.actor("staff"), case, "need", "Sällskap vid maten")
    mine, theirs = opened(new_page, cast.staff, case), opened(new_page, cast.colleague, case)

    card(mine, "Sällskap").locator(".card-text a").click()
    mine.locator(".card-editor textarea").fill(f"Ring {NUMBER}")
    mine.keyboard.press("Control+Enter")
    expect(mine.locator(".card-help[data-wrong]")).to_be_visible()
    assert NUMBER not in str(mine.evaluate("JSON.stringify([sessionStorage, localStorage])"))
    mine.locator(".card-editor textarea").fill("Sällskap vid middagen")
    mine.keyboard.press("Control+Enter")

    expect(card(theirs, "Sällskap vid middagen")).to_be_visible()
    expect(theirs.locator("#board-said")).to_contain_text("Sara Handläggare")


def test_text_when_two_write_in_it_then_both_stand_in_the_card_and_neither_is_lost(new_page, cast, case):
    need = make_card(cast.actor("staff"), case, "need", "Sällskap")
    page = opened(new_page, cast.staff, case)
    card(page, "Sällskap").locator(".card-text a").click()
    page.locator(".card-editor textarea").fill("Mitt sällskap")
    with acting(cast.actor("colleague")):
        cards.change_card(
            cast.actor("colleague"), need, {"text": "Deras sällskap"}, seen={"text": "Sällskap"}
        )
    page.wait_for_timeout(1500)
    expect(page.locator(".card-editor textarea")).to_have_value("Mitt sällskap")

    page.keyboard.press("Control+Enter")
    expect(page.locator(".card-clash")).to_contain_text("Deras sällskap")
    expect(page.locator(".card-clash")).to_contain_text("Mitt sällskap")
    page.get_by_role("button", name="Behåll båda").click()

    expect(page.locator("#kort-B1 .card-text")).to_contain_text("Mitt sällskap")
    expect(page.locator("#kort-B1 .card-text")).to_contain_text("Deras sällskap")


def test_network_when_lost_then_texts_wait_and_arrive_once(new_page, cast, case):
    make_card(cast.actor("staff"), case, "need", "Sällskap")
    page = opened(new_page, cast.staff, case)
    page.context.set_offline(True)

    page.locator("#ny-need").fill("Skrivet utan nät")
    page.locator("#ny-need").press("Enter")
    card(page, "Sällskap").locator(".card-text a").click()
    page.locator(".card-editor textarea").fill("Ändrat utan nät")
    page.keyboard.press("Control+Enter")
    expect(page.locator(".card-coming")).to_have_attribute("data-pending", re.compile("Väntar"))
    page.context.set_offline(False)

    expect(page.locator("#kort-B2")).to_contain_text("Skrivet utan nät")
    expect(page.locator(".card[data-pending]")).to_have_count(0)
    assert [row.item.text for row in rows_of(case)] == ["Ändrat utan nät", "Skrivet utan nät"]


def test_session_when_it_ended_then_the_text_is_kept_and_saved_after_signing_in(new_page, cast, case):
    from conftest import session_of

    make_card(cast.actor("staff"), case, "need", "Sällskap")
    page = opened(new_page, cast.staff, case)
    page.context.clear_cookies(name="sessionid")

    page.locator("#ny-need").fill("Skrivet utloggad")
    page.locator("#ny-need").press("Enter")
    expect(page.locator("#board-said a")).to_have_attribute("href", re.compile("next="))
    page.context.add_cookies(
        [{"name": "sessionid", "value": session_of(cast.staff), "url": page.url.split("/arbeten")[0]}]
    )
    page.reload()

    expect(page.locator("#kort-B2")).to_contain_text("Skrivet utloggad")


def test_move_when_links_do_not_fit_then_they_are_named_and_undo_brings_them_back(new_page, cast, case):
    actor = cast.actor("staff")
    need = make_card(actor, case, "need", "Sällskap")
    benefit = make_card(actor, case, "benefit-individual", "Gemenskap")
    with acting(actor):
        link = thread.add_link(actor, benefit.item, "answers", need.item)
    page = opened(new_page, cast.staff, case)

    page.locator("#kort-N1 .card-menu").click()
    page.get_by_role("button", name="Flytta till …").click()
    page.locator("dialog input[value=insats]").check()
    page.get_by_role("button", name="Flytta kortet").click()
    expect(page.get_by_role("dialog")).to_contain_text("svarar mot")
    page.get_by_role("button", name="Flytta kortet").click()
    expect(page.locator("#insats #kort-N1")).to_be_visible()
    link.refresh_from_db()
    assert link.life == "retired"
    page.get_by_role("button", name="Ångra").click()

    expect(page.locator("#nytta #kort-N1")).to_be_visible()
    link.refresh_from_db()
    assert link.life == "current"


def test_link_when_the_other_card_was_put_away_a_second_ago_then_it_says_so(new_page, cast, case):
    actor = cast.actor("staff")
    need = make_card(actor, case, "need", "Sällskap")
    make_card(actor, case, "benefit-individual", "Gemenskap")
    page = opened(new_page, cast.staff, case)
    page.locator("#kort-N1 .card-menu").click()
    page.get_by_role("button", name="Länka …").click()
    page.locator("#kort-B1 .card-text a").click()
    with acting(actor):
        cards.retire_card(actor, need, "dubbelt")

    page.locator("dialog").get_by_role("button", name="Länka").click()

    expect(page.locator("#board-said")).to_contain_text("undan")


def test_card_when_dragged_then_it_stands_there_for_others_too(new_page, cast, case):
    actor = cast.actor("staff")
    for text in ("Först", "Sedan", "Sist"):
        make_card(actor, case, "need", text)
    page = opened(new_page, cast.staff, case)

    page.locator("#kort-B3 .card-kind").drag_to(page.locator("#kort-B1"), target_position={"x": 5, "y": 5})

    expect(page.locator("#board-said")).to_contain_text("B3")
    assert [row.key for row in rows_of(case)] == ["B3", "B1", "B2"]


def test_card_when_another_moved_it_meanwhile_then_the_board_follows(new_page, cast, case):
    need = make_card(cast.actor("staff"), case, "unsorted", "Sällskap")
    page = opened(new_page, cast.staff, case)

    with acting(cast.actor("colleague")):
        change_type(cast.actor("colleague"), need, "need")

    expect(page.locator("#behov-kontext #kort-X1")).to_be_visible()
