"""The ideas in a browser: no accessibility finding, nothing wider than a phone, an idea decided about by its letter."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from rodtrad.work.ideas.tests.factories import make_campaign, make_idea

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
    for address in (*PAGES, f"{idea.item.code}/", *of_it):
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
