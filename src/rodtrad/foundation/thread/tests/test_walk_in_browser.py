"""The thread page in a real browser: keyboard, phone, accessibility."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.thread import services
from rodtrad.foundation.thread.tests.factories import SYSTEM, chain, make_world

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def thread(transactional_db):
    """The developer, and a thread of 60 with a flag and a suggestion."""
    with acting(SYSTEM):
        world = make_world()
        items = chain(world, 60)
        trial = world.item("toy-trial", "Prova två byar", home=items[0].home)
        world.link(trial, "toy-beside", items[3], basis="inferred")
        services.change_item(world.developer, items[1], {"text": "En ny och längre text."})
        yield world.people["developer"], reverse("thread:show", args=[items[3].code])


def test_thread_page_when_walked_by_keyboard_then_the_arrows_move_between_lanes(new_page, thread, axe):
    user, address = thread
    page = new_page(user, 1400, 900)
    page.goto(address)
    page.locator("a.box-focus").focus()
    lane = page.evaluate("document.activeElement.dataset.lane")

    page.keyboard.press("ArrowLeft")

    assert page.evaluate("document.activeElement.matches('a.box')")
    assert page.evaluate("document.activeElement.dataset.lane") != lane
    with page.expect_navigation():
        page.keyboard.press("Enter")
    assert not page.url.endswith(address)
    assert axe(page) == []


@pytest.mark.parametrize("width", [320, 360])
def test_thread_page_on_a_phone_then_the_list_comes_first_and_nothing_spills(new_page, thread, axe, width):
    user, address = thread
    page = new_page(user, width, 740)
    page.goto(address)

    top = "document.querySelector('{}').getBoundingClientRect().top"
    assert page.evaluate(top.format(".thread-list")) < page.evaluate(top.format(".thread-drawing"))
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert axe(page) == []


def test_flag_and_link_pages_when_opened_then_they_are_accessible(new_page, thread, axe):
    user, address = thread
    page = new_page(user)
    for wanted in (address + "lanka/", address + "historik/", address + "lagg-undan/"):
        page.goto(wanted)
        assert axe(page) == [], wanted
