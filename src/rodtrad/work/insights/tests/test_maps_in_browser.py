"""The maps in a browser: no accessibility finding, nothing wider than a phone, arrow keys among the white spots."""

from __future__ import annotations

import pytest

from rodtrad.foundation.base.scope import acting
from rodtrad.work.insights.services import insights
from rodtrad.work.insights.tests import factories as make

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_maps_hold_for_axe_and_a_phone(cast, new_page, axe):
    insight = make.make_insight(cast.actor("developer"), cast.unit, is_key=True)
    with acting(cast.actor("developer")) as actor:
        insights.release(actor, insight, "network")
    page = new_page(user=cast.developer, width=360)

    for address in ("karta/", "karta/flera/", "karta/sverige/", "vita-flackar/", "vilka-hors/", "rapporter/"):
        page.goto(f"/insikter/{address}")
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= 360, address


def test_arrow_keys_walk_among_white_spots(cast, new_page):
    make.make_insight(cast.actor("developer"), cast.unit)
    page = new_page(user=cast.developer)
    page.goto("/insikter/vita-flackar/")
    cells = page.locator("[data-grid] td a")
    cells.nth(0).focus()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")

    assert cells.nth(4).evaluate("cell => cell === document.activeElement")
