"""Fetching from Kolada, against a service on loopback: chosen, brought home, revised, failed, taken up, off."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import start_again, work_off
from rodtrad.foundation.talk.models import Notice
from rodtrad.sources.indicators import doctor
from rodtrad.sources.indicators.models import Fetch, FormerReading, Measure, Reading
from rodtrad.sources.indicators.national.catalogue import Listed, found, shipped
from rodtrad.sources.indicators.national.readings import Breakdown
from rodtrad.sources.indicators.national.readings import Reading as Fetched
from rodtrad.sources.indicators.national.tests.kolada_service import FakeKolada
from rodtrad.sources.indicators.national.tests.loopback import serving
from rodtrad.sources.indicators.rules import areas
from rodtrad.sources.indicators.services import fetching, nightly, sources
from rodtrad.sources.indicators.services.readings import Incoming, bring_in
from rodtrad.sources.indicators.tests.factories import SYSTEM, make_measure, write

OWN, OTHER = "1480", "1481"
CARE = Listed("U21468", "Helhetssyn hemtjänst, andel (%)", "Äldre", True)
NONE = {"words": "", "place": "", "areas": "", "since": ""}


@pytest.fixture
def town(cast):
    cast.municipality.official_code = OWN
    cast.municipality.save()
    return cast


@pytest.fixture
def source(settings, tmp_path, monkeypatch) -> Iterator[FakeKolada]:
    monkeypatch.setenv("no_proxy", "127.0.0.1")
    with serving(FakeKolada()) as service:
        assert isinstance(service, FakeKolada)
        settings.KOLADA_URL, settings.NATIONAL_DIR = service.address, tmp_path
        service.values["U21468", OWN, "2024"] = [("M", 80.0, ""), ("T", 82.0, ""), ("K", 84.0, "")]
        service.values["U21468", OWN, "2025"] = [("T", None, "Privacy"), ("K", None, "Missing"), ("M", 0, "")]
        service.values["U21468", OTHER, "2025"] = [("T", 90.0, "")]
        yield service


def chosen(cast, who="manager", beside=(OTHER,)) -> Job:
    actor = cast.actor(who)
    with acting(actor):
        return fetching.choose_and_fetch(actor, cast.unit, [CARE], beside, 2024)


def worked() -> list[Job]:
    with acting(SYSTEM):
        return work_off()


def values() -> dict[tuple[str, str, int], tuple[float | None, str]]:
    with acting(SYSTEM):
        rows = Reading.objects.select_related("split")
        return {(row.split.area, row.split.sex, row.at.year): (row.value, row.status) for row in rows}


def test_areas_when_read_then_names_codes_and_what_nobody_knows() -> None:
    assert areas.read("Mölndal, 1480\nRiket; mölndals kommun\nAtlantis") == (
        (OTHER, OWN, "0000"),
        ("Atlantis",),
    )
    assert (areas.name_of("0000"), areas.name_of("")) == ("Riket", "")


def test_list_when_searched_then_every_word_or_the_id_and_the_ended_last() -> None:
    known = [CARE, Listed("U2", "Hemtjänst förr", "Äldre", False, True)]

    assert [each.id for each in found(known, "hemtjänst")] == ["U21468", "U2"]
    assert [each.id for each in found(known, "u21")] == ["U21468"]
    assert found(known, "hemtjänst skola") == found(known, " ") == []
    assert len(shipped()) == 1198


def test_reading_when_null_then_missing_or_kept_back_with_the_word_never_zero() -> None:
    def reading(value, status, area=OWN):
        return Fetched("kolada", "U1", area, "2025", "year", date(2025, 1, 1), Breakdown("K"), value, status,
                       "Källa: Kolada", "Mått (2026-02-24)", timezone.now())  # fmt: skip

    kept, missing, zero = (fetching.incoming(reading(*each), OWN)
                           for each in ((None, "Privacy"), (None, ""), (0.0, "", OTHER)))  # fmt: skip

    assert (kept.status, missing.status, kept.origin) == (
        "suppressed", "missing", "Källa: Kolada. Mått (2026-02-24). Status: Privacy",
    )  # fmt: skip
    assert (zero.value, zero.status, dict(zero.breakdown)) == (0.0, "given", {"sex": "women", "area": OTHER})


@pytest.mark.django_db
class TestWork:
    def test_work_when_done_then_values_by_sex_and_area_with_source_and_progress(self, town, source) -> None:
        chosen(town)

        (job,) = worked()

        assert (job.state, job.done, job.total, job.words) == (
            "done", 2, 2, "7 värden är nya, 0 ändrade av källan.",
        )  # fmt: skip
        assert values() == {
            ("", "", 2024): (82.0, "given"), ("", "women", 2024): (84.0, "given"), ("", "men", 2024): (80.0, "given"),
            ("", "", 2025): (None, "suppressed"), ("", "women", 2025): (None, "missing"),
            ("", "men", 2025): (0.0, "given"), (OTHER, "", 2025): (90.0, "given"),
        }  # fmt: skip
        with acting(SYSTEM):
            measure = Measure.objects.get()
            row = Reading.objects.get(split__area=OTHER)
        assert (row.way, row.origin) == ("fetched", "Källa: Kolada. Helhetssyn hemtjänst (2026-02-24)")
        assert (measure.due, measure.fetch.failed, measure.owner) == (None, None, town.manager)
        actions = Entry.everywhere.filter(item=measure.item.code).values_list("action", flat=True)
        assert {"indicators.begun", "indicators.fetch-chosen", "indicators.values"} <= set(actions)

    def test_value_when_revised_then_the_old_is_kept_and_the_owner_told(self, town, source) -> None:
        chosen(town)
        worked()
        source.values["U21468", OWN, "2024"] = [("T", 83.0, "")]
        fetch = Fetch.everywhere.get()
        with acting(town.actor("manager")) as actor:
            fetching.ask(actor, [fetch])

        worked()

        with acting(SYSTEM):
            former = FormerReading.objects.get(reading__split__sex="")
            told = list(Notice.objects.filter(user=town.manager, kind="indicators.revised"))
        assert (former.value, former.why, len(told)) == (82.0, "ändrat hos källan", 1)
        assert values()["", "", 2024] == (83.0, "given")
        assert values()["", "men", 2024] == (None, "missing")

    def test_work_when_the_service_is_gone_then_said_kept_and_taken_up_again(self, town, source) -> None:
        source.gone = True
        chosen(town)

        (job,) = worked()

        fetch = Fetch.everywhere.get()
        assert job.state == "failed"
        assert "har stängt den version som Rödtråd använder" in job.error
        assert (fetch.failed is not None, fetch.failure) == (True, job.error)
        source.gone = False
        with acting(SYSTEM) as actor:
            start_again(actor, job)
        worked()
        assert len(values()) == 7
        assert Fetch.everywhere.get().failed is None

    def test_work_when_it_breaks_in_the_middle_then_it_goes_on_from_its_last_step(
        self, town, source, monkeypatch
    ) -> None:
        chosen(town)
        bring_home = fetching.bring_home
        monkeypatch.setattr(fetching, "bring_home", lambda *args: 1 / 0)
        worked()
        asked = len(source.log)
        monkeypatch.setattr(fetching, "bring_home", bring_home)

        with clock.at(clock.now() + timedelta(minutes=10)):
            worked()

        assert (len(values()), len(source.log)) == (7, asked)

    def test_measure_kolada_does_not_have_then_the_others_come_and_it_is_said(self, town, source) -> None:
        actor = town.actor("manager")
        with acting(actor):
            fetching.choose_and_fetch(actor, town.unit, [CARE, Listed("U9", "Borta", "", False)], (), 2024)

        worked()

        assert len(values()) == 6
        with acting(SYSTEM):
            assert "har inte U9" in Fetch.objects.get(measure__source_key="U9").failure

    def test_fetched_measure_when_written_by_hand_then_refused(self, town, source) -> None:
        chosen(town)
        with acting(SYSTEM), pytest.raises(ValidationError, match="hämtas"):
            bring_in(SYSTEM, Measure.objects.get(), [Incoming(date(2020, 1, 1), value=1.0)], "", way="typed")

    def test_area_of_a_local_measure_then_refused(self, town) -> None:
        measure = make_measure(town.unit)
        with acting(SYSTEM), pytest.raises(ValidationError):
            bring_in(SYSTEM, measure, [Incoming(date(2025, 1, 1), {"area": OTHER}, 1.0)], "X")

    def test_chosen_twice_then_one_measure_with_the_newer_choice(self, town, source) -> None:
        chosen(town)
        chosen(town, beside=("0000",))

        fetch = Fetch.everywhere.get()
        assert fetch.areas == ["0000"]

    def test_chosen_by_staff_then_refused(self, town, source) -> None:
        with pytest.raises(PermissionDenied):
            chosen(town, "staff")

    def test_off_then_nothing_is_made_and_it_is_said(self, town, settings) -> None:
        assert (settings.KOLADA_URL, sources.kolada()) == ("", None)
        with pytest.raises(ValidationError, match="inte påslagen"):
            chosen(town)
        assert not Fetch.everywhere.exists()

    def test_night_when_it_comes_then_each_municipality_once(self, town, source) -> None:
        chosen(town)
        worked()
        with clock.at(timezone.make_aware(timezone.datetime(2026, 11, 26, 2, 59))):
            nightly.fetch_nightly()
        with clock.at(timezone.make_aware(timezone.datetime(2026, 11, 26, 3, 59))):
            nightly.fetch_nightly()
            nightly.fetch_nightly()
            (job,) = worked()
        assert (job.state, job.owner) == ("done", "")

    def test_night_when_off_or_stopped_then_nothing(self, town, source, settings) -> None:
        chosen(town)
        with acting(SYSTEM):
            work_off()
            fetching.stop(SYSTEM, Fetch.objects.get())
            count = Job.objects.count()
        with clock.at(timezone.make_aware(timezone.datetime(2026, 11, 26, 3, 59))):
            nightly.fetch_nightly()
        settings.KOLADA_URL = ""
        nightly.fetch_nightly()
        assert Job.everywhere.count() == count

    def test_doctor_when_failed_for_long_then_told(self, town, source) -> None:
        source.gone = True
        chosen(town)
        worked()
        with acting(SYSTEM):
            assert doctor.fetching() == []
            with clock.at(clock.now() + timedelta(days=8)):
                (ailment,) = doctor.fetching()
        assert (ailment.code, len(ailment.examples)) == ("indicators.fetch-failed", 1)

    def test_doctor_when_what_is_set_is_no_address_then_told_and_off(self, town, settings) -> None:
        settings.KOLADA_URL = "kolada"

        (ailment,) = doctor.address()

        assert (ailment.code, sources.kolada()) == ("indicators.kolada-address", None)


@pytest.mark.django_db
class TestPages:
    def test_page_when_searched_then_what_is_known_without_asking(self, client, town, source) -> None:
        client.force_login(town.manager)
        url = reverse("indicators:kolada")

        empty = client.post(url, NONE)
        hits = client.post(url, {"words": "ensamhet hemtjänst"})
        none = client.post(url, NONE | {"words": "enhörning"})

        assert (empty.status_code, hits.status_code, none.status_code) == (422, 200, 200)
        assert "U21478" in hits.content.decode()
        assert "Riket</textarea>" in hits.content.decode().replace("\r", "").replace(">\nRiket", ">Riket")
        assert "Inget mått hittades" in none.content.decode()
        assert source.log == []

    def test_page_when_chosen_then_work_begins_and_the_figures_stand_beside_the_local_line(
        self, client, town, source
    ) -> None:
        client.force_login(town.manager)
        with acting(SYSTEM):
            local = write(make_measure(town.unit, source_key="U21468"), [3, 4, 5])
        wanted = {
            "words": "U21468",
            "measures": ["U21468"],
            "place": town.unit.code,
            "areas": "Mölndal",
            "since": "2024",
        }

        wrong = client.post(reverse("indicators:kolada"), wanted | {"areas": "Atlantis", "fetch": "1"})
        sent = client.post(reverse("indicators:kolada"), wanted | {"fetch": "1"})
        worked()

        assert (wrong.status_code, "Ingen kommun heter Atlantis" in wrong.content.decode()) == (422, True)
        assert client.get(sent["Location"]).status_code == 200
        page = client.get(reverse("indicators:compare", args=[local.item.code])).content.decode()
        assert all(words in page for words in ("Mölndal", "90", "82", "Källa: Kolada"))
        fetched = Fetch.everywhere.get().measure_id
        with acting(SYSTEM):
            code = Measure.objects.select_related("item").get(pk=fetched).item.code
        shown = client.get(reverse("indicators:show", args=[code])).content.decode()
        assert ("Skriv värden" in shown, "Källa: Kolada. Helhetssyn" in shown) == (False, True)
        assert "Mölndal" in client.get(reverse("indicators:compare", args=[code])).content.decode()

    def test_compare_when_one_or_three_municipalities_then_as_many_queries(
        self, client, town, source
    ) -> None:
        client.force_login(town.manager)
        chosen(town)
        worked()
        with acting(SYSTEM):
            measure = Measure.objects.select_related("item", "fetch").get()
        url = reverse("indicators:compare", args=[measure.item.code])
        counts = []
        for more in ((), ("0000", "1402")):
            with acting(SYSTEM):
                rows = [Incoming(date(2025, 1, 1), {"area": area}, 5.0) for area in more]
                bring_in(SYSTEM, measure, rows, "Källa: Kolada") if rows else None
            client.get(url)
            with CaptureQueriesContext(connection) as caught:
                assert client.get(url).status_code == 200
            counts.append(len(caught))

        assert counts[0] == counts[1]

    def test_page_when_off_then_said_and_choosing_is_refused(self, client, town) -> None:
        client.force_login(town.manager)
        wanted = {"measures": ["U21468"], "place": town.unit.code, "areas": "", "since": "2024", "fetch": "1"}

        shown = client.get(reverse("indicators:kolada")).content.decode()
        answer = client.post(reverse("indicators:kolada"), wanted)

        assert "RODTRAD_KOLADA_URL" in shown
        assert answer.status_code == 422
        assert not Fetch.everywhere.exists()

    def test_list_when_fetched_then_more_can_be_chosen(self, client, town, source) -> None:
        client.force_login(town.manager)
        source.kpis.append({**source.kpis[0], "id": "N99999", "title": "Enhörningar, antal"})

        client.post(reverse("indicators:kolada-list"))
        (job,) = worked()

        assert job.words == "2 mått kan väljas."
        found_ = client.post(reverse("indicators:kolada"), NONE | {"words": "enhörning"})
        assert "N99999" in found_.content.decode()

    def test_measure_when_stopped_and_fetched_again_then_so(self, client, town, source) -> None:
        client.force_login(town.manager)
        chosen(town)
        with acting(SYSTEM):
            code = Measure.objects.select_related("item").get().item.code
        url = reverse("indicators:fetch", args=[code])

        client.post(url, {"stop": "1"})
        stopped = Fetch.everywhere.get().stopped
        answer = client.post(url, {"areas": "Riket", "since": "2023"})

        fetch = Fetch.everywhere.get()
        assert (stopped, fetch.stopped, fetch.areas, fetch.since, answer.status_code) == (
            True,
            False,
            ["0000"],
            2023,
            302,
        )
