"""What is kept on disk: whole files, damage, earlier values."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from threading import Thread

import pytest

from rodtrad.sources.indicators.national import files
from rodtrad.sources.indicators.national.book import EMPTY, Book
from rodtrad.sources.indicators.national.readings import Breakdown, Cell, Reading, period_start
from rodtrad.sources.indicators.national.shelf import Shelf

from .loopback import BEGAN, files_in

CELL = Cell("1480", "2025", "T", "", "")


def reading(value: float | None, day: int = 0, status: str = "") -> Reading:
    return Reading(
        "kolada", "U21468", "1480", "2025", "year", date(2025, 1, 1), Breakdown(), value, status,
        "Källa: Kolada", "Helhetssyn", BEGAN + timedelta(days=day),
    )  # fmt: skip


@pytest.fixture
def book(tmp_path: Path) -> Book:
    return Book(tmp_path, lambda cell: f"{cell.area}|{cell.period}")


def test_what_is_written_is_read_back_as_it_was(book: Book) -> None:
    book.write("U21468", [reading(84.25)], ["1480|2025", "1480|2024"], BEGAN)

    page = book.page("U21468")

    assert page.cells == {CELL: reading(84.25)}
    assert page.asked == {"1480|2025": BEGAN, "1480|2024": BEGAN}


def test_every_earlier_value_is_kept_in_order(book: Book) -> None:
    for day, value in enumerate([84.0, 84.0, 85.0, None, 85.0]):
        book.write("U21468", [reading(value, day)], ["1480|2025"], BEGAN + timedelta(days=day))

    assert [(each.value, each.fetched.day) for each in book.page("U21468").earlier[CELL]] == [
        (84.0, 3), (85.0, 4), (None, 5),
    ]  # fmt: skip


def test_a_new_status_alone_revises_nothing(book: Book) -> None:
    book.write("U21468", [reading(84.0, status="preliminär")], ["1480|2025"], BEGAN)

    assert book.write("U21468", [reading(84.0, 1)], ["1480|2025"], BEGAN) == ()
    assert book.page("U21468").cells[CELL].status == ""


def test_what_was_not_asked_about_stays(book: Book) -> None:
    book.write("U21468", [reading(84.0)], ["1480|2025"], BEGAN)

    assert book.write("U21468", [], ["1480|2024"], BEGAN) == ()
    assert book.page("U21468").cells[CELL].value == 84.0


@pytest.mark.parametrize(
    "damage", ["", "{", "[]", '{"cells": {}}', '{"cells": {"a": 1}, "earlier": {}, "asked": {}}']
)
def test_a_damaged_file_is_set_aside_and_begun_anew(book: Book, tmp_path: Path, damage: str) -> None:
    (tmp_path / "U21468.json").write_text(damage, encoding="utf-8")
    assert book.page("U21468") == EMPTY

    book.write("U21468", [reading(84.0)], ["1480|2025"], BEGAN)

    assert files_in(tmp_path) == ["U21468.json", "U21468.json.oläslig"]
    assert book.page("U21468").cells[CELL].value == 84.0


def test_a_write_that_fails_leaves_the_file_as_it_was(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    book.write("U21468", [reading(84.0)], ["1480|2025"], BEGAN)

    def full(*_args: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(OSError, match="space"):
        book.write("U21468", [reading(85.0)], ["1480|2025"], BEGAN)

    assert files_in(tmp_path) == ["U21468.json"]
    assert book.page("U21468").cells[CELL].value == 84.0


def test_two_who_write_at_once_lose_nothing(book: Book) -> None:
    def write(area: str) -> None:
        for year in range(2000, 2015):
            one = replace(reading(1.0), area=area, period=str(year))
            book.write("U21468", [one], [f"{area}|{year}"], BEGAN)

    threads = [Thread(target=write, args=(area,)) for area in ("1480", "1481", "0180")]
    for each in threads:
        each.start()
    for each in threads:
        each.join()

    assert len(book.page("U21468").cells) == 45


def test_no_name_leads_out_of_the_folder(tmp_path: Path) -> None:
    Book(tmp_path / "inner", lambda cell: cell.area).write("../../utanför", [], ["x"], BEGAN)

    assert [path.parent.name for path in tmp_path.rglob("*.json")] == ["inner"]


def test_a_shelf_knows_its_address(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path)
    shelf.keep("http://a/kpi", [{"id": "N1"}], BEGAN)
    (kept,) = tmp_path.glob("*.json")

    found = shelf.find("http://a/kpi")
    assert found is not None
    assert (found.rows, found.fetched) == ([{"id": "N1"}], BEGAN)
    assert shelf.find("http://b/kpi") is None
    for damage in ({"address": "http://b"}, {"address": "http://a/kpi", "rows": []}, []):
        kept.write_text(json.dumps(damage), encoding="utf-8")
        assert shelf.find("http://a/kpi") is None


@pytest.mark.parametrize(
    ("period", "found"),
    [
        ("2025", ("year", date(2025, 1, 1))),
        ("2025M11", ("month", date(2025, 11, 1))),
        ("2025K3", ("quarter", date(2025, 7, 1))),
        ("2025Q1", ("quarter", date(2025, 1, 1))),
        ("2025M13", None), ("2025K5", None), ("25", None), ("0000", None), ("2025X1", None), ("2025M", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_period_begins_on_its_first_day(period: str, found: object) -> None:
    assert period_start(period) == found
