"""Large and odd files of insights: background work with progress, all or nothing, every fault with its line."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from xlsxwriter import Workbook

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import work_off
from rodtrad.foundation.thread.queries import search
from rodtrad.foundation.thread.rules.search import question_of
from rodtrad.work.insights import imports
from rodtrad.work.insights.models import Counted, Finding, Insight, InsightUpload, ShiftLabel
from rodtrad.work.insights.services.catalogue import stock
from rodtrad.work.insights.services.importing import bring_in
from rodtrad.work.insights.tests.test_views import SYSTEM, signed_in, url
from rodtrad.work.insights.views import importing as views

pytestmark = pytest.mark.django_db
HEAD = "nyckel;insikt;perspektiv;grupp;förflyttning\n"


def rows(number: int, text: str = "Ingen svarar efter klockan fyra") -> str:
    lines = (f"A{each};{text} {each}.;P1;Vuxna;akut → förebyggande" for each in range(number))
    return HEAD + "\n".join(lines) + "\n"


def sent(client, cast, data: bytes | str, name: str = "a.csv"):
    signed_in(client, cast.manager)
    file = SimpleUploadedFile(name, data.encode() if isinstance(data, str) else data)
    return client.post(url("import"), {"file": file, "place": cast.unit.code})


def worked() -> list[Job]:
    with acting(SYSTEM):
        return work_off()


def job_url() -> str:
    return reverse("jobs:show", args=[Job.everywhere.get().code])


@pytest.fixture
def large(monkeypatch) -> None:
    """What is large is smaller here, so that the tests are quick."""
    monkeypatch.setattr(views, "LARGE_ROWS", 20)
    monkeypatch.setattr("rodtrad.work.insights.tasks.JUDGED_AT_ONCE", 10)


def test_file_when_large_then_judged_and_brought_in_as_jobs_with_progress(client, cast, large) -> None:
    answer = sent(client, cast, rows(45))

    assert (answer.status_code, answer["Location"]) == (302, job_url())
    jobs = worked()
    assert [(job.name, job.state, job.done, job.total) for job in jobs][-1] == (
        "insights.judge-file", "done", 45, 45,
    )  # fmt: skip
    preview = jobs[-1].result["url"]
    page = client.get(preview).content.decode()
    assert "45" in page
    assert not Insight.everywhere.exists()

    client.post(preview)
    done = worked()[-1]
    assert (done.name, done.state, Insight.everywhere.count()) == ("insights.bring-in-file", "done", 45)
    assert client.get(preview).status_code == 404


def test_file_when_larger_than_five_megabytes_then_a_job(client, cast, monkeypatch) -> None:
    text = "x" * 900
    answer = sent(client, cast, rows(400, text) + "\n" * 4_700_000)

    assert (answer.status_code, Job.everywhere.filter(name="insights.judge-file").count()) == (302, 1)


def test_file_when_large_and_one_row_is_wrong_then_nothing_comes_in_and_all_faults_are_listed(
    client, cast, large
) -> None:
    sent(client, cast, rows(30) + "A1;Igen;P1;Vuxna;\nB1;;P9;Alla;\n")

    preview = worked()[-1].result["url"]
    page = client.get(preview).content.decode()

    assert ("32" in page, "33" in page) == (True, True)
    assert client.post(preview).status_code == 422
    assert not Insight.everywhere.exists()


def test_file_when_large_and_it_holds_an_identity_number_then_kept_nowhere(client, cast, large) -> None:
    answer = sent(client, cast, rows(30) + "B;Hon heter 640823-3234;;;\n")

    assert (answer.status_code, "640823" in answer.content.decode()) == (422, False)
    assert not InsightUpload.everywhere.exists()
    assert not Job.everywhere.exists()


def test_file_when_yes_is_pressed_twice_then_brought_in_once(client, cast, large) -> None:
    sent(client, cast, rows(30))
    preview = worked()[-1].result["url"]

    client.post(preview)
    client.post(preview)
    worked()

    assert Insight.everywhere.count() == 30


def test_file_when_over_fifty_megabytes_then_refused_in_words(client, cast) -> None:
    answer = sent(client, cast, b"insikt\n" + b"x" * (50 * 1024 * 1024))

    assert (answer.status_code, "50 megabyte" in answer.content.decode()) == (422, True)


def test_file_when_more_rows_than_allowed_then_refused_in_words(client, cast, monkeypatch) -> None:
    monkeypatch.setattr("rodtrad.work.insights.imports.reading.MOST_ROWS", 5)

    answer = sent(client, cast, rows(6))

    assert (answer.status_code, "5 rader" in answer.content.decode()) == (422, True)


def brought(cast, text: str | bytes, name: str = "a.csv") -> list[str]:
    with acting(SYSTEM):
        stock()
    actor = cast.actor("manager")
    with acting(actor):
        plan = imports.plan(actor, cast.unit, name, text.encode() if isinstance(text, str) else text)
        assert plan.problems == []
        bring_in(actor, cast.unit, plan.rows)
        return list(Insight.objects.order_by("pk").values_list("item__text", flat=True))


ODD = (
    "=CMD|'/C calc'!A0", "@SUM(A1)", "+46 svarar ingen", "👩\u200d👩\u200d👧 vill höra av sig 🙂",
    "لا أحد يجيب بعد الرابعة", "\u202ebaklänges", "Zo\u0301e har rätt",
)  # fmt: skip


@pytest.mark.parametrize("text", ODD)
def test_text_when_formula_emoji_or_right_to_left_then_kept_as_text(cast, text) -> None:
    assert brought(cast, f'insikt\n"{text}"\n') == [text]


def test_excel_when_a_cell_is_a_formula_then_its_text_never_run(cast) -> None:
    kept = io.BytesIO()
    with Workbook(kept, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        sheet.write_string(0, 0, "insikt")
        sheet.write_string(1, 0, "=1+1 är inte två")

    assert brought(cast, kept.getvalue(), "a.xlsx") == ["=1+1 är inte två"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_file_when_written_in_another_encoding_then_read(cast, encoding) -> None:
    assert brought(cast, "insikt\nÅäö får stå kvar.\n".encode(encoding)) == ["Åäö får stå kvar."]


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03", b"insikt\n\x00\x00\x81", b"\xff\xfe\x00"])
def test_file_when_its_signs_are_broken_then_said_so(cast, data) -> None:
    actor = cast.actor("manager")
    with acting(actor):
        plan = imports.plan(actor, cast.unit, "a.csv", data)

    assert [problem.line for problem in plan.problems] == [0]


def test_text_when_ten_thousand_characters_then_that_row_is_refused_with_its_line(cast) -> None:
    actor = cast.actor("manager")
    with acting(actor):
        plan = imports.plan(
            actor,
            cast.unit,
            "a.csv",
            f"insikt;nytt\nKort.;\n{'å' * 10_000};\nKort igen.;{'ö' * 10_000}\n".encode(),
        )

    assert [problem.line for problem in plan.problems] == [3, 4]


def test_rows_when_brought_in_together_then_history_search_counts_and_questions_as_one_by_one(cast) -> None:
    brought(cast, HEAD + "A1;Ingen svarar efter fyra.;P1;Vuxna;akut > förebyggande\nA2;Osorterat.;;;\n")

    with acting(SYSTEM):
        first, second = Insight.objects.select_related("item").order_by("pk")
        shift = ShiftLabel.objects.filter(insights=first).count()
        asked = set(Finding.objects.values_list("item", "check_code"))
        counted = list(Counted.objects.values_list("pk", flat=True))
    assert (first.coded, second.coded, shift, counted) == (True, False, 1, [first.pk])
    assert (first.open_findings, second.open_findings, asked) == (0, 1, {(second.pk, "INS-CHK-01")})
    assert Entry.everywhere.filter(action="insights.written", item=first.item.code).count() == 1
    assert Entry.everywhere.filter(action="insights.imported").count() == 1
    actor = cast.actor("staff")
    with acting(actor):
        assert [item.pk for item in search(actor, question_of("svarar fyra")).items] == [first.pk]
