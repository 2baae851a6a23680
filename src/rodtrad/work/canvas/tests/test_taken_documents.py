"""Documents of many works: made one by one beside the pages, fetched by their owner only, erased after some days."""

from __future__ import annotations

import zipfile
from datetime import timedelta
from io import BytesIO

import pytest
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.jobs import services as jobs
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.org.models import SettingValue
from rodtrad.work.canvas.models import CaseDetail, TakenDocument
from rodtrad.work.canvas.packing import packed
from rodtrad.work.canvas.rules.thresholds import CARDS_AT_ONCE
from rodtrad.work.canvas.services import cases, taking
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
SYSTEM = system("test")
SECRET = "Hemlighetsfullt"


@pytest.fixture
def works(cast) -> list[CaseDetail]:
    staff = cast.actor("staff")
    made = [make_case(staff, cast.unit, title=f"Arbete {number}") for number in (1, 2)]
    with acting(SYSTEM):
        for case in made:
            cases.change_visibility(SYSTEM, case, "municipality")
    for case in made:
        make_card(staff, case, "need", f"Behov i {case.item.title}")
        make_card(staff, case, "need", f"{SECRET} behov", visibility="private")
    return made


def codes(works: list[CaseDetail]) -> list[str]:
    return [case.item.code for case in works]


def work_off() -> Job:
    with acting(SYSTEM):
        return jobs.work_off()[-1]


def take(client, works, **more) -> Job:
    sent = {"case": codes(works), "kind": "sheet", "form": "html", "take": "1", **more}
    answer = client.post(reverse("canvas:documents-chosen"), sent)
    assert answer.status_code == 303
    job = work_off()
    assert answer.url == reverse("jobs:show", args=[job.code])
    return job


def test_chosen_works_are_made_beside_the_pages_and_fetched_packed(client, cast, works):
    client.force_login(cast.colleague)

    job = take(client, works)

    assert (job.state, job.done, job.total) == ("done", 2, 2)
    assert job.words == "2 dokument är klara."
    answer = client.get(job.result["url"])
    book = zipfile.ZipFile(BytesIO(b"".join(answer)))
    told = [book.read(name).decode() for name in book.namelist()]
    assert "Behov i Arbete 1" in told[0]
    assert "Behov i Arbete 2" in told[1]
    assert not any(SECRET in text for text in told)
    assert answer["Cache-Control"] == "no-store"


def test_ones_own_narrower_cards_are_in_no_document_of_many(client, cast, works):
    client.force_login(cast.staff)

    job = take(client, works[:1])

    assert SECRET not in client.get(job.result["url"]).content.decode()


def test_only_the_owner_fetches(client, cast, works):
    client.force_login(cast.staff)
    job = take(client, works)

    client.force_login(cast.admin)

    assert client.get(job.result["url"]).status_code == 404


def test_the_choice_page_keeps_the_works_and_asks_which_document(client, cast, works):
    client.force_login(cast.staff)

    page = client.post(reverse("canvas:documents-chosen"), {"case": codes(works)}).content.decode()

    assert all(f'value="{code}"' in page for code in codes(works))
    assert "2 arbeten" in page


@pytest.mark.parametrize("case", [[], ["finnsinte"], [str(number) for number in range(201)]])
def test_none_unseen_or_too_many_are_refused(client, cast, case):
    client.force_login(cast.staff)

    sent = {"case": case, "kind": "sheet", "form": "pdf", "take": "1"}
    answer = client.post(reverse("canvas:documents-chosen"), sent)

    assert answer.url == reverse("canvas:list")
    with acting(SYSTEM):
        assert not Job.objects.exists()


def test_a_work_that_is_held_when_it_is_made_or_fetched_is_left_out(client, cast, works):
    client.force_login(cast.colleague)
    _hold(works[0])
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, works[0], "team")

    with acting(cast.actor("colleague")) as actor:
        asked = taking.take_later(actor, codes(works[1:]), "sheet", "html")
        Job.objects.filter(pk=asked.pk).update(arguments={**asked.arguments, "codes": codes(works)}, total=2)
    job = work_off()
    assert "1 arbete" in job.words
    assert client.get(job.result["url"]).status_code == 200
    _hold(works[1])

    assert client.get(job.result["url"]).status_code == 303


def _hold(case: CaseDetail) -> None:
    with acting(SYSTEM):
        CaseDetail.objects.filter(pk=case.pk).update(held=True)


def test_a_document_of_many_cards_is_made_beside_the_pages(client, cast, works):
    with acting(SYSTEM):
        SettingValue.objects.create(place=None, name=CARDS_AT_ONCE, value=1)
    client.force_login(cast.staff)
    page = reverse("canvas:documents", args=[works[0].item.code])
    cards = [row.key for part in client.get(page).context["form"].parts() for row in part.rows]

    answer = client.post(page, {"kind": "sheet", "form": "html", "cards": cards, "take": "1"})

    assert answer.status_code == 303
    text = client.get(work_off().result["url"]).content.decode()
    assert SECRET in text  # ticked by the one who sees it


def test_documents_are_erased_when_their_days_are_over(client, cast, works):
    client.force_login(cast.staff)
    job = take(client, works)
    with acting(SYSTEM), clock.at(clock.now() + timedelta(days=6)):
        assert taking.erase_old_documents() == 0
    with acting(SYSTEM), clock.at(clock.now() + timedelta(days=7, minutes=1)):
        assert taking.erase_old_documents() == 2
        assert not TakenDocument.objects.exists()

    assert client.get(job.result["url"]).url == reverse("jobs:show", args=[job.code])


def test_packed_when_two_have_one_name_then_both_are_there():
    book = zipfile.ZipFile(BytesIO(packed([("a.pdf", b"1"), ("a.pdf", b"2")])))

    assert [(name, book.read(name)) for name in book.namelist()] == [("a.pdf", b"1"), ("a-2.pdf", b"2")]


@pytest.mark.browser
@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("width", [1280, 320])
def test_taking_many_in_a_browser(new_page, axe, cast, works, width):
    page = new_page(cast.staff, width=width)
    page.goto(reverse("canvas:list"))
    for box in page.locator("input[name=case]").all():
        box.check()
    page.click(f"button[formaction='{reverse('canvas:documents-chosen')}']")
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width

    page.click("button[name=take]")

    page.wait_for_selector("progress")
    assert axe(page) == []
