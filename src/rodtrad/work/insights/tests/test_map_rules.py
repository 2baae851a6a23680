"""The pure rules of maps: where dots stand, where tiles stand, which cells are white, what the counts add up to."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from itertools import combinations
from math import hypot

from rodtrad.work.insights.rules import counting, dots, sweden, venn, white_spots
from rodtrad.work.insights.rules.board_report import Month, bounds, edited, ins_62_parts
from rodtrad.work.insights.rules.circles import EVERYONE, REGIONS, RISK, SUPPORT
from rodtrad.work.insights.rules.counting import Facts
from rodtrad.work.insights.rules.dots import Dot
from rodtrad.work.insights.rules.venn_drawing import ins_20_venn
from rodtrad.work.insights.rules.white_spots import Known, Limits, Spot

TODAY = date(2026, 11, 25)
DOT = Dot("abc", "Ingen <svarar>", 3, "Vuxna", "V", "#0072B2", "solid")
FACTS = Facts(7, "N:7", True, 3, 5, (1, 2), (9,), True, "2026-01-02")


def test_ins_20_layout_keeps_dots_apart_and_in_their_region():
    for region in REGIONS:
        places = venn.places(region)
        assert {venn.region_at(p.x, p.y) for p in places} == {region}
        assert min(hypot(a.x - b.x, a.y - b.y) for a, b in combinations(places, 2)) >= 2 * venn.DOT


def test_ins_20_layout_counts_what_does_not_fit():
    room = len(venn.places(7))

    assert venn.ins_20_layout(7, room) == venn.places(7)
    assert venn.ins_20_layout(7, room + 1) is None


def test_drawing_escapes_texts_and_leads_to_the_insight():
    svg = ins_20_venn(
        [DOT], {SUPPORT: "A", RISK: "B", EVERYONE: "C"}, "Karta", "Ord", address=lambda dot: "/x/"
    )

    assert "Ingen &lt;svarar&gt;" in svg
    assert 'href="/x/"' in svg
    assert "style=" not in svg


def test_drawing_of_many_shows_their_number():
    many = [replace(DOT, code=str(number)) for number in range(200)]

    assert ">200</text>" in ins_20_venn(many, {SUPPORT: "A", RISK: "B", EVERYONE: "C"}, "Karta", "Ord")


def test_since_marks_what_was_not_in_the_picture():
    rows = dots.since([DOT, replace(DOT, code="new")], {"abc"})

    assert [dot.new for dot in rows] == [False, True]
    assert dots.from_json(dots.as_json(rows)) == rows


def test_every_municipality_has_a_tile_of_its_own():
    found = sweden.tiles()

    assert len(found) == len({(tile.column, tile.row) for tile in found}) == 290
    assert [sweden.weight(number) for number in (0, 1, 9, 30, 5000)] == [0, 1, 2, 4, 5]


def test_ins_30_shade_of_cells():
    known = Known(3, date(2026, 5, 1), 2)

    assert white_spots.ins_30_shade(known, TODAY, Limits()) == "filled"
    assert white_spots.ins_30_shade(replace(known, insights=2), TODAY, Limits()) == "white"
    assert white_spots.ins_30_shade(replace(known, latest=date(2024, 11, 24)), TODAY, Limits()) == "old"
    assert white_spots.ins_30_shade(replace(known, organisations=1), TODAY, Limits()) == "one"
    assert white_spots.ins_30_shade(Known(), TODAY, Limits(), excluded=True) == "excluded"


def test_ins_72_ranks_groups_at_risk_double():
    cells = [
        Spot(circle, 1, 0, "white", white_spots.value(circle, "white", Known(), Limits()))
        for circle in (SUPPORT, RISK, EVERYONE)
    ]

    assert [spot.circle for spot in white_spots.ins_72_white_spots(cells)] == [RISK, SUPPORT, EVERYONE]


def test_ins_72_is_silent_about_what_is_known():
    filled = Spot(RISK, 1, 0, "filled", white_spots.value(RISK, "filled", Known(9), Limits()))

    assert white_spots.ins_72_white_spots([filled]) == []


def test_counts_of_a_change_add_up_to_the_new():
    after = replace(FACTS, circles=4, themes=(1,), is_key=False)
    total: dict[counting.Key, int] = {}
    for pair in ((None, FACTS), (FACTS, after)):
        for row in counting.changes([pair]):
            total[row.key] = total.get(row.key, 0) + row.number

    assert {key: number for key, number in total.items() if number} == dict.fromkeys(counting.keys(after), 1)
    assert counting.changes([(after, after)]) == []
    assert counting.from_json(FACTS.as_json()) == FACTS


def test_ins_62_parts_hold_three_key_insights_at_most():
    parts = ins_62_parts(Month(new=["a"], key=["1", "2", "3", "4"]))

    assert parts["key"] == ["1", "2", "3"]
    assert parts["decide"] == []
    assert edited(parts, {"new": " b \n\nc"})["new"] == ["b", "c"]
    assert bounds(date(2026, 12, 24)) == (date(2026, 12, 1), date(2027, 1, 1))
