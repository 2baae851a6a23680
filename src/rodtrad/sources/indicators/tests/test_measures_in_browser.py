"""The measures in a browser: no accessibility finding, nothing wider than a phone, a grid written by the keys."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from rodtrad.foundation.base.scope import acting
from rodtrad.sources.indicators.models import Reading, Signal
from rodtrad.sources.indicators.services import groups, marking
from rodtrad.sources.indicators.tests.factories import SYSTEM, make_measure, write

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
PAGES = ("", "ny/", "ta-in/", "serier/", "serier/toy.people/", "grupper/", "grupper/ny/")
OF_ONE = (
    "",
    "andra/",
    "varden/",
    "ta-in/",
    "jamfor/",
    "mal/",
    "marke/",
    "skriver/",
    "rattelser/",
    "lagg-undan/",
)


@pytest.fixture
def measure(cast: Any) -> Any:
    with acting(SYSTEM):
        begun = make_measure(cast.unit, owner=cast.admin, by_sex=True)
        made = write(begun, [1, 2] * 6 + [9, 8] * 6, first=date(2024, 1, 1))
        marking.add_mark(SYSTEM, made, "note", date(2024, 3, 1), "Vi flyttade")
        wanted = marking.WantedAim("target", 7.0, "board", "Nämndens mål", date(2024, 1, 1))
        marking.add_aim(SYSTEM, made, wanted)
        return write(made, [5, 6, 7], sex="men")


@pytest.mark.parametrize("width", [1280, 360])
def test_pages_when_opened_then_axe_and_width_hold(
    cast: Any, new_page: Callable[..., Any], axe: Any, measure: Any, width: int
) -> None:
    with acting(SYSTEM):
        other = write(make_measure(cast.unit, title="Kostnad", chart="xmr"), [4, 5, 6] * 6)
        group = groups.begin_group(SYSTEM, cast.unit, "Tillsammans", "", [measure, other])
        signal = Signal.objects.filter(measure=measure).latest("pk")
    page = new_page(user=cast.admin, width=width)

    of_one = [f"{measure.item.code}/{name}" for name in OF_ONE]
    for address in (*PAGES, *of_one, f"grupp/{group.item.code}/", f"signal/{signal.code}/"):
        answer = page.goto(f"/matt/{address}")
        assert answer.status == 200, address
        assert axe(page) == [], address
        assert page.evaluate("document.documentElement.scrollWidth") <= width, address


def test_chart_when_read_by_the_keys_then_each_point_is_said(
    cast: Any, new_page: Callable[..., Any], measure: Any
) -> None:
    page = new_page(user=cast.admin)
    page.goto(f"/matt/{measure.item.code}/")

    page.focus(".chart-reader input")
    page.keyboard.press("ArrowRight")

    assert page.inner_text(".chart-reader output").startswith("feb 2024: 2")


def test_grid_when_written_by_the_keys_and_pasted_into_then_saved(
    cast: Any, new_page: Callable[..., Any], measure: Any
) -> None:
    page = new_page(user=cast.admin)
    page.goto(f"/matt/{measure.item.code}/varden/")
    cells = page.locator("[data-grid]")

    cells.nth(0).focus()
    page.evaluate(
        """() => {
          const data = new DataTransfer();
          data.setData("text", "7\\t3\\n8\\t4\\n");
          document.activeElement.dispatchEvent(new ClipboardEvent("paste", {bubbles: true, clipboardData: data}));
        }"""
    )
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.type("6")
    page.click("main form .form-buttons button")
    page.wait_for_load_state()

    with acting(SYSTEM):
        newest = Reading.objects.filter(split__measure=measure).order_by("-at", "split__sex")[:5]
        assert [row.value for row in newest] == [7.0, 3.0, 8.0, 4.0, 6.0]
