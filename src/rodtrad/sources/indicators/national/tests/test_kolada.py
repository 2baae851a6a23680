"""Kolada: sexes, nulls, pages, many ids, filters not heeded, revisions, what is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from rodtrad.sources.indicators.national import clients
from rodtrad.sources.indicators.national.failures import (
    FilterIgnored,
    Misunderstood,
    OtherHost,
    Refused,
    UnknownCode,
    VersionGone,
)
from rodtrad.sources.indicators.national.kolada import Kolada
from rodtrad.sources.indicators.national.kolada_rows import Measure, Unit
from rodtrad.sources.indicators.national.readings import (
    DELETED,
    NO_LONGER,
    NO_REASON,
    Breakdown,
    Cell,
    Reading,
)

from .kolada_service import FakeKolada, kpi
from .loopback import Time, files_in, said

HOURS = timedelta(hours=3)


def measure(name: str = "U21468") -> Measure:
    return Measure(
        name, "Helhetssyn hemtjänst", "", True, "K", "Äldre", "Kvalitet", True, date(2026, 2, 24), "2025"
    )


def by_sex(readings: tuple[Reading, ...]) -> dict[str, float | None]:
    return {each.breakdown.sex: each.value for each in readings}


def test_sexes_in_another_order_each_keep_their_value(kolada: Kolada, source: FakeKolada, time: Time) -> None:
    source.values["U21468", "1480", "2025"] = [("M", 81.5, ""), ("T", 84, ""), ("K", 86.5, "")]
    source.values["U21468", "1480", "2024"] = [("T", 83, ""), ("K", 85, ""), ("M", 80, "")]

    found = kolada.harvest([measure()], ["1480"], [2025])

    assert found.failure is None
    assert by_sex(found.readings) == {"M": 81.5, "T": 84.0, "K": 86.5}
    assert found.readings[1] == Reading(
        source="kolada", measure="U21468", area="1480", period="2025", kind="year", start=date(2025, 1, 1),
        breakdown=Breakdown("T"), value=84.0, status="", origin="Källa: Kolada",
        edition="Helhetssyn hemtjänst (2026-02-24)", fetched=time.now(),
    )  # fmt: skip


def test_a_sex_unknown_or_twice_refuses_the_answer(
    kolada: Kolada, source: FakeKolada, tmp_path: Path
) -> None:
    for wrong in ([("T", 1, ""), ("T", 2, "")], [("X", 1, "")]):
        source.values["U21468", "1480", "2025"] = wrong

        found = kolada.harvest([measure()], ["1480"], [2025])

        assert isinstance(found.failure, Misunderstood)
        assert found.readings == ()
        assert found.unknown == 1
    assert files_in(tmp_path) == []


def test_null_comes_with_its_status(kolada: Kolada, source: FakeKolada) -> None:
    source.values["U21468", "1480", "2025"] = [("T", None, "Privacy"), ("K", None, ""), ("M", 3, "deleted")]

    found = kolada.harvest([measure()], ["1480"], [2025])

    assert [(each.breakdown.sex, each.value, each.status) for each in found.readings] == [
        ("T", None, "Privacy"), ("K", None, NO_REASON), ("M", None, DELETED),
    ]  # fmt: skip


@pytest.mark.parametrize("wrong", ["84", True, [1]])
def test_a_value_that_is_no_number_refuses_the_answer(
    kolada: Kolada, source: FakeKolada, wrong: object
) -> None:
    source.values["U21468", "1480", "2025"] = [("T", wrong, "")]

    assert isinstance(kolada.harvest([measure()], ["1480"], [2025]).failure, Misunderstood)


def test_pages_are_followed_to_the_last(kolada: Kolada, source: FakeKolada) -> None:
    source.page_size = 2
    for year in range(2018, 2025):
        source.values["U21468", "1480", str(year)] = [("T", year, "")]

    found = kolada.harvest([measure()], ["1480"], list(range(2018, 2025)))

    assert [each.value for each in found.readings] == [float(year) for year in range(2018, 2025)]
    assert [asked.query.get("page") for asked in source.log] == [None, "2", "3", "4"]


def test_next_page_on_another_host_is_not_followed(
    kolada: Kolada, source: FakeKolada, tmp_path: Path
) -> None:
    source.page_size = 1
    source.next_prefix = "http://elsewhere.invalid/v3"
    source.values = {("U21468", "1480", str(year)): [("T", 1, "")] for year in (2024, 2025)}

    found = kolada.harvest([measure()], ["1480"], [2024, 2025])

    assert isinstance(found.failure, OtherHost)
    assert str(found.failure) == (
        "Kolada hänvisar till en annan adress (elsewhere.invalid). Den följs inte. "
        "Säg till den som sköter Rödtråd om adressen i inställningarna behöver bytas."
    )
    assert (found.readings, found.unknown) == ((), 2)
    assert files_in(tmp_path) == []


def test_next_page_outside_the_version_or_in_a_ring_is_not_followed(
    kolada: Kolada, source: FakeKolada
) -> None:
    source.page_size = 1
    source.values = {("U21468", "1480", str(year)): [("T", 1, "")] for year in (2024, 2025)}
    source.next_prefix = source.address.replace("/v3", "/other")

    assert isinstance(kolada.harvest([measure()], ["1480"], [2024, 2025]).failure, OtherHost)

    source.answer = lambda asked: said({"values": [], "next_url": f"{source.address}{asked.path[3:]}"})
    found = kolada.harvest([measure()], ["1480"], [2024])
    assert "tar aldrig slut" in str(found.failure)


def test_many_ids_are_shared_out_over_calls(kolada: Kolada, source: FakeKolada, time: Time) -> None:
    measures = [measure(f"N{number:05}") for number in range(30)]
    areas = [f"{number:04}" for number in range(1000, 1060)]
    years = list(range(1995, 2025))
    source.values["N00029", "1059", "2024"] = [("T", 7, "")]

    found = kolada.harvest(measures, areas, years)

    assert found.failure is None
    assert len(source.log) == 2 * 3 * 2
    assert all(len(part.split(",")) <= 25 for asked in source.log for part in asked.path.split("/"))
    assert [each.value for each in found.readings] == [7.0]
    assert found.unknown == 0
    assert time.slept == [0.3] * 11  # a pause before each call but the first


def test_too_many_ids_are_refused_in_the_services_words(kolada: Kolada, source: FakeKolada) -> None:
    wide = replace(kolada, ids_per_call=50)

    found = wide.harvest([measure()], [f"{number:04}" for number in range(1000, 1030)], [2025])

    assert isinstance(found.failure, Refused)
    assert str(found.failure) == "Kolada nekade frågan (svar 400). Too many ids in path, at most 25"
    assert len(source.log) == 1  # a refusal is not tried again
    assert found.unknown == 30


def test_a_search_that_is_not_heeded_is_filtered_here_and_told(kolada: Kolada, source: FakeKolada) -> None:
    source.kpis = [kpi("U21468", "Helhetssyn hemtjänst"), kpi("N01951", "Invånare totalt, antal")]

    heeded = kolada.search("HEMTJÄNST")
    source.heeds_filters = False
    ignored = kolada.search("hemtjänst")

    assert [each.id for each in heeded.items] == ["U21468"]
    assert heeded.ignored == ()
    assert [each.id for each in ignored.items] == ["U21468"]
    assert ignored.ignored == ("title",)
    assert heeded.items[0] == replace(measure(), description="Om måttet.")


def test_units_of_other_municipalities_are_left_out_and_told(kolada: Kolada, source: FakeKolada) -> None:
    source.units = [
        {"id": "V21E1", "title": "Norr", "municipality": "1480"},
        {"id": "V21E2", "title": "Söder", "municipality": "1481"},
    ]
    source.heeds_filters = False

    found = kolada.units("1480")

    assert found.items == (Unit("V21E1", "Norr", "1480"),)
    assert found.ignored == ("municipality",)


def test_rows_nobody_asked_for_refuse_the_answer(kolada: Kolada, source: FakeKolada, tmp_path: Path) -> None:
    source.values = {("U21468", area, "2025"): [("T", 1, "")] for area in ("1480", "G12345")}
    source.heeds_filters = False

    found = kolada.harvest([measure()], ["1480"], [2025])

    assert isinstance(found.failure, FilterIgnored)
    assert "U21468, G12345, 2025" in str(found.failure)
    assert files_in(tmp_path) == []


def test_units_have_values_of_their_own(kolada: Kolada, source: FakeKolada) -> None:
    source.values["U21468", "V21E1", "2025"] = [("T", 90, "")]
    source.values["U21468", "1480", "2025"] = [("T", 84, "")]

    found = kolada.harvest([measure()], [Unit("V21E1", "Norr", "1480")], [2025])

    assert [(each.area, each.breakdown, each.value) for each in found.readings] == [
        ("1480", Breakdown("T", unit="V21E1"), 90.0)
    ]
    assert source.log[0].path == "/v3/oudata/kpi/U21468/ou/V21E1/year/2025"
    with pytest.raises(ValueError):
        kolada.calls([measure()], ["1480", Unit("V21E1", "Norr", "1480")], [2025])


def test_groups_tell_their_members(kolada: Kolada, source: FakeKolada) -> None:
    source.groups = [
        {"id": "G1", "title": "Liknande kommuner IFO", "members": [{"id": "1480"}, {"member_id": "0180"}]}
    ]

    assert [(each.id, each.members) for each in kolada.groups("ifo").items] == [("G1", ("1480", "0180"))]


def test_measures_come_in_the_order_asked_or_say_what_is_missing(kolada: Kolada, source: FakeKolada) -> None:
    source.kpis = [kpi(f"N{number:05}", f"Mått {number}") for number in range(30)]
    ids = [f"N{number:05}" for number in reversed(range(30))]

    assert [each.id for each in kolada.measures(ids).items] == ids
    with pytest.raises(UnknownCode, match="Kolada har inte N99999 i nyckeltal"):
        kolada.measures(["N00001", "N99999"])


def test_a_revised_value_is_told_and_the_old_kept(kolada: Kolada, source: FakeKolada, time: Time) -> None:
    source.values["U21468", "1480", "2025"] = [("T", 84, ""), ("K", 86, "")]
    first = kolada.harvest([measure()], ["1480"], [2025])
    fetched = time.now()
    time.passed += 86_400
    source.values["U21468", "1480", "2025"] = [("K", 86, ""), ("T", 85, "")]

    second = kolada.harvest([measure()], ["1480"], [2025])

    assert first.revised == ()
    assert [(each.old.value, each.old.fetched, each.new.value) for each in second.revised] == [
        (84.0, fetched, 85.0)
    ]
    assert by_sex(second.readings) == {"T": 85.0, "K": 86.0}
    page = kolada._book(False).page("U21468")
    assert [each.value for each in page.earlier[Cell("1480", "2025", "T", "", "")]] == [84.0]
    assert kolada.harvest([measure()], ["1480"], [2025]).revised == ()


def test_a_value_that_is_gone_is_revised_to_none(kolada: Kolada, source: FakeKolada) -> None:
    source.values["U21468", "1480", "2025"] = [("T", 84, "")]
    kolada.harvest([measure()], ["1480"], [2025])
    source.values.clear()

    found = kolada.harvest([measure()], ["1480"], [2025])

    assert found.failure is None
    assert [(each.old.value, each.new.value, each.new.status) for each in found.revised] == [
        (84.0, None, NO_LONGER)
    ]
    assert [each.value for each in found.readings] == [None]


def test_a_version_that_is_gone_says_what_to_do_and_gives_what_is_kept(
    kolada: Kolada, source: FakeKolada, time: Time
) -> None:
    source.values["U21468", "1480", "2025"] = [("T", 84, "")]
    kolada.harvest([measure()], ["1480"], [2025])
    before = time.now()
    time.passed += 86_400 * 30
    source.gone = True

    found = kolada.harvest([measure()], ["1480"], [2024, 2025])

    assert isinstance(found.failure, VersionGone)
    assert str(found.failure) == (
        f"Kolada har stängt den version som Rödtråd använder ({source.address}). "
        "Säg till den som sköter Rödtråd: adressen i inställningarna behöver bytas. "
        "Läs in värden från fil till dess."
    )
    assert [each.value for each in found.readings] == [84.0]
    assert found.oldest == before
    assert found.unknown == 1  # 2024 was never answered
    assert len(source.log) == 2  # gone is gone: not tried again


def test_what_is_fresh_is_not_asked_for_again(kolada: Kolada, source: FakeKolada, time: Time) -> None:
    source.values["U21468", "1480", "2025"] = [("T", 84, "")]
    kolada.harvest([measure()], ["1480"], [2024, 2025], HOURS)
    time.passed += 3_600

    again = kolada.harvest([measure()], ["1480"], [2024, 2025], HOURS)
    assert (len(source.log), [each.value for each in again.readings]) == (1, [84.0])

    kolada.harvest([measure()], ["1480"], [2023, 2025], HOURS)  # 2023 was never asked
    time.passed += 86_400
    kolada.harvest([measure()], ["1480"], [2024, 2025], HOURS)  # too old
    assert len(source.log) == 3


def test_lists_are_kept_for_when_the_service_is_away(kolada: Kolada, source: FakeKolada, time: Time) -> None:
    fetched = kolada.search("hem").fetched
    assert len(kolada.search("hem").items) == 1
    assert len(source.log) == 1
    time.passed += 86_400 * 2
    source.gone = True

    found = kolada.search("hem")

    assert [each.id for each in found.items] == ["U21468"]
    assert found.fetched == fetched
    assert isinstance(found.failure, VersionGone)
    with pytest.raises(VersionGone):
        kolada.search("boende")


def test_a_failure_half_way_keeps_what_was_answered_whole(kolada: Kolada, source: FakeKolada) -> None:
    areas = [f"{number:04}" for number in range(1000, 1030)]
    source.values = {("U21468", area, "2025"): [("T", 1, "")] for area in areas}
    calls = kolada.calls([measure()], areas, [2025])
    kolada.take(calls[0])
    source.gone = True

    found = kolada.harvest([measure()], areas, [2025])

    assert (len(found.readings), found.unknown) == (25, 5)


def test_query_and_path_are_written_as_kolada_reads_them(kolada: Kolada, source: FakeKolada) -> None:
    kolada.harvest([measure()], ["1480", "0180"], [2025, 2024])

    assert source.log[0].path == "/v3/data/kpi/U21468/municipality/1480,0180/year/2024,2025"
    assert source.log[0].query == {"per_page": "5000"}


def test_clients_of_one_address_share_a_pace(source: FakeKolada, time: Time, tmp_path: Path) -> None:
    ours = clients.kolada(source.address, tmp_path / "kolada", time.now, proxies={})
    again = clients.kolada(source.address, tmp_path / "other", time.now, proxies={})
    scb = clients.statistics(f"{source.address}/scb", tmp_path / "scb", time.now, proxies={})

    assert [each.id for each in ours.search("").items] == ["U21468"]
    assert ours.door.pace is again.door.pace
    assert scb.door.pace is not ours.door.pace
    assert (ours.door.name, scb.door.name) == ("Kolada", "SCB")
    with pytest.raises(ValueError):
        clients.kolada("kolada", tmp_path, time.now)
