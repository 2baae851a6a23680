"""The pages of import and export: upload, preview, yes; download; nothing kept that must not be."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.services import create_place, create_user
from rodtrad.kernel.kubinol.case import Area
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Upload
from rodtrad.work.canvas.services import importing
from rodtrad.work.canvas.services.cards import card_texts, change_card
from rodtrad.work.canvas.tests.case_files import a_case, bring_in, data_of, detail_of, picture, read_file
from rodtrad.work.canvas.tests.test_imports_people import UNSAFE

pytestmark = pytest.mark.django_db
SYSTEM = system("test")
NUMBER = "811218-9876"


def make_developer():
    """A developer of Vindeln, which the cast's places do not hold."""
    with acting(SYSTEM):
        place = create_place(SYSTEM, kind="municipality", name="Vindeln", official_code="2404")
        user = create_user(SYSTEM, username="dev-vindeln", name="Vera", place=place, role="developer")
        user.must_change_password = False
        user.save()
    return user


@pytest.fixture
def developer(cast):
    return make_developer()


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.fixture
def client(developer):
    return signed_in(developer)


def upload(client, data, name="fall.yaml"):
    return client.post(reverse("canvas:import"), {"file": SimpleUploadedFile(name, data)})


def text_of(response) -> str:
    text = response.content.decode()
    assert "UNKNOWN-VARIABLE" not in text
    return text


def test_import_page_when_opened_then_asks_for_a_file(client):
    assert 'type="file"' in text_of(client.get(reverse("canvas:import")))


def test_import_page_when_elected_then_forbidden(cast):
    assert signed_in(cast.elected).get(reverse("canvas:import")).status_code == 403


def test_import_page_when_nobody_is_signed_in_then_to_sign_in():
    assert Client().get(reverse("canvas:import")).status_code == 302


def test_upload_when_good_then_preview_shows_what_is_new_and_yes_does_it(client):
    answer = upload(client, data_of(a_case()))
    assert answer.status_code == 303
    preview = text_of(client.get(answer.url))
    assert "Middag ihop i byarna" in preview
    assert "2404/bymiddag" in preview
    with acting(SYSTEM):
        assert not CaseDetail.objects.exists()

    done = client.post(answer.url)

    assert done.status_code == 303
    with acting(SYSTEM):
        assert done.url == reverse("canvas:show", args=[detail_of().item.code])
        assert not Upload.objects.exists()


def test_upload_when_broken_then_every_line_is_told_and_nothing_kept(client):
    before = picture()

    answer = upload(client, data_of(a_case()).replace(b"sketch", b"skiss").replace(b"insats", b"insatser", 1))

    assert answer.status_code == 422
    assert text_of(answer).count("<li>") >= 2
    assert picture() == before


def test_upload_when_identity_number_then_refused_before_anything_is_kept(client):
    before = picture()

    answer = upload(client, data_of(a_case(description=f"Ring {NUMBER}")), name=f"{NUMBER}.yaml")

    assert answer.status_code == 422
    assert NUMBER not in text_of(answer)
    assert NUMBER not in str(dict(client.session))
    assert picture() == before


def test_upload_when_file_name_holds_a_number_then_it_is_masked(client):
    upload(client, data_of(a_case()), name=f"{NUMBER}.yaml")

    with acting(SYSTEM):
        assert NUMBER not in Upload.objects.get().name


@pytest.mark.parametrize(("name", "size"), [("fall.txt", 10), ("fall.yaml", 5_000_001)])
def test_upload_when_wrong_kind_or_too_big_then_asked_for_another(client, name, size):
    answer = upload(client, b"x" * size, name)

    assert answer.status_code == 422
    with acting(SYSTEM):
        assert not Upload.objects.exists()


def test_preview_when_title_has_signs_of_html_then_shown_as_written(client):
    answer = upload(client, data_of(a_case(title='Ät "ihop" <nu> & sen')))

    assert "Ät &quot;ihop&quot; &lt;nu&gt; &amp; sen" in text_of(client.get(answer.url))


