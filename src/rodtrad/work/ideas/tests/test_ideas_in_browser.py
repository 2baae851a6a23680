"""The ideas in a browser: no accessibility finding, nothing wider than a phone, an idea decided about by its letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.work.ideas.models import Triage
from rodtrad.work.ideas.tests.factories import SYSTEM, make_campaign, make_idea

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ("", "kampanjer/", "granska/")
OF_A_CAMPAIGN = (
    "", "skriv/", "lappar/", "ta-in/", "grupper/", "ga-igenom/", "tavla/", "effekt/", "besvara/", "vantetider/",
    "utfall/",
)  # fmt: skip


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_when_opened_then_axe_and_width_hold(
    cast: Any, new_page: Callable[..., Any], axe: Any, width: int
) -> None:
    campaign = make_campaign(cast.municipality, cast.actor("admin"))
    idea = make_idea(campaign, cast.actor("staff"), place=cast.unit)
    page = new_page(user=cast.admin, width=width)

    of_it = [f"kampanj/{campaign.item.code}/{name}" for name in OF_A_CAMPAIGN]
    of_one = [f"{idea.item.code}/{name}" for name in ("", "svara/", "klart/", "for-ihop/")]
    for address in (*PAGES, *of_one, *of_it, "kampanjer/ny/"):
        answer = page.goto(f"/ideer/{address}")
        assert answer.status == 200, address
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_public_page_when_written_on_then_a_code_that_opens_the_answer(
    cast: Any, new_page: Callable[..., Any], axe: Any
) -> None:
    campaign = make_campaign(cast.municipality, cast.actor("admin"), open_to_all=True)
    page = new_page(width=360)

    page.goto(reverse("ideas:public", args=[campaign.public_code]))
    assert axe(page) == []
    page.fill("textarea[name=text]", "Mer tid för samtal vid maten")
    page.click("main form button[type=submit], main form button:not([type])")
    assert axe(page) == []
    assert "Mer tid för samtal" not in page.url
    code = page.locator(".idea-code, [data-code], code").first.inner_text()
    found = Client().post(reverse("ideas:follow"), {"code": code}, follow=True)
    assert "Mer tid för samtal vid maten" in found.content.decode()


def test_board_when_an_idea_is_dragged_then_it_stands_there_and_can_be_put_back(
    cast: Any, new_page: Callable[..., Any], axe: Any
) -> None:
    campaign = make_campaign(cast.municipality, cast.actor("admin"))
    idea = make_idea(campaign, cast.actor("staff"), place=cast.unit)
    page = new_page(user=cast.admin, width=1280)

    page.set_viewport_size({"width": 1280, "height": 1600})
    page.goto(reverse("ideas:board", args=[campaign.item.code]))
    page.wait_for_selector("#board[data-ready]")
    square = page.locator('.board-notes[data-at="1.0"]')
    page.locator(f'[data-code="{idea.item.code}"]').drag_to(square, source_position={"x": 5, "y": 8})
    page.wait_for_selector(f'.board-notes[data-at="1.0"] [data-code="{idea.item.code}"]:not([aria-busy])')

    assert "behöver planeras, en kommun" in page.locator("#board-said").inner_text()
    with acting(SYSTEM):
        assert Triage.objects.get(pk=idea.pk).when == "behöver planeras"
    assert axe(page) == []
    page.click(".page-head .actions button")
    page.wait_for_selector(f'.board-notes[data-at=""] [data-code="{idea.item.code}"]')


def test_pile_when_letters_are_pressed_then_joined_with_another_and_taken_back(
    cast: Any, new_page: Callable[..., Any]
) -> None:
    campaign = make_campaign(cast.municipality, cast.actor("admin"))
    for text in ("Samåk till besöken", "Åk tillsammans till besöken, samåk"):
        make_idea(campaign, cast.actor("staff"), text, place=cast.unit)
    page = new_page(user=cast.admin, width=360)
    pile = reverse("ideas:triage", args=[campaign.item.code])

    page.goto(pile)
    page.keyboard.press("m")
    page.wait_for_url("**/for-ihop/**")
    page.locator("input[name=into]").first.check()
    page.click("form .form-buttons button")
    page.wait_for_url(f"**{pile}")
    assert page.locator(".pile-last").is_visible()
    page.keyboard.press("z")
    page.wait_for_function("!document.querySelector('.pile-last')")
