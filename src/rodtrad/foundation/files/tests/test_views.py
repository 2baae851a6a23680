"""The pages of attachments: round trip, headers, limits, and who sees what."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.files import services
from rodtrad.foundation.files.models import Attachment
from rodtrad.foundation.files.tests.conftest import SYSTEM
from rodtrad.foundation.files.tests.samples import BAD, pdf, picture

pytestmark = pytest.mark.django_db


def signed_in(user, **more) -> Client:
    client = Client(**more)
    client.force_login(user)
    return client


@pytest.fixture
def client(cast):
    return signed_in(cast.developer)


def send(client, item, name="plan.pdf", data=None, **more):
    file = SimpleUploadedFile(name, pdf() if data is None else data, content_type="text/html")
    return client.post(reverse("files:new", args=[item.code]), {"file": file, **more})


def kept() -> Attachment:
    with acting(SYSTEM):
        return Attachment.objects.get()


def thread_page(client, item) -> str:
    text = client.get(reverse("thread:show", args=[item.code])).content.decode()
    assert "UNKNOWN-VARIABLE" not in text
    return text


def test_file_when_sent_then_listed_on_the_item_and_the_same_when_fetched(client, item):
    answer = send(client, item, note="Till mötet", next=reverse("thread:show", args=[item.code]))

    assert (answer.status_code, answer.url) == (303, reverse("thread:show", args=[item.code]))
    page = thread_page(client, item)
    assert "plan.pdf" in page
    assert "Till mötet" in page
    assert "Dag Utvecklare" in page
    assert client.get(reverse("files:content", args=[kept().code])).content == pdf()


def test_content_when_a_document_then_saved_and_never_run(client, item):
    send(client, item)

    answer = client.get(reverse("files:content", args=[kept().code]))

    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["Cache-Control"] == "private, no-cache"
    assert answer["ETag"] == f'"{kept().sha256}"'


def test_content_when_a_picture_then_shown_under_the_same_guard(client, item):
    send(client, item, "bild.png", picture(), alt="Ett dukat bord")

    answer = client.get(reverse("files:content", args=[kept().code]))

    assert (answer["Content-Type"], answer["Content-Disposition"]) == (
        "image/png",
        'inline; filename="bild.png"',
    )
    assert answer["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert 'alt="Ett dukat bord"' in thread_page(client, item)


def test_content_when_the_reader_has_it_already_then_not_sent_again(client, item, cast):
    send(client, item)
    address = reverse("files:content", args=[kept().code])
    etag = client.get(address)["ETag"]

    again = client.get(address, headers={"if-none-match": etag})

    assert (again.status_code, again.content, again["Cache-Control"]) == (304, b"", "private, no-cache")
    assert signed_in(cast.neighbour).get(address, headers={"if-none-match": etag}).status_code == 404


def test_file_when_refused_then_told_beside_the_field_and_nothing_kept(client, item):
    answer = send(client, item, "sida.png", BAD["sida.png"][0], alt="x", note="Behålls")

    text = answer.content.decode()
    assert answer.status_code == 422
    assert "Webbsidor, teckningar i kod och program går inte att bifoga. Du kan bifoga bilder" in text
    assert "Behålls" in text
    with acting(SYSTEM):
        assert not Attachment.objects.exists()


@pytest.mark.parametrize(("size", "status"), [(14_999_999, 303), (15_000_001, 422), (40_000_000, 422)])
def test_file_when_near_the_limit_then_taken_whole_or_refused(client, item, size, status):
    answer = send(client, item, "a.txt", b"a" * size)

    assert answer.status_code == status
    if status == 303:
        assert kept().size == size
    else:
        assert "större än 15 megabyte" in answer.content.decode()


def test_upload_when_any_other_page_then_the_ordinary_limit_holds(cast, monkeypatch):
    from rodtrad.foundation.base import uploads

    seen = []
    ordinary = uploads.MemoryOnly.file_complete
    monkeypatch.setattr(
        uploads.MemoryOnly,
        "file_complete",
        lambda self, size: (seen.append(self.most), ordinary(self, size))[1],
    )
    file = {"file": SimpleUploadedFile("a.yaml", b"x" * 7_000_000)}
    signed_in(cast.developer).post(reverse("canvas:import"), file)
    Client().post(reverse("files:new", args=["abc"]), {"file": SimpleUploadedFile("a.txt", b"x" * 7_000_000)})

    assert set(seen) == {6_000_000}


def test_upload_when_the_form_comes_from_elsewhere_then_refused(cast, item):
    client = signed_in(cast.developer, enforce_csrf_checks=True)

    assert send(client, item).status_code == 403
    with acting(SYSTEM):
        assert not Attachment.objects.exists()


def test_pages_when_the_item_is_private_then_not_found_and_no_word_of_it(cast, item, client):
    send(client, item)
    with acting(SYSTEM):
        type(item).objects.filter(pk=item.pk).update(audience="private", author=cast.developer)
    colleague, code = signed_in(cast.manager), kept().code

    for name in ("content", "put-away", "bring-back"):
        address = reverse(f"files:{name}", args=[code])
        assert colleague.get(address).status_code in (404, 405)
        assert colleague.post(address, {"reason": "x"}).status_code in (404, 405)
    assert colleague.get(reverse("files:new", args=[item.code])).status_code == 404
    assert client.get(reverse("files:content", args=[code])).status_code == 200


def test_part_when_the_reader_may_not_edit_then_only_reads(cast, item, client):
    staff = signed_in(cast.staff)
    assert "Filer" not in thread_page(staff, item)
    assert "Inga filer här än" in thread_page(client, item)
    send(client, item)

    page = thread_page(staff, item)

    assert "plan.pdf" in page
    assert "Bifoga en fil" not in page
    assert "Lägg undan" not in page


def test_put_away_when_done_then_folded_away_and_can_be_brought_back(client, item):
    send(client, item)
    address = reverse("files:put-away", args=[kept().code])
    assert client.post(address, {"reason": ""}).status_code == 422

    client.post(address, {"reason": "En nyare finns"})

    assert "En nyare finns" in thread_page(client, item)
    client.post(reverse("files:bring-back", args=[kept().code]))
    assert "En nyare finns" not in thread_page(client, item)


def test_item_page_when_more_files_then_no_more_queries(client, item):
    def queries() -> int:
        with CaptureQueriesContext(connection) as found:
            thread_page(client, item)
        return len(found)

    send(client, item, "1.txt", b"ett")
    one = queries()
    for name in ("2", "3"):
        send(client, item, f"{name}.txt", name.encode())
    with acting(SYSTEM):
        services.put_away(SYSTEM, Attachment.objects.first(), "Gammal")

    assert queries() == one