def test_preview_when_anothers_or_old_then_not_found(client, cast, developer):
    answer = upload(client, data_of(a_case()))

    assert signed_in(cast.admin).get(answer.url).status_code == 404
    with acting(SYSTEM):
        Upload.objects.update(at=clock.now() - timedelta(days=1, minutes=1))
    assert client.get(answer.url).status_code == 404
    with acting(SYSTEM):
        assert importing.erase_old_uploads() == 1


def test_preview_when_thrown_away_then_erased(client):
    answer = upload(client, data_of(a_case()))

    assert client.post(answer.url, {"erase": "1"}).url == reverse("canvas:import")
    with acting(SYSTEM):
        assert not Upload.objects.exists()
        assert not CaseDetail.objects.exists()


def test_preview_when_safety_blocks_then_offers_the_team_only(client):
    case = a_case(visibility="municipality", cards=(*a_case().cards, UNSAFE["26"]))
    answer = upload(client, data_of(case))
    preview = text_of(client.get(answer.url))
    assert "KUB-CHK-26" in preview
    assert 'name="as_team"' in preview
    assert client.post(answer.url).status_code == 422

    client.post(answer.url, {"as_team": "on"})

    assert detail_of().visibility == "team"


def test_preview_when_a_person_has_changed_then_offers_to_overwrite(client, developer):
    upload_url = upload(client, data_of(a_case())).url
    client.post(upload_url)
    with acting(SYSTEM):
        card = CardDetail.objects.select_related("item", "case__item").get(key="N1")
        change_card(SYSTEM, card, {**card_texts(card), "text": "Omskrivet"})
    answer = upload(client, data_of(a_case()))
    preview = text_of(client.get(answer.url))
    assert 'name="overwrite"' in preview
    assert "N1" in preview

    client.post(answer.url, {"overwrite": "on"})

    with acting(SYSTEM):
        assert CardDetail.objects.get(key="N1").item.text == a_case().cards[0].text


def test_preview_when_nothing_changes_then_there_is_nothing_to_say_yes_to(client):
    client.post(upload(client, data_of(a_case())).url)
    answer = upload(client, data_of(a_case()))

    assert 'name="erase"' in text_of(client.get(answer.url))
    assert client.post(answer.url).status_code == 303


def test_export_when_seen_then_a_file(client, developer):
    client.post(upload(client, data_of(a_case())).url)

    answer = client.get(reverse("canvas:export", args=[detail_of().item.code]))

    assert answer["Content-Type"].startswith("application/yaml")
    assert 'filename="bymiddag.yaml"' in answer["Content-Disposition"]
    assert read_file(answer.content).cases[0].id == "bymiddag"


def test_export_when_not_seen_then_not_found(cast, client):
    bring_in(data_of(a_case()))
    code = detail_of().item.code

    assert client.get(reverse("canvas:export", args=[code])).status_code == 404
    assert client.post(reverse("canvas:export-chosen"), {"case": [code]}).status_code == 404
    nothing = client.post(reverse("canvas:export-chosen"), follow=True)
    assert "Kryssa för minst ett arbete först." in nothing.content.decode()


def test_export_chosen_when_seen_then_one_file_in_that_order(client):
    client.post(upload(client, data_of(a_case("ett"), a_case("annat"))).url)
    codes = [detail_of("annat").item.code, detail_of("ett").item.code]

    answer = client.post(reverse("canvas:export-chosen"), {"case": codes, "historik": "1"})

    assert [case.id for case in read_file(answer.content).cases] == ["annat", "ett"]


def test_export_chosen_when_areas_disagree_then_told(client):
    for key, parent in (("ett", "Vindeln"), ("annat", "Umeå")):
        client.post(upload(client, data_of(a_case(key), areas=(Area("Centrum", parent),))).url)
    codes = [detail_of("annat").item.code, detail_of("ett").item.code]

    answer = client.post(reverse("canvas:export-chosen"), {"case": codes}, follow=True)

    assert "Centrum" in text_of(answer)
