"""A trial walked on a narrow phone: planned, started, noted in, told and decided, with nothing for axe to say."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.work.trials.services import obstacles, programmes
from rodtrad.work.trials.tests.factories import SYSTEM, make_programme, make_regular, make_running, make_trial

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def test_trial_when_walked_on_a_phone_then_from_plan_to_decision(cast, new_page, axe) -> None:
    trial = make_trial(cast.unit, cast.actor("staff"))
    page = new_page(cast.staff, width=360, height=760)
    page.goto(reverse("trials:show", args=[trial.item.code]))

    page.get_by_role("link", name="Planera ett varv").click()
    page.get_by_label("Vad vill ni ta reda på?").fill("Svarar fler om vi frågar alla?")
    page.get_by_label("Vad väntar ni er ska hända?").fill("Åtta av tio svarar.")
    assert axe(page) == []
    page.get_by_role("button", name="Spara planen").click()
    page.get_by_role("button", name="Starta varvet").click()
    assert "Låst" in page.inner_text("main")
    page.get_by_role("link", name="Anteckna något").click()
    page.get_by_label("Vad såg ni?").fill("Två frågade tillbaka.")
    page.get_by_role("button", name="Anteckna").click()
    page.get_by_role("link", name="Berätta vad som hände").click()
    page.get_by_label("Vad hände?").fill("Fem av tio svarade.")
    page.get_by_label("Sämre än vi väntade oss").check()
    assert axe(page) == []
    page.get_by_role("button", name="Spara").click()
    page.get_by_role("link", name="Besluta").click()
    page.get_by_label("Anpassa, och pröva igen").check()
    page.get_by_label("Varför?").fill("Frågan var svår.")
    page.get_by_label("Vi ändrar hur vi gör").check()
    page.get_by_role("button", name="Besluta").click()

    assert "Planera nästa varv" in page.inner_text("main")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


@pytest.mark.parametrize("width", [320, 1280])
def test_pages_when_seen_wide_and_narrow_then_nothing_runs_out_and_axe_is_silent(
    cast, new_page, axe, width
) -> None:
    running = make_running(cast.unit, cast.actor("staff")).trial
    regular = make_regular(cast.unit)
    with acting(SYSTEM):
        row = obstacles.add_obstacle(SYSTEM, running, kind="time", text="Ingen hinner.")
        programme = make_programme(cast.unit)
        programmes.place_in_programme(SYSTEM, running, programme, "T1")
    page = new_page(cast.manager, width=width)
    for name, *code in (
        ("programmes",), ("programme", programme.item.code), ("reflect", running.item.code),
        ("board",), ("list",), ("obstacles",), ("introductions",), ("show", running.item.code),
        ("show", regular.item.code), ("regular", regular.item.code), ("obstacle", row.code),
    ):  # fmt: skip
        page.goto(reverse(f"trials:{name}", args=code))
        assert axe(page) == [], name
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
