"""The pages of keys and of the description, in a real browser: accessible, and no wider than a phone."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.rest.tests.client import key_of

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_when_seen_then_accessible_and_narrow_enough(cast, new_page, axe, width) -> None:
    key_of(cast.admin)
    page = new_page(cast.admin, width)

    for name in ("rest:tokens", "rest:token-new", "rest:all-tokens", "rest:docs"):
        page.goto(reverse(name))
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
    page.goto(reverse("rest:docs"))
    page.locator("summary", has_text="/cases/{code}/cards").first.click()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []
    page.goto(reverse("rest:token-new"))
    page.get_by_label("Vad ska nyckeln användas till?").fill("Rapporten")
    page.get_by_label("Läsa: Utvecklingsarbeten").check()
    page.get_by_role("button", name="Gör nyckeln").click()
    page.get_by_text("Kopiera den nu").wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []
