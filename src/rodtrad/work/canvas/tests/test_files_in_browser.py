"""Import and export in a real browser: the whole way from file to case and back to a file."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.urls import reverse

from rodtrad.work.canvas.tests.case_files import a_case, data_of, read_file, with_card
from rodtrad.work.canvas.tests.test_files_pages import UNSAFE, developer  # noqa: F401 - a fixture

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.mark.parametrize("width", [1280, 320])
def test_file_when_brought_in_and_taken_out_then_the_same(new_page, developer, axe, tmp_path: Path, width):  # noqa: F811
    file = tmp_path / "fall.yaml"
    file.write_bytes(data_of(a_case()))
    page = new_page(developer, width=width)
    page.goto(reverse("canvas:import"))
    assert axe(page) == []
    page.set_input_files("input[type=file]", str(file))
    page.click("form.form .form-buttons button")
    page.wait_for_url("**/importera/*/")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.screenshot(path=str(tmp_path / "preview.png"), full_page=True)

    page.click("form.form .form-buttons button:not([name])")
    page.wait_for_selector("h1:has-text('Middag ihop i byarna')")
    code = page.url.rstrip("/").rpartition("/")[2]
    with page.expect_download() as taken:
        page.evaluate("address => { location.href = address }", reverse("canvas:export", args=[code]))

    assert read_file(Path(taken.value.path()).read_bytes()).cases == read_file(file.read_bytes()).cases


def test_file_when_refused_or_blocked_then_the_page_says_why(new_page, developer, axe, tmp_path: Path):  # noqa: F811
    page = new_page(developer, width=320)
    for name, data in {
        "broken": data_of(a_case()).replace(b"sketch", b"skiss"),
        "unsafe": data_of(a_case(visibility="public", cards=(*a_case().cards, UNSAFE["26"]))),
        "remarked": data_of(with_card(a_case(fields={"area": ("Okänd",)}), "N1", text="Nytt")),
    }.items():
        file = tmp_path / f"{name}.yaml"
        file.write_bytes(data)
        page.goto(reverse("canvas:import"))
        page.set_input_files("input[type=file]", str(file))
        page.click("form.form .form-buttons button")
        page.wait_for_selector(".notice")
        page.screenshot(path=str(tmp_path / f"{name}.png"), full_page=True)
        assert axe(page) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
