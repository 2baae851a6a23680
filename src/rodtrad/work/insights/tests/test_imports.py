"""Files of insights: read, judged row by row, brought in all or nothing, taken out and brought in again."""

from __future__ import annotations

from importlib import resources

import pytest

from rodtrad.foundation.org.services import create_place
from rodtrad.foundation.render.forms import render
from rodtrad.foundation.render.sheets import render_csv
from rodtrad.work.insights import exports, imports
from rodtrad.work.insights.models import Insight
from rodtrad.work.insights.queries.insights import Wanted, insights, with_words
from rodtrad.work.insights.services.catalogue import stock
from rodtrad.work.insights.services.importing import bring_in

pytestmark = [pytest.mark.django_db]

CSV = (
    "nyckel;insikt;perspektiv;grupp;tema;förflyttning;metod;datum;röster;nyckelinsikt\r\n"
    "A1;=SUM(A1) är en formel 🙂;P1, P3;Vuxna;T3;akut → förebyggande;intervju;2026-03-15;4;ja\r\n"
    "A2;Ingen svarar efter fyra.;;;;;;;;\r\n"
)


@pytest.fixture
def stocked(acting_system, cast):
    stock()
    return cast


def rows_of(actor) -> list[Insight]:
    return list(with_words(insights(actor, Wanted(material=""))).order_by("pk"))


def test_file_when_right_then_every_row_comes_in_sorted(stocked) -> None:
    actor = stocked.actor("manager")
    plan = imports.plan(actor, stocked.unit, "a.csv", CSV.encode())

    assert (plan.problems, bring_in(actor, stocked.unit, plan.rows)) == ([], 2)

    first, second = rows_of(actor)
    assert first.item.text == "=SUM(A1) är en formel 🙂"
    assert (first.circles, first.main_group.key, first.voices, first.is_key, first.coded) == (
        5,
        "vuxna",
        4,
        True,
        True,
    )
    assert (second.coded, second.key) == (False, "A2")


def test_file_when_brought_in_twice_then_nothing_new(stocked) -> None:
    actor = stocked.actor("manager")
    for expected in (2, 0):
        plan = imports.plan(actor, stocked.unit, "a.csv", CSV.encode())
        assert bring_in(actor, stocked.unit, plan.rows) == expected


def test_file_when_rows_are_wrong_then_each_is_listed_with_its_line(stocked) -> None:
    text = (
        "insikt;perspektiv;grupp;datum;förflyttning\n"
        ";P1;;;\n"
        "Bra;P9;Alla;i går;snett\n"
        "Hon heter 640823-3234;;;;\n"
    )

    plan = imports.plan(stocked.actor("manager"), stocked.unit, "a.csv", text.encode())

    assert [row.line for row in plan.problems] == [2, 3, 3, 3, 3, 4]
    assert "640823" not in " ".join(row.text for row in plan.problems)


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.csv", b"namn;text2\n1;2\n"), ("a.csv", b"insikt\n\"ej st\xe4ngd"), ("a.xlsx", b"PK\x03\x04 trasig"),
        ("a.pdf", b"%PDF"), ("a.yaml", b"{:::"), ("a.yaml", b"insights: 3"), ("a.csv", b""),
    ],
)  # fmt: skip
def test_file_when_unreadable_then_said_so(stocked, name, data) -> None:
    plan = imports.plan(stocked.actor("manager"), stocked.unit, name, data)

    assert plan.problems
    assert all(row.line == 0 for row in plan.problems)


@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_export_when_brought_in_again_then_the_same(stocked, form) -> None:
    actor = stocked.actor("manager")
    bring_in(actor, stocked.unit, imports.plan(actor, stocked.unit, "a.csv", CSV.encode()).rows)
    table = exports.insight_table(rows_of(actor))
    document = exports.insight_document(rows_of(actor))
    data = (render_csv(table) if form == "csv" else render(document, "xlsx")).data
    Insight.objects.update(key="gammal")

    plan = imports.plan(actor, stocked.unit, f"a.{form}", data)

    assert (plan.problems, bring_in(actor, stocked.unit, plan.rows)) == ([], 2)
    again = exports.insight_table(rows_of(actor)[2:])
    assert again.rows == table.rows


def test_seed_when_read_then_its_classes_hold(stocked, acting_system) -> None:
    for name in ("Karlskrona", "Grums", "Helsingborg", "Haninge", "Norrköping", "Järva", "Nora", "Mölndal"):
        create_place(acting_system, kind="municipality", name=name)
    data = resources.files("rodtrad.data").joinpath("titi_insight_examples.yaml").read_bytes()

    plan = imports.plan(acting_system, stocked.unit, "titi.yaml", data)

    assert plan.problems == []
    kinds = [row.values["material"] for row in plan.rows]
    assert (len(kinds), kinds.count("raw"), kinds.count("background")) == (24, 1, 2)
    regions = [row.values["circles"] for row in plan.rows]
    assert [sum(bool(region & bit) for region in regions) for bit in (1, 4, 2)] == [12, 11, 6]
