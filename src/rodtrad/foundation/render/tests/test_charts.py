"""The chart's description, its scale and its drawing."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from rodtrad.foundation.render.charts.scale import scale_of
from rodtrad.foundation.render.charts.spec import ChartSpec, Series
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
