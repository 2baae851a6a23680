"""Large case files: read and brought in as background work, all or nothing, and kept no longer than needed."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs import services as jobs
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.org.models import SettingValue
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Upload
from rodtrad.work.canvas.rules.thresholds import AT_ONCE_KB
from rodtrad.work.canvas.services import importing
from rodtrad.work.canvas.services.cards import card_texts, change_card
from rodtrad.work.canvas.services.importing.batch import Batch
from rodtrad.work.canvas.tests.case_files import a_case, data_of, detail_of
from rodtrad.work.canvas.tests.test_files_pages import (
    NUMBER,
    SYSTEM,
    make_developer,
    signed_in,
    text_of,
    upload,
)

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _every_file_is_large(db):
    SettingValue.objects.create(place=None, name=AT_ONCE_KB, value=0)


@pytest.fixture
def developer(cast):
    return make_developer()


@pytest.fixture
def client(developer):
    return signed_in(developer)


def work_off() -> list[Job]:
    with acting(SYSTEM):
        return jobs.work_off()


def job_of(name: str) -> Job:
    with acting(SYSTEM):
        return Job.objects.filter(name=name).latest("pk")


def preview_url() -> str:
    return job_of(importing.READ).result["url"]


def test_large_file_when_sent_in_then_its_job_leads_to_the_preview_and_yes_brings_it_in(client):
    answer = upload(client, data_of(a_case()))
    assert answer.url == reverse("jobs:show", args=[job_of(importing.READ).code])
    work_off()
    page = text_of(client.get(answer.url))
    assert "Filen är läst." in page
    assert preview_url() in page
    preview = text_of(client.get(preview_url()))
    assert "Middag ihop i byarna" in preview
    with acting(SYSTEM):
        assert not CaseDetail.objects.exists()

    done = client.post(preview_url())
    work_off()

    assert "1 arbete togs in." in text_of(client.get(done.url))
    assert job_of(importing.BRING_IN).result == {"url": reverse("canvas:show", args=[detail_of().item.code])}
    with acting(SYSTEM):
        assert not Upload.objects.exists()
    assert job_of(importing.READ).result == {}


def test_yes_when_said_twice_then_one_job(client):
    upload(client, data_of(a_case()))
    work_off()
    address = preview_url()

    assert client.post(address).url == client.post(address).url
    work_off()

    with acting(SYSTEM):
        assert Job.objects.filter(name=importing.BRING_IN).count() == 1
        assert CaseDetail.objects.count() == 1
    assert client.get(address).status_code == 303  # used up: to the page of its job


def test_large_file_when_broken_then_told_and_erased(client):
    upload(client, data_of(a_case()).replace(b"sketch", b"skiss"))
    work_off()

    page = text_of(client.get(preview_url()))

    assert "Rad" in page
    assert "skiss" in page
    with acting(SYSTEM):
        assert not Upload.objects.exists()
    client.post(preview_url())
    assert work_off() == []


@pytest.mark.parametrize(
    "number", [NUMBER.encode(), b'"' + b"".join(b"\\x%02x" % each for each in NUMBER.encode()) + b'"']
)
def test_large_file_when_it_holds_an_identity_number_then_never_kept(client, number):
    answer = upload(client, data_of(a_case()).replace(b"Middag ihop i byarna", number))

    assert answer.status_code == 422
    assert NUMBER not in text_of(answer)
    with acting(SYSTEM):
        assert not Upload.objects.exists()
        assert not Job.objects.exists()


def test_yes_when_a_person_changed_it_meanwhile_then_shown_anew(client):
    upload(client, data_of(a_case()))
    work_off()
    client.post(preview_url())
    work_off()
    upload(client, data_of(a_case(title="Ny titel")))
    work_off()
    first = preview_url()
    with acting(SYSTEM):
        card = CardDetail.objects.select_related("item", "case__item").get(key="N1")
        change_card(SYSTEM, card, {**card_texts(card), "text": "Omskrivet"})

    client.post(first)
    work_off()

    again = job_of(importing.BRING_IN).result["url"]
    assert 'name="overwrite"' in text_of(client.get(again))
    client.post(again, {"overwrite": "on"})
    work_off()
    assert detail_of().item.title == "Ny titel"


def test_bringing_in_when_it_breaks_then_nothing_is_brought_in_and_the_next_try_does_it(
    client, monkeypatch, caplog
):
    upload(client, data_of(a_case()))
    work_off()
    client.post(preview_url())
    monkeypatch.setattr(Batch, "save", lambda batch: 1 / 0)
    work_off()
    with acting(SYSTEM):
        assert not CaseDetail.objects.exists()
    monkeypatch.undo()

    with clock.at(clock.now() + timedelta(seconds=10)):
        work_off()

    assert detail_of().item.title == a_case().title


def test_bringing_in_when_the_person_has_left_then_refused(client, developer):
    upload(client, data_of(a_case()))
    developer.is_active = False
    developer.save()

    work_off()

    assert job_of(importing.READ).error == "Du får inte längre läsa in arbeten. Fråga en administratör."


def test_preview_when_anothers_or_thrown_away_then_not_there(client, cast):
    upload(client, data_of(a_case()))
    work_off()
    address = preview_url()

    assert signed_in(cast.admin).get(address).status_code == 404
    assert client.post(address, {"erase": "1"}).url == reverse("canvas:import")
    with acting(SYSTEM):
        assert not Upload.objects.exists()
    assert client.get(address).status_code == 303


def test_old_files_when_a_day_has_gone_then_erased_with_what_was_found(client):
    upload(client, data_of(a_case()))
    work_off()

    with acting(SYSTEM), clock.at(clock.now() + timedelta(days=1, minutes=1)):
        assert importing.erase_old_uploads() == 1

    assert job_of(importing.READ).result == {}
