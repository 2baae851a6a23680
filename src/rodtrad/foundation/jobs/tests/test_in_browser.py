"""Watching a job in a real browser: it moves by itself, and anybody can read it."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs import services
from rodtrad.foundation.jobs.tests.conftest import SYSTEM, ask

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.django_db(transaction=True)]


def test_page_when_the_work_goes_on_then_it_shows_so_without_reloading(cast, new_page, axe):
    with acting(SYSTEM):
        job = ask(2, actor=cast.actor("staff"), place=cast.unit)
    page = new_page(cast.staff, width=360)
    page.goto(reverse("jobs:show", args=[job.code]))
    assert axe(page) == []
    page.evaluate("window.stayed = true")

    with acting(SYSTEM):
        services.run(services.claim("w"), seconds=0)
    page.get_by_text("Räknar 1").wait_for()
    with acting(SYSTEM):
        services.work_off()
    page.get_by_role("link", name="Se vad det blev").wait_for()

    assert page.evaluate("window.stayed")
    assert page.locator("progress").count() == 0
    assert axe(page) == []
    page.goto(reverse("jobs:list"))
    assert axe(page) == []
