"""Population from SCB: sexes, bands of ages, selections cut, quota, what is missing, what was dropped in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import product
from math import prod
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodtrad.sources.indicators.national.failures import (
    FilterIgnored,
    Misunderstood,
    Refused,
    UnknownCode,
    VersionGone,
)
from rodtrad.sources.indicators.national.manners import Manners
from rodtrad.sources.indicators.national.readings import NO_REASON, Breakdown, Reading
from rodtrad.sources.indicators.national.scb import OWN_SUM, Statistics, Wanted
from rodtrad.sources.indicators.national.scb_selection import Ages, Layout, cut
from rodtrad.sources.indicators.national.scb_table import Listed

from .loopback import QUICK, Reply, Time, door, files_in, said, serving
from .scb_service import DIMENSIONS, FakeStatistics, people

ELDER, YOUNG = Ages(65), Ages(0, 17)


@pytest.fixture
def service() -> Iterator[FakeStatistics]:
    with serving(FakeStatistics()) as found:
        assert isinstance(found, FakeStatistics)
        yield found


@pytest.fixture
def scb(service: FakeStatistics, time: Time, tmp_path: Path) -> Statistics:
    return Statistics(door(service, time, name="SCB"), tmp_path / "scb")


def asked_for_data(service: FakeStatistics) -> list[dict[str, list[str]]]:
    bodies = [asked.body for asked in service.log if asked.path.endswith("/data")]
    return [{each["variableCode"]: each["valueCodes"] for each in body["selection"]} for body in bodies]


def test_metadata_says_what_may_be_asked(scb: Statistics) -> None:
    table = scb.table("TAB638")

    assert table.edition == "TAB638 Folkmängden efter region, ålder, kön och år (2026-02-21)"
    assert list(table.variables) == list(DIMENSIONS)
    assert table.variable("Region").labels["1480"] == "Göteborg"
    assert [each.code for each in table.variables.values() if not each.may_be_left_out] == [
        "ContentsCode",
        "Tid",
    ]


def test_everybody_is_one_call_without_sex_and_age(
    scb: Statistics, service: FakeStatistics, time: Time
) -> None:
    table = scb.table("TAB638")

    found = scb.harvest(table, Wanted(("1480",), ("2025",), ("T",)))

    assert found.readings == (
        Reading(
            source="scb", measure="TAB638-BE0101N1", area="1480", period="2025", kind="year",
            start=date(2025, 1, 1), breakdown=Breakdown(), value=float(people("1480", "", "", "2025")), status="",
            origin="Källa: SCB", edition=table.edition, fetched=time.now(),
        ),
    )  # fmt: skip
    assert asked_for_data(service) == [{"ContentsCode": ["BE0101N1"], "Region": ["1480"], "Tid": ["2025"]}]


def test_sexes_and_bands_of_ages(scb: Statistics) -> None:
    wanted = Wanted(("0180", "1480"), ("2024", "2025"), ages=(None, YOUNG, ELDER))

    found = scb.harvest(scb.table("TAB638"), wanted)

    assert [each.cell for each in found.readings] == list(wanted.cells())
    values = {each.cell: each.value for each in found.readings}
    elder = [*map(str, range(65, 100)), "100+"]
    for area, year in (("0180", "2024"), ("1480", "2025")):
        for sex, code in (("T", ""), ("K", "2"), ("M", "1")):
            assert values[area, year, sex, "", ""] == people(area, "", code, year)
            assert values[area, year, sex, "65+", ""] == sum(people(area, age, code, year) for age in elder)
            assert values[area, year, sex, "0–17", ""] == sum(
                people(area, str(age), code, year) for age in range(18)
            )
    assert {each.origin for each in found.readings if each.breakdown.age} == {OWN_SUM}
    assert {each.origin for each in found.readings if not each.breakdown.age} == {"Källa: SCB"}


def test_a_single_year_of_age_is_the_sources_own_number(scb: Statistics) -> None:
    found = scb.harvest(scb.table("TAB638"), Wanted(("1480",), ("2025",), ("K",), (Ages(18, 18),)))

    assert [(each.breakdown.age, each.value, each.origin) for each in found.readings] == [
        ("18", float(people("1480", "18", "2", "2025")), "Källa: SCB")
    ]


def test_large_selections_are_cut_to_the_limit(scb: Statistics, service: FakeStatistics) -> None:
    service.most_cells = 100
    small = replace(scb, most_cells=100)
    wanted = Wanted(("0180", "1480", "1481"), ("2023", "2024", "2025"), ("K", "M"), (None, ELDER))

    found = small.harvest(small.table("TAB638"), wanted)

    assert found.failure is None
    assert [each.cell for each in found.readings] == list(wanted.cells())
    assert all(each.value for each in found.readings)
    assert (
        len(asked_for_data(service)) == 1 + 9
    )  # 18 cells of everybody; 72 of ages for each of 9 areas and years


def test_ages_of_one_area_and_year_are_never_parted(scb: Statistics) -> None:
    with pytest.raises(ValueError):
        replace(scb, most_cells=71).calls(
            scb.table("TAB638"), Wanted(("1480",), ("2025",), ("K", "M"), (ELDER,))
        )


def test_any_selection_comes_whole(scb: Statistics, service: FakeStatistics) -> None:
    service.most_cells = 10
    chosen = {
        "Region": ["1480"],
        "Alder": list(map(str, range(30))),
        "ContentsCode": ["BE0101N1"],
        "Tid": ["2025"],
    }

    found = list(replace(scb, most_cells=10).data(scb.table("TAB638"), chosen))

    assert [(each.codes["Alder"], each.value) for each in found] == [
        (str(age), people("1480", str(age), "", "2025")) for age in range(30)
    ]
    assert len(asked_for_data(service)) == 4


def test_too_many_cells_are_refused_in_the_services_words(scb: Statistics, service: FakeStatistics) -> None:
    service.most_cells = 1

    found = scb.harvest(scb.table("TAB638"), Wanted(("1480", "1481"), ("2025",)))

    assert isinstance(found.failure, Refused)
    assert str(found.failure) == "SCB nekade frågan (svar 403). Too many cells selected"


def test_quota_is_kept(scb: Statistics, time: Time) -> None:
    table = scb.table("TAB638")
    small = replace(scb, most_cells=1)

    small.harvest(table, Wanted(("0180", "1480", "1481"), tuple(DIMENSIONS["Tid"][1]), ("T",)))
    assert time.passed == pytest.approx(0.3 * 9)
    for _ in range(3):
        small.harvest(table, Wanted(("0180", "1480", "1481"), tuple(DIMENSIONS["Tid"][1]), ("T",)))

    assert time.passed >= 10.0  # 37 calls: the 31st waits until ten seconds have gone since the first


@pytest.mark.parametrize(
    ("told", "calls", "window", "cells"),
    [
        ({"maxDataCells": 9000, "maxCallsPerTimeWindow": 5, "timeWindow": 10}, 5, 10.0, 9000),
        ({"maxDataCells": 800_000, "maxCallsPerTimeWindow": 90, "timeWindow": 10}, 30, 10.0, 150_000),
        ({"maxDataCells": 0, "maxCallsPerTimeWindow": 0, "timeWindow": 0}, 30, 10.0, 150_000),
        ({}, 30, 10.0, 150_000),
    ],
)
def test_a_stricter_quota_that_the_service_tells_is_heeded(
    scb: Statistics, service: FakeStatistics, told: dict[str, int], calls: int, window: float, cells: int
) -> None:
    service.config = told

    heeding = scb.heeding()

    manners: Manners = heeding.door.manners
    assert (manners.most_calls, manners.window, heeding.most_cells) == (calls, window, cells)
    assert heeding.door.pace.manners == manners == replace(QUICK, most_calls=calls, window=window)


def test_missing_comes_with_its_status_and_no_sum(scb: Statistics, service: FakeStatistics) -> None:
    service.missing = {("1480", "70", "2", "2025"): "..", ("1481", "", "", "2025"): ""}

    for sparse in (False, True):
        service.sparse = sparse
        found = scb.harvest(
            scb.table("TAB638"), Wanted(("1480", "1481"), ("2025",), ("T", "K"), (None, ELDER))
        )

        values = {each.cell: (each.value, each.status) for each in found.readings}
        assert values["1480", "2025", "K", "65+", ""] == (None, "..")
        assert values["1481", "2025", "T", "", ""] == (None, NO_REASON)
        assert values["1481", "2025", "K", "65+", ""][0] is not None


def test_codes_dropped_in_silence_refuse_the_answer(
    scb: Statistics, service: FakeStatistics, tmp_path: Path
) -> None:
    service.drops = {"1481"}

    found = scb.harvest(scb.table("TAB638"), Wanted(("1480", "1481"), ("2025",), ("T",)))

    assert isinstance(found.failure, FilterIgnored)
    assert "Region 1481" in str(found.failure)
    assert (found.readings, found.unknown) == ((), 2)
    assert not (tmp_path / "scb" / "areas").exists()


def test_codes_the_table_does_not_have_are_said_before_asking(
    scb: Statistics, service: FakeStatistics
) -> None:
    table = scb.table("TAB638")

    for wanted, words in (
        (Wanted(("1480", "9999"), ("2025",)), "SCB har inte 9999 i region"),
        (Wanted(("1480",), ("2031",)), "SCB har inte 2031 i år"),
        (Wanted(("1480",), ("2025",), ages=(Ages(65, 105),)), "SCB har inte 65–105 år i ålder"),
        (Wanted(("1480",), ("2025",), ages=(Ages(65, 100),)), "SCB har inte 65–100 år i ålder"),
    ):
        with pytest.raises(UnknownCode, match=words.replace("+", r"\+")):
            scb.harvest(table, wanted)
    with pytest.raises(Misunderstood, match="har ingen variabel Sex"):
        replace(scb, layout=Layout(sex="Sex")).harvest(table, Wanted(("1480",), ("2025",)))
    with pytest.raises(Misunderstood, match="går inte att fråga utan"):
        list(scb.data(table, {"Region": ["1480"]}))
    assert asked_for_data(service) == []


def test_a_revised_count_is_told(scb: Statistics, service: FakeStatistics, time: Time) -> None:
    table, wanted = scb.table("TAB638"), Wanted(("1480", "1481"), ("2025",), ("T",))
    scb.harvest(table, wanted)
    service.extra["1481"] = 3

    found = scb.harvest(table, wanted)

    before = float(people("1481", "", "", "2025"))
    assert [(each.old.area, each.old.value, each.new.value) for each in found.revised] == [
        ("1481", before, before + 3)
    ]


def test_what_is_fresh_is_not_asked_for_again_and_kept_when_away(
    scb: Statistics, service: FakeStatistics, time: Time
) -> None:
    table, wanted = scb.table("TAB638"), Wanted(("1480",), ("2025",))
    first = scb.harvest(table, wanted)
    calls = len(service.log)

    assert scb.harvest(table, wanted, timedelta(hours=1)).readings == first.readings
    assert len(service.log) == calls

    time.passed += 86_400 * 2
    service.answer = lambda asked: Reply(410, (b"",))
    later = scb.harvest(table, wanted, timedelta(hours=1))
    assert isinstance(later.failure, VersionGone)
    assert later.readings == first.readings
    assert scb.table("TAB638") == table


def test_tables_are_found_over_pages(scb: Statistics, service: FakeStatistics) -> None:
    service.tables = [
        {"id": f"TAB{number}", "label": f"Folkmängd {number}", "updated": "2026-02-21", "firstPeriod": "1968",
         "lastPeriod": "2025"}
        for number in range(5)
    ]  # fmt: skip

    found = replace(scb, page_size=2).search("folkmängd")

    assert [each.id for each in found.items] == [f"TAB{number}" for number in range(5)]
    assert found.items[0] == Listed("TAB0", "Folkmängd 0", "2026-02-21", "1968", "2025")
    assert [asked.query["pageNumber"] for asked in service.log] == ["1", "2", "3"]
    assert service.log[0].query["query"] == "folkmängd"


@pytest.mark.parametrize(
    "content",
    [
        [], {}, {"id": ["Tid"], "dimension": {}},
        {"id": ["Tid"], "dimension": {"Tid": {"category": {"index": {"2025": 1}}}}},
        {"id": ["Tid"], "dimension": {"Tid": {}}},
    ],
)  # fmt: skip
def test_metadata_that_is_none_is_not_kept(
    scb: Statistics, service: FakeStatistics, tmp_path: Path, content: object
) -> None:
    service.answer = lambda asked: said(content)

    with pytest.raises(Misunderstood):
        scb.table("TAB638")
    assert files_in(tmp_path) == []


@pytest.mark.parametrize(
    "change", [{"value": [1]}, {"value": None}, {"value": ["x"] * 2}, {"value": [True] * 2}]
)
def test_values_that_are_no_counts_refuse_the_answer(
    scb: Statistics, service: FakeStatistics, change: dict[str, object]
) -> None:
    table = scb.table("TAB638")
    service.answer = lambda asked: said(
        service.dataset({"Region": ["1480", "1481"], "ContentsCode": ["BE0101N1"], "Tid": ["2025"]}) | change
    )

    found = scb.harvest(table, Wanted(("1480", "1481"), ("2025",), ("T",)))

    assert isinstance(found.failure, Misunderstood)
    assert found.unknown == 2


def test_codes_are_read_however_their_places_are_told(scb: Statistics, service: FakeStatistics) -> None:
    table = scb.table("TAB638")
    content = service.dataset({"Region": ["1481", "1480"], "ContentsCode": ["BE0101N1"], "Tid": ["2025"]})
    content["dimension"]["Region"]["category"]["index"] = ["1480", "1481"]
    content["dimension"]["Tid"]["category"] = {"label": {"2025": "2025"}}
    service.answer = lambda asked: said(content | {"value": [7, 8]})

    found = scb.harvest(table, Wanted(("1480", "1481"), ("2025",), ("T",)))

    assert [(each.area, each.value) for each in found.readings] == [("1480", 7.0), ("1481", 8.0)]


def test_ages_say_their_name_and_run_upwards() -> None:
    assert [Ages(65).label, Ages(0, 17).label, Ages(18, 18).label] == ["65+", "0–17", "18"]
    for lowest, highest in ((-1, None), (18, 17)):
        with pytest.raises(ValueError):
            Ages(lowest, highest)


@given(
    st.dictionaries(st.sampled_from("abcd"), st.integers(1, 9), min_size=1),
    st.integers(1, 40),
)
def test_the_pieces_are_small_enough_and_together_the_whole(sizes: dict[str, int], most: int) -> None:
    selection = {name: [f"{name}{at}" for at in range(size)] for name, size in sizes.items()}

    pieces = list(cut(selection, most))

    cells = [cell for piece in pieces for cell in product(*piece.values())]
    assert all(prod(map(len, piece.values())) <= most for piece in pieces)
    assert sorted(cells) == sorted(product(*selection.values()))
