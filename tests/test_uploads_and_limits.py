"""What is sent to us has bounds, everywhere: how much, how many parts, how many tries."""

from __future__ import annotations

import tracemalloc

import pytest
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory
from django.urls import reverse

from rodtrad.foundation.access import rules
from rodtrad.foundation.access.models import Session
from rodtrad.foundation.base.uploads import MemoryOnly
from tests.cast import PASSWORD

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
MEGA = 1_000_000


@pytest.fixture
def staff(cast) -> Client:
    client = Client(raise_request_exception=False)
    client.force_login(cast.staff, backend=BACKEND)
    return client


def a_file(size: int, name: str = "a.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"x" * size)


def taken(files: list[SimpleUploadedFile]) -> list[tuple[int, int]]:
    """(said size, kept bytes) of files that nobody signed in has sent."""
    request = RequestFactory().post("/", {f"f{number}": file for number, file in enumerate(files)})
    request.upload_handlers = [MemoryOnly(request)]
    return [(file.size, len(file.read())) for file in request.FILES.values()]


def test_files_when_many_come_at_once_then_together_no_more_than_one_may_be(settings) -> None:
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 6 * MEGA

    got = taken([a_file(4 * MEGA), a_file(4 * MEGA), a_file(1 * MEGA)])

    assert got[0] == (4 * MEGA, 4 * MEGA)
    assert got[1] == (6 * MEGA + 1, 2 * MEGA)  # cut, and said to be too large for any form
    assert got[2] == (6 * MEGA + 1, 0)


@pytest.mark.parametrize("name", ["account_login", "mfa_login_webauthn", "canvas:import", "org:me"])
def test_parts_when_too_many_then_refused(staff, name) -> None:
    client = Client(raise_request_exception=False) if name.startswith(("account_", "mfa_")) else staff

    files = client.post(reverse(name), {f"f{number}": a_file(1, f"{number}.txt") for number in range(11)})
    fields = client.post(reverse(name), {**{f"n{number}": "1" for number in range(2_001)}, "f": a_file(1)})

    assert (files.status_code, fields.status_code) == (400, 400)


def test_text_when_too_much_in_parts_then_refused(staff) -> None:
    answer = staff.post(reverse("canvas:new"), {"title": "x" * 6_100_000, "file": a_file(1)})

    assert answer.status_code == 413


def test_body_when_no_form_then_refused_when_too_large(staff) -> None:
    answer = staff.post(
        reverse("canvas:new"), b"x" * 6_100_000, content_type="application/x-www-form-urlencoded"
    )

    assert answer.status_code == 413


@pytest.mark.parametrize(
    "body",
    [
        b"--x\r\n",
        b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n",
        b"\xff\x00" * 50,
        b"--x" + b"a" * 5_000,
    ],
)
def test_parts_when_broken_then_no_fault(staff, body) -> None:
    answer = staff.post(reverse("canvas:import"), body, content_type="multipart/form-data; boundary=x")

    assert answer.status_code in (200, 400, 422)  # nothing that could be read is as nothing sent


@pytest.mark.parametrize("boundary", ["", "å" * 10, "x" * 300])
def test_parts_when_their_border_is_wrong_then_refused(staff, boundary) -> None:
    answer = staff.post(
        reverse("canvas:import"), b"x", content_type=f"multipart/form-data; boundary={boundary}"
    )

    assert answer.status_code in (400, 422)


ALIASES = b"a: &a [x,x,x,x,x,x,x,x,x]\n" + b"".join(
    f"{new}: &{new} [{','.join([f'*{old}'] * 9)}]\n".encode()
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    "data",
    [ALIASES, b"[" * 20_000, b"{" * 20_000, b"- " * 20_000 + b"x"],
    ids=["aliases", "lists", "maps", "dashes"],
)
def test_case_file_when_it_unfolds_without_end_then_refused_in_little_room(staff, data) -> None:
    tracemalloc.start()
    answer = staff.post(reverse("canvas:import"), {"file": SimpleUploadedFile("a.yaml", data)})
    _now, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert answer.status_code == 422
    assert most < 150 * MEGA


@pytest.mark.parametrize(
    "text", ["a" * 5_000, "å " * 3_000, "*" * 200, '"' * 501, "(" * 300, "\x00", "a OR b NEAR("]
)
def test_search_when_the_words_are_many_or_odd_then_answered(staff, text) -> None:
    answer = staff.post(reverse("thread:search"), {"q": text}, follow=True)

    assert answer.status_code in (200, 400, 422)


def test_codes_when_tried_at_sign_in_again_and_again_then_no_more_than_allowed(cast) -> None:
    cache.clear()
    heard = []
    for _browser in range(3):  # a new session does not begin a new count
        client = Client()
        client.post("/konto/logga-in/", {"login": "admin", "password": PASSWORD})
        for _time in range(4):
            answer = client.post(reverse("mfa_authenticate"), {"code": "000000"})
            heard.append("Vänta en kvart" in answer.content.decode())

    assert heard == [False] * rules.MOST_MISSES + [True] * (12 - rules.MOST_MISSES)


def test_codes_when_tried_before_a_change_then_the_same_count(cast) -> None:
    cache.clear()
    client = Client()
    client.force_login(cast.admin, backend=BACKEND)

    answers = [client.post(reverse("mfa_reauthenticate"), {"code": "000000"}) for _time in range(9)]

    assert "Vänta en kvart" in answers[-1].content.decode()
    assert Authenticator.objects.filter(user=cast.admin).exists()


def test_session_when_nobody_is_signed_in_then_none_is_kept(db) -> None:
    client = Client()
    for path in ("/konto/logga-in/", "/om/tillganglighet/", "/finns-inte/", "/"):
        client.get(path)

    assert not Session.objects.exists()
