"""What holds for all pages: no open redirects, CSRF everywhere, safe headers and cookies, sessions that end."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base import scope
from rodtrad.foundation.org import services
from rodtrad.foundation.org.models import User
from rodtrad.work.canvas.models import Upload
from tests.cast import PASSWORD
from tests.identity_number_fields import TEXTS
from tests.test_identity_numbers_everywhere import Page

pytestmark = pytest.mark.django_db
EVIL = [
    "https://evil.example/",
    "//evil.example/",
    "/\\evil.example",
    "javascript:alert(1)",
    "https:evil.example",
]
NAMES = sorted(TEXTS)
WITH_MANY = {
    "account_login",
    "canvas:card-new",
    "thread:retire",
    "ui:set_language",
}  # one of each way to go on


@pytest.mark.parametrize("name", NAMES)
def test_post_when_next_leads_elsewhere_then_stays_here(cast, name) -> None:
    page = Page(name, cast)
    for evil in EVIL if name in WITH_MANY else EVIL[:2]:
        data = {**page.payload(), **page.given.data, "next": evil}
        answer = page.client.post(page.url, data, headers={"referer": evil})
        assert answer.status_code < 500
        assert "evil" not in answer.headers.get("Location", ""), evil
        assert "javascript:" not in answer.headers.get("Location", "")


@pytest.mark.parametrize("name", NAMES)
def test_post_when_without_its_token_or_before_a_password_is_chosen_then_not_done(cast, name) -> None:
    page = Page(name, cast)
    page.client.handler.enforce_csrf_checks = True

    answer = page.client.post(page.url, {**page.given.data, "text": "Det jag skrev"})

    assert answer.status_code == 403
    assert "Det jag skrev" not in answer.content.decode()
    if not name.startswith(("account_", "ui:")):
        page.client.handler.enforce_csrf_checks = False
        User.objects.update(must_change_password=True)
        for answer in (page.client.get(page.url), page.client.post(page.url, dict(page.given.data))):
            assert answer["Location"] == reverse("account_change_password")


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("get", "/finns-inte/<b>hemligt/", 404),
        ("post", "/om/tillganglighet/", 405),
        ("get", "/arbeten/%00/", 404),
    ],
)
def test_error_page_when_shown_then_repeats_nothing(cast, method, path, status) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = getattr(client, method)(path, {"text": "hemligt"})

    assert answer.status_code == status
    assert "hemligt" not in answer.content.decode()


@pytest.mark.parametrize(
    ("data", "status"),
    [({"text": "hemligt " * 1_000_000}, 413), ({f"hemligt{number}": "1" for number in range(3_000)}, 400)],
    ids=["too large", "too many"],
)
def test_post_when_too_much_then_a_page_that_repeats_nothing(cast, data, status) -> None:
    client = Client(raise_request_exception=False)
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    answer = client.post(reverse("canvas:new"), data)

    assert answer.status_code == status
    assert "hemligt" not in answer.content.decode()


@pytest.mark.parametrize("megabytes", [5.5, 7, 30])
def test_file_when_too_large_then_said_in_the_form_and_on_no_disk(cast, megabytes, monkeypatch) -> None:
    client = Client()
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    monkeypatch.setattr("tempfile.NamedTemporaryFile", lambda *_given, **_named: pytest.fail("on a disk"))
    file = SimpleUploadedFile("<b>stor.yaml", b"# x\n" * int(megabytes * 250_000))

    answer = client.post(reverse("canvas:import"), {"file": file})

    assert answer.status_code == 422
    assert "5 megabyte" in answer.content.decode()
    assert "<b>stor" not in answer.content.decode()
    with scope.acting(scope.system("test")):
        assert not Upload.objects.exists()


def test_page_when_answered_then_headers_protect_it(cast) -> None:
    client = Client()
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")

    for url in ("/", "/finns-inte/", reverse("canvas:list"), "/om/tillganglighet/"):
        headers = client.get(url).headers
        policy = headers["Content-Security-Policy"]
        assert "default-src 'none'" in policy
        assert "frame-ancestors 'none'" in policy
        assert "unsafe" not in policy
        assert headers["X-Frame-Options"] == "DENY"
        assert headers["X-Content-Type-Options"] == "nosniff"
        assert headers["Referrer-Policy"] == "same-origin"
        assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
        assert "camera=()" in headers["Permissions-Policy"]


def test_settings_when_behind_https_then_cookies_and_transport_are_safe(tmp_path) -> None:
    names = [
        "SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_HTTPONLY", "CSRF_COOKIE_HTTPONLY",
        "SECURE_SSL_REDIRECT", "SECURE_HSTS_SECONDS", "DEBUG", "ADMINS", "AXES_ENABLED",
    ]  # fmt: skip
    code = (
        "import json; from django.conf import settings; "
        f"print(json.dumps({{name: getattr(settings, name, None) for name in {names}}}))"
    )
    env = {
        **os.environ, "RODTRAD_URL": "https://rodtrad.example", "RODTRAD_DATA": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "rodtrad.config.settings.production",
    }  # fmt: skip

    done = subprocess.run([sys.executable, "-c", code], env=env, capture_output=True, text=True, check=True)

    held = json.loads(done.stdout)
    assert all(held[name] for name in names[:6])
    assert (held["DEBUG"], held["ADMINS"], held["AXES_ENABLED"]) == (False, [], None)


def test_session_when_signing_in_then_a_new_one(cast) -> None:
    client = Client()
    client.get(reverse("account_login"))
    session = client.session
    session["planted"] = "1"
    session.save()
    client.cookies["sessionid"] = before = session.session_key

    client.post(reverse("account_login"), {"login": "staff", "password": PASSWORD})

    assert client.get("/konto/").status_code == 200
    assert client.cookies["sessionid"].value != before


def test_session_when_the_account_ends_then_dead_at_once(cast) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": "staff", "password": PASSWORD})
    assert client.get("/konto/").status_code == 200

    with scope.acting(cast.actor("admin")) as actor:
        services.deactivate_user(actor, cast.staff)

    assert client.get("/konto/").status_code == 302
    assert client.get("/konto/").status_code == 302


def test_export_when_downloaded_then_its_name_cannot_break_out(cast) -> None:
    page = Page("canvas:export-chosen", cast)
    from rodtrad.work.canvas.models import CaseDetail
    from rodtrad.work.canvas.tests.factories import make_case

    case = make_case(cast.actor("admin"), cast.unit)
    with scope.acting(scope.system("test")):
        CaseDetail.objects.filter(pk=case.pk).update(key='a"; filename="b.exe')

    answer = page.client.get(reverse("canvas:export", args=[case.item.code]))

    assert answer["Content-Disposition"] == 'attachment; filename="a\\"; filename=\\"b.exe.yaml"'
    assert answer["Cache-Control"] == "no-store"
