"""Findings are kept on save, the same from file and database; answers lapse; safety keeps a case in its team."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.services import change_setting
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Item
from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import CaseFile
from rodtrad.kernel.kubinol.checks import check_case
from rodtrad.work.canvas import imports
from rodtrad.work.canvas.models import CaseDetail, Finding, FindingAnswer
from rodtrad.work.canvas.queries.files import case_file
from rodtrad.work.canvas.services import answers, cards, cases, findings, importing
from rodtrad.work.canvas.tests.factories import make_card, make_case

SYSTEM = system("test")
SEED = Path(__file__).parents[4] / "rodtrad" / "data" / "kubinol_cases.yaml"


@pytest.fixture(autouse=True)
def _acting():
    with acting(SYSTEM):
        yield


@pytest.fixture
def actor(cast):
    return cast.actor("staff")


@pytest.fixture
def case(actor, cast):
    return make_case(actor, cast.unit)


def codes_of(case) -> set[str]:
    return set(Finding.objects.filter(case=case).values_list("check_code", flat=True))


def found_in(file: CaseFile) -> list:
    day = file.snapshot_date
    return [check_case(case, AreaTree(file.areas, implied=(case.municipality,)), day) for case in file.cases]


@pytest.mark.skipif(not SEED.exists(), reason="the seed is not among the package's data yet")
def test_findings_from_database_and_from_file_are_the_same(db):
    loaded = imports.read(SEED.read_bytes())
    plan = imports.plan(SYSTEM, loaded)
    done = importing.apply(SYSTEM, plan)

    from_database = found_in(case_file(SYSTEM, done.new))

    assert from_database == found_in(loaded.case_file)
    stored = {
        (row.case.key, row.check_code) for row in Finding.objects.select_related("case")
        if row.check_code[-2:] not in ("18", "19", "22", "23", "24", "25", "27")
    }  # fmt: skip
    wanted = {(case.id, finding.check) for case, rows in zip(loaded.case_file.cases, from_database, strict=True)
              for finding in rows}  # fmt: skip
    assert stored == wanted


def test_finding_when_its_gap_is_filled_then_goes(actor, case):
    need = make_card(actor, case)
    assert "KUB-CHK-05" in codes_of(case)

    benefit = make_card(actor, case, "benefit-individual", "Gemenskap")
    thread.add_link(actor, benefit.item, "answers", need.item)

    assert "KUB-CHK-05" not in codes_of(case)


def test_finding_when_nothing_changes_then_keeps_its_day(actor, case):
    with clock.at(datetime(2026, 1, 1, tzinfo=UTC)):
        make_card(actor, case)
    before = set(Finding.objects.filter(case=case, check_code="KUB-CHK-05").values_list("pk", "since"))

    make_card(actor, case, "context", "Långa avstånd")

    assert (
        set(Finding.objects.filter(case=case, check_code="KUB-CHK-05").values_list("pk", "since")) == before
    )


def test_answer_when_given_then_row_audit_and_count(actor, case):
    make_card(actor, case)
    case.refresh_from_db()
    before = case.open_findings
    row = Finding.objects.get(case=case, check_code="KUB-CHK-05")

    answers.answer_finding(actor, row, "answered", "Vi vet det")

    case.refresh_from_db()
    assert case.open_findings == before - 1
    assert FindingAnswer.objects.get().reason == "Vi vet det"
    assert Entry.objects.filter(action="canvas.finding-answered", home=case.item.code).count() == 1


def test_answer_when_the_card_changes_in_substance_then_lapses(actor, case):
    card = make_card(actor, case)
    row = Finding.objects.get(case=case, check_code="KUB-CHK-05")
    answers.answer_finding(actor, row, "dismissed", "Nej")

    cards.change_card(actor, card, {"note": "En anteckning"})
    row.refresh_from_db()
    assert row.answer == "dismissed"

    with clock.at(clock.now() + timedelta(minutes=1)):
        cards.change_card(actor, card, {"text": "Ett annat behov"})
    row.refresh_from_db()
    assert row.answer == ""


def test_answer_when_the_finding_comes_back_then_is_asked_again(actor, case):
    need = make_card(actor, case)
    answers.answer_finding(actor, Finding.objects.get(case=case, check_code="KUB-CHK-05"), "dismissed", "Nej")
    benefit = make_card(actor, case, "benefit-individual", "Gemenskap")
    link = thread.add_link(actor, benefit.item, "answers", need.item)

    thread.retire_link(actor, link, "Fel")

    assert Finding.objects.get(case=case, check_code="KUB-CHK-05").answer == ""


def test_answer_when_postponed_then_comes_back_on_its_day(actor, case):
    make_card(actor, case)
    row = Finding.objects.get(case=case, check_code="KUB-CHK-05")
    day = clock.today() + timedelta(days=3)
    with pytest.raises(ValidationError):
        answers.answer_finding(actor, row, "postponed", "Sedan")
    answers.answer_finding(actor, row, "postponed", "Sedan", day)

    with clock.at(clock.now() + timedelta(days=4)):
        findings.refresh_findings(SYSTEM)

    row.refresh_from_db()
    assert row.answer == ""


def test_answer_when_a_reader_then_refused(cast, case, actor):
    make_card(actor, case)
    row = Finding.objects.get(case=case, check_code="KUB-CHK-05")
    with pytest.raises(PermissionDenied):
        answers.answer_finding(cast.actor("colleague"), row, "answered", "x")


def test_safety_when_consent_is_missing_then_the_case_stays_in_its_team(actor, case):
    cases.change_visibility(actor, case, "municipality")
    measure = make_card(actor, case, "measure", "Samtal igen", contacts_again="true")
    assert set(Item.objects.filter(home=case.item.code).values_list("audience", flat=True)) == {
        f"t:{case.item.code}"
    }
    row = Finding.objects.get(case=case, check_code="KUB-CHK-26")
    with pytest.raises(ValidationError):
        answers.answer_finding(actor, row, "dismissed", "Nej")

    cards.change_card(actor, measure, {"consent.asked": "true"})

    assert not Finding.objects.filter(case=case, check_code="KUB-CHK-26").exists()
    audiences = set(Item.objects.filter(home=case.item.code).values_list("audience", flat=True))
    assert audiences == {f"m:{case.municipality_id}"}


def test_safety_when_open_then_the_case_cannot_be_shown_to_more(actor, case):
    make_card(actor, case, "need", "Ring 070-123 45 67")
    assert "KUB-CHK-28" in codes_of(case)
    with pytest.raises(ValidationError):
        cases.change_visibility(actor, case, "municipality")


def test_personal_data_when_said_to_point_to_nobody_then_asked_again_only_when_it_reads_otherwise(
    actor, case
):
    card = make_card(actor, case, "need", "Ring 070-123 45 67")
    row = Finding.objects.get(case=case, check_code="KUB-CHK-28")

    answers.answer_finding(actor, row, "answered", "Växelns nummer")
    assert "KUB-CHK-28" not in codes_of(case)
    cards.change_card(actor, card, {"note": "Mer"})
    assert "KUB-CHK-28" not in codes_of(case)

    cards.change_card(actor, card, {"text": "Ring 070-765 43 21"})
    assert "KUB-CHK-28" in codes_of(case)


def test_exploring_when_on_then_quiet_but_for_safety(actor, case):
    make_card(actor, case)
    make_card(actor, case, "measure", "Samtal igen", contacts_again="true")

    cases.set_exploring(actor, case, True)

    assert codes_of(case) == {"KUB-CHK-26"}


def test_thresholds_when_the_municipality_changes_them_then_used(cast, actor, case):
    make_card(actor, case, "benefit-individual", "Mer ro")
    assert "KUB-CHK-02" not in codes_of(case)
    change_setting(cast.actor("admin"), cast.municipality, "canvas.problem-words", ["ro"])

    findings.refresh(SYSTEM, case)

    assert "KUB-CHK-02" in codes_of(case)


def test_refresh_when_only_time_has_passed_then_asks(actor, case):
    CaseDetail.objects.filter(pk=case.pk).update(status_since="2020-01-01")

    assert findings.refresh_findings(SYSTEM, limit=10) == 0

    assert "KUB-CHK-22" in codes_of(case)


def test_refresh_when_nothing_changed_then_writes_nothing(actor, case, django_assert_max_num_queries):
    make_card(actor, case)
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        findings.refresh(SYSTEM, case)
    assert not [
        row for row in asked.captured_queries if row["sql"].split()[0] in ("INSERT", "UPDATE", "DELETE")
    ]
