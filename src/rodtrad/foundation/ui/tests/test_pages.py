"""The pages about the pages, the error pages, and what a real browser makes of them."""

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory

from rodtrad.foundation.ui import errors


@pytest.mark.parametrize("name", ["400", "403", "404", "500", "csrf"])
def test_error_page_needs_no_context(name):
    html = render_to_string(f"ui/errors/{name}.html")

    assert "UNKNOWN-VARIABLE" not in html
    assert "<h1>" in html


def test_broken_when_nothing_else_works_then_the_page_still_does():
    response = errors.broken(RequestFactory().get("/"))

    assert response.status_code == 500
    assert b"ui/logo.svg" in response.content


@pytest.mark.parametrize(
    "name", ["429", "account/locked", "account/signup_closed", "account/account_inactive"]
)
def test_account_page_needs_no_context(name):
    assert "UNKNOWN-VARIABLE" not in render_to_string(f"{name}.html")


def test_language_when_chosen_then_pages_speak_it(client, db):
    client.post("/om/sprak/", {"language": "en", "next": "/om/tillganglighet/"})

    assert b"<h1>About accessibility</h1>" in client.get("/om/tillganglighet/").content


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360, 320])
def test_style_page_is_accessible(new_page, axe, cast, width):
    page = new_page(cast.staff, width=width)

    page.goto("/om/byggstenar/")

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.browser
def test_sign_in_page_is_accessible(browser_page, axe):
    browser_page.goto("/konto/logga-in/")

    assert axe(browser_page) == []


@pytest.mark.browser
def test_menu_on_a_phone_opens_and_closes_with_the_keyboard(new_page, cast):
    page = new_page(cast.staff, width=360)
    page.goto("/om/tillganglighet/")
    opener = page.locator(".menu-button > summary")

    opener.focus()
    page.keyboard.press("Enter")
    assert page.locator(".menu-button .menu").is_visible()

    page.keyboard.press("Escape")
    assert not page.locator(".menu-button .menu").is_visible()
    assert opener.evaluate("element => element === document.activeElement")


@pytest.mark.browser
def test_page_when_it_has_everything_then_it_is_light(new_page, cast):
    page = new_page(cast.staff)
    sizes = []
    page.on(
        "response",
        lambda response: sizes.append(len(response.body())) if "designsystemet" not in response.url else None,
    )

    page.goto("/om/tillganglighet/", wait_until="networkidle")

    assert sum(sizes) < 130_000  # designsystemet.css is 17 kB of its own when served compressed
