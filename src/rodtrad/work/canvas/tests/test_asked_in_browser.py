"""A name written on the board is asked about where it stands; the quick thought on a phone; a word on a question."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from rodtrad.foundation.base.scope import acting, system
from rodtrad.work.canvas.models import CardDetail, GuidingVote
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
NAME = "Anna Bergström"


@pytest.fixture
def case(cast):
    found = make_case(cast.actor("staff"), cast.unit)
    make_card(cast.actor("staff"), found, "need", "Sällskap vid maten")
    return found


def opened(new_page, cast, case, **size):
    """The board, its script awake."""
    page = new_page(cast.staff, **size)
    page.goto(f"/arbeten/{case.item.code}/")
    expect(page.locator("#board[data-ready]")).to_be_attached()
    return page


def texts_of(case):
    with acting(system("test")):
        rows = CardDetail.objects.filter(case=case).select_related("item").order_by("position")
        return [row.item.text for row in rows]


@pytest.mark.parametrize("width", [1280, 360])
def test_name_when_written_in_a_card_then_the_question_stands_there_and_masking_saves_it_masked(
    new_page, cast, case, axe, width
):
    page = opened(new_page, cast, case, width=width, height=780)

    page.locator("#kort-B1 .card-text a").click()
    page.locator(".card-editor textarea").fill(f"{NAME} vill ha sällskap")
    page.keyboard.press("Control+Enter")
    asked = page.locator("#kort-B1 .asked")
    expect(asked).to_contain_text(NAME)
    assert texts_of(case) == ["Sällskap vid maten"]
    assert axe(page) == []
    asked.get_by_role("button", name="Dölj det och spara").click()  # fails if the tray lies over it

    expect(page.locator("#board-said")).to_contain_text("Sparat")
    expect(page.locator("#kort-B1 .card-text")).to_contain_text("vill ha sällskap")
    expect(page.locator("#kort-B1 .card-text")).not_to_contain_text(NAME)
    assert len(texts_of(case)) == 1
    assert NAME not in texts_of(case)[0]
    assert "vill ha sällskap" in texts_of(case)[0]


def test_name_when_written_as_a_new_card_then_nothing_is_saved_before_the_answer(new_page, cast, case):
    page = opened(new_page, cast, case)

    page.locator("#ny-need").fill(f"{NAME} sitter ensam")
    page.keyboard.press("Enter")
    asked = page.locator(".canvas-section[data-kind=need] .asked")
    expect(asked).to_contain_text(NAME)
    assert texts_of(case) == ["Sällskap vid maten"]
    asked.get_by_role("button", name="Det pekar inte ut någon: spara").click()

    expect(page.locator("#kort-B2")).to_contain_text(f"{NAME} sitter ensam")


def test_quick_thought_when_sent_from_a_phone_then_it_lands_unsorted_and_a_name_is_asked_about(
    new_page, cast, case, axe
):
    page = new_page(cast.staff, width=360, height=780)
    page.goto("/arbeten/snabbt/")
    field = page.get_by_label("Vad tänker du på?")
    send = page.get_by_role("button", name="Spara tanken")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    assert axe(page) == []

    field.fill("Fler middagar ihop")
    send.click()
    expect(page.locator("#quick-said")).to_contain_text("Sparat")
    expect(field).to_have_value("")
    field.fill(f"{NAME} vill laga mat")
    send.click()
    expect(page.locator(".asked")).to_contain_text(NAME)
    assert axe(page) == []
    assert len(texts_of(case)) == 2
    page.locator(".asked").get_by_role("button", name="Dölj det och spara").click()
    expect(page.locator(".asked")).to_have_count(0)
    expect(page.locator("#quick-said")).to_contain_text("Sparat")

    saved = texts_of(case)
    assert "Fler middagar ihop" in saved
    assert any("vill laga mat" in text for text in saved)
    assert not any(NAME in text for text in saved)


def test_vote_when_given_on_the_board_then_it_is_marked_and_still_there_after_reloading(
    new_page, cast, case, axe
):
    page = opened(new_page, cast, case)
    page.locator("#vagledning-nytta summary").click()

    page.locator("#tanke-N1").get_by_role("button", name="Inte till nytta").click()

    expect(page.locator("#tanke-N1 button[value='0']")).to_have_attribute("aria-pressed", "true")
    assert axe(page) == []
    with acting(system("test")):
        assert list(GuidingVote.objects.values_list("key", "useful")) == [("N1", False)]
    page.reload()
    expect(page.locator("#tanke-N1 button[value='0']")).to_have_attribute("aria-pressed", "true")
    expect(page.locator("#tanke-N1 button[value='1']")).to_have_attribute("aria-pressed", "false")
