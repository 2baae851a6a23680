"""The chart's description, its scale and its drawing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from rodtrad.foundation.render.charts.scale import scale_of
from rodtrad.foundation.render.charts.spec import ChartSpec, Level, Remark, Series
from rodtrad.foundation.render.charts.svg import svg_of
from rodtrad.foundation.render.charts.tables import table_of
from rodtrad.foundation.render.tests.golden import chart
from rodtrad.foundation.render.values import SUPPRESSED, said

SVG = "{http://www.w3.org/2000/svg}"


def one(kind: str, *values: object) -> ChartSpec:
    labels = tuple(f"v{place}" for place in range(len(values)))
    return ChartSpec(kind, "T", "D", labels, (Series("S", values),))


def test_spec_when_a_series_has_too_few_values_then_refused():
    with pytest.raises(ValueError, match="S: 1 values for 2 labels"):
        ChartSpec("line", "T", "D", ("a", "b"), (Series("S", (1,)),))


@pytest.mark.parametrize(
    ("values", "low", "high"), [((3, 17), 0, 20), ((980, 1010), 980, 1010), ((-5, 4), -6, 4), ((7, 7), 7, 8)]
)
def test_scale_holds_every_value(values, low, high):
    scale = scale_of(one("line", *values))

    assert (scale.low, scale.high) == (low, high)
    assert (scale.ticks[0], scale.ticks[-1]) == (low, high)


def test_scale_when_bars_then_from_zero():
    assert scale_of(one("bar", 980, 1010)).low == 0


def test_scale_when_nothing_to_draw_then_still_a_scale():
    assert scale_of(one("line", None, SUPPRESSED)).high == 1


@pytest.mark.parametrize("kind", ["line", "bar", "stacked", "dots", "control"])
def test_svg_is_described_and_has_no_style(kind):
    root = ElementTree.fromstring(svg_of(chart(kind), key="c7"))

    assert root.attrib["aria-labelledby"] == "c7-t c7-d"
    assert root.find(f"{SVG}title").text == "Besök per månad"
    assert root.find(f"{SVG}desc").text.startswith("Besöken ökar")
    assert not [node for node in root.iter() if "style" in node.attrib or node.tag == f"{SVG}style"]


@pytest.mark.parametrize("kind", ["line", "bar", "dots"])
def test_svg_when_missing_or_kept_back_then_gap(kind):
    said_ = re.findall(r'data-say="(Måndagar[^"]*)"', svg_of(chart(kind)))

    assert len(said_) == 10
    assert not [each for each in said_ if "2026-03" in each or "2026-06" in each]
    assert "Måndagar, 2026-11: 31 besök (över det vanliga)" in said_


def test_svg_when_text_looks_like_markup_then_escaped():
    spec = ChartSpec("line", "<b>&", "</desc>", ('"><script>',), (Series("S", (1,)),))

    root = ElementTree.fromstring(svg_of(spec))

    assert root.find(f"{SVG}title").text == "<b>&"
    assert not root.findall(".//script")


def test_table_behind_has_every_point_and_remark():
    table = table_of(chart("control"))

    assert [column.title for column in table.columns][1:4] == [
        "Måndagar (besök)",
        "Torsdagar (besök)",
        "Medel (besök)",
    ]
    assert table.rows[5] == ("2026-06", SUPPRESSED, 10, 21.0, "")
    assert table.rows[10][-1] == "över det vanliga"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "–"),
        (SUPPRESSED, ".."),
        (1234567.5, "1\u00a0234\u00a0567,5"),
        (-3, "−3"),
        ("=1", "=1"),
        (4.0, "4"),
    ],
)
def test_said_in_swedish(value, text):
    assert said(value) == text


def test_control_chart_has_gaps_in_its_limits_breaks_hollow_points_and_numbered_remarks() -> None:
    spec = ChartSpec(
        "control", "Besök", "Två delar", ("jan", "feb", "mar", "apr"), (Series("Besök", (1, 2, 8, 9)),),
        levels=(Level("Medel", (1.5, 1.5, 8.5, 8.5), dashed=False), Level("Gräns", (None, None, 9.5, 9.5)),
                Level("Mål", (7.0, 7.0, 7.0, 7.0), strong=True)),
        breaks=(2,), hollow=((0, 1),), remarks=(Remark(2, "Frukosten öppnade"),),
    )  # fmt: skip

    drawing = svg_of(spec)
    table = table_of(spec)

    assert drawing.count("<polyline") == 2 + 1 + 2  # a line a part; the target is broken too
    assert drawing.count('stroke-width="2.5"/>') >= 2
    assert 'data-remark="1"' in drawing
    assert "Frukosten öppnade" in drawing
    assert [row[-1] for row in table.rows] == ["", "", "Frukosten öppnade", ""]
    assert [row[3] for row in table.rows] == [None, None, 9.5, 9.5]
