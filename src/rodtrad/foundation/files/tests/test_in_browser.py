"""Attaching a picture to an item in a real browser, with and without a wide screen, read by axe."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.files.tests.samples import picture

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_picture_when_attached_then_shown_and_put_away_and_brought_back(cast, item, new_page, axe):
    page = new_page(cast.developer, width=360)
    page.goto(reverse("thread:show", args=[item.code]))
    page.get_by_role("link", name="Bifoga en fil").click()
    assert axe(page) == []
    bild = {"name": "bord.png", "mimeType": "image/png", "buffer": picture(size=(600, 400))}
    page.locator("input[type=file]").set_input_files(bild)
    page.get_by_role("button", name="Bifoga").click()
    page.get_by_text("Skriv vad bilden visar, för dem som inte kan se den.").first.wait_for()
    assert axe(page) == []

    page.locator("input[type=file]").set_input_files(bild)
    page.get_by_label("Vad bilden visar").fill("Ett dukat bord")
    page.get_by_role("button", name="Bifoga").click()

    shown = page.get_by_role("img", name="Ett dukat bord")
    shown.scroll_into_view_if_needed()
    shown.wait_for()
    assert page.evaluate("document.querySelector('.attachment-picture').decode().then(() => true)")
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert axe(page) == []
    page.get_by_role("link", name="Lägg undan bord.png").click()
    page.get_by_label("Varför").fill("En nyare finns")
    assert axe(page) == []
    page.get_by_role("button", name="Lägg undan").click()
    page.get_by_text("Filer som är undanlagda").click()
    page.get_by_role("button", name="Ta tillbaka bord.png").click()
    page.get_by_role("link", name="Lägg undan bord.png").wait_for()
