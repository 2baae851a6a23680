"""Attaching, putting away and bringing back: rows, bytes, log and permission together."""

from __future__ import annotations

import hashlib

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.files import queries, services
from rodtrad.foundation.files.models import Attachment, Content
from rodtrad.foundation.files.refusals import FileRefused
from rodtrad.foundation.files.tests.conftest import SYSTEM
from rodtrad.foundation.files.tests.samples import pdf, picture
from rodtrad.foundation.org.models import SettingValue
from rodtrad.foundation.thread.services import retire

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _acting(db):
    with acting(SYSTEM):
        yield


def told(item) -> list[str]:
    return list(Entry.objects.filter(item=item.code).order_by("pk").values_list("action", flat=True))


def test_attach_when_allowed_then_row_bytes_and_log(item, developer):
    made = services.attach(developer, item, name="plan.pdf", data=pdf(), note="  Till mötet ")

    kept = Attachment.objects.get()
    assert (kept.name, kept.kind, kept.size, kept.note) == ("plan.pdf", "pdf", len(pdf()), "Till mötet")
    assert kept.sha256 == hashlib.sha256(pdf()).hexdigest()
    assert (kept.author_id, queries.bytes_of(made)) == (developer.user_id, pdf())
    assert told(item) == ["files.attached"]


def test_attach_when_only_a_reader_then_denied(cast, item):
    with pytest.raises(PermissionDenied):
        services.attach(cast.actor("staff"), item, name="plan.pdf", data=pdf())


def test_attach_when_the_item_is_put_away_then_refused(item, developer):
    retire(SYSTEM, item, "Slut")

    with pytest.raises(ValidationError, match="undanlagt"):
        services.attach(developer, item, name="plan.pdf", data=pdf())


def test_attach_when_a_picture_has_no_words_then_asked_for_them(item, developer):
    with pytest.raises(ValidationError) as refusal:
        services.attach(developer, item, name="bild.png", data=picture())
    assert list(refusal.value.message_dict) == ["alt"]

    services.attach(developer, item, name="bild.png", data=picture(), alt="Ett dukat bord")
    assert Attachment.objects.get().alt == "Ett dukat bord"


def test_attach_when_here_already_then_refused_until_it_is_put_away(item, developer):
    first = services.attach(developer, item, name="plan.pdf", data=pdf())
    with pytest.raises(FileRefused):
        services.attach(developer, item, name="annat namn.pdf", data=pdf())

    services.put_away(developer, first, "Gammal")

    services.attach(developer, item, name="plan.pdf", data=pdf())
    assert Attachment.objects.count() == 2


def test_attach_when_there_is_no_more_room_then_refused_and_nothing_kept(item, developer):
    SettingValue.objects.create(place=None, name="files.per-item", value=1)
    first = services.attach(developer, item, name="a.txt", data=b"a" * 600_000)

    with pytest.raises(FileRefused) as refusal:
        services.attach(developer, item, name="b.txt", data=b"b" * 600_000)

    assert refusal.value.reason == "full"
    assert Content.objects.count() == 1
    services.put_away(developer, first, "Gammal")
    services.attach(developer, item, name="b.txt", data=b"b" * 600_000)
    with pytest.raises(FileRefused):
        services.bring_back(developer, first)


@pytest.mark.parametrize("more", [{"name": "811218-9876.pdf"}, {"note": "811218-9876"}])
def test_attach_when_a_number_stands_beside_the_file_then_refused(item, developer, more):
    with pytest.raises(ValidationError):
        services.attach(developer, item, **{"name": "plan.pdf", "data": pdf(), **more})

    assert not Attachment.objects.exists()
    assert told(item) == []


def test_put_away_and_bring_back_when_asked_then_told_each_time(item, developer):
    made = services.attach(developer, item, name="plan.pdf", data=pdf())

    with pytest.raises(ValidationError):
        services.put_away(developer, made, " ")
    services.put_away(developer, made, "Gammal")
    assert (Attachment.objects.get().life, Attachment.objects.get().retire_reason) == ("retired", "Gammal")
    with pytest.raises(ValidationError):
        services.put_away(developer, made, "Igen")
    services.bring_back(developer, made)

    assert Attachment.objects.get().life == "current"
    assert queries.bytes_of(made) == pdf()
    assert told(item) == ["files.attached", "files.put-away", "files.brought-back"]


def test_put_away_when_only_a_reader_then_denied(cast, item, developer):
    made = services.attach(developer, item, name="plan.pdf", data=pdf())

    with pytest.raises(PermissionDenied):
        services.put_away(cast.actor("staff"), made, "Gammal")


def test_save_when_the_bytes_cannot_be_kept_then_no_row_is(item, developer, monkeypatch):
    def full(**_given):
        raise OSError("disk full")

    monkeypatch.setattr(Content.objects, "create", full)
    with pytest.raises(OSError, match="disk full"):
        services.attach(developer, item, name="plan.pdf", data=pdf())

    assert not Attachment.objects.exists()
    assert told(item) == []
