"""Every address of the platform, refusal and file: the same strict headers, and no code in pages."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.conf import settings
from django.core.exceptions import SuspiciousOperation
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base import scope
from rodtrad.foundation.base.locks import is_busy
from tests.test_permission_matrix import rows

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
POLICY = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "font-src": "'self'",
    "img-src": "'self' data:",
    "connect-src": "'self'",
    "form-action": "'self'",
    "base-uri": "'none'",
    "frame-ancestors": "'none'",
}
SANDBOX = {"default-src": "'none'", "sandbox": ""}  # what people have attached: never run
HEADERS = {
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}
# A script that runs where it stands, a style, an event: what the policy stops, and so must not be in any page.
CODE = re.compile(
    r"<script(?![^>]*(?:\bsrc=|type=\"application/json\"))|<style|\sstyle=|\son[a-z]+=\"|javascript:", re.I
)


def policy_of(response: Any) -> dict[str, str]:
    parts = (
        part.strip().partition(" ") for part in response.headers.get("Content-Security-Policy", "").split(";")
    )
    return {name: value.strip() for name, _space, value in parts}


def problems(response: Any) -> list[str]:
    """What is lacking in an answer."""
    found = [name for name, text in HEADERS.items() if response.headers.get(name) != text]
    policy = policy_of(response)
    if policy not in (POLICY, SANDBOX):
        found.append(f"policy {policy}")
    allowed = response.headers.get("Permissions-Policy", "")
    found += [
        name for name in ("camera=()", "geolocation=()", "microphone=()", "usb=()") if name not in allowed
    ]
    if response.headers.get("Content-Type", "").startswith("text/html") and policy != SANDBOX:
        as_file = response.headers.get("Content-Disposition", "").startswith("attachment")
        found += [] if as_file else CODE.findall(response.content.decode())
    return found


def client_of(user: Any = None) -> Client:
    client = Client(raise_request_exception=False)
    if user is not None:
        client.force_login(user, backend=BACKEND)
    return client


def test_every_address_when_answered_then_guarded(cast) -> None:
    wrong = []
    people = {"stranger": None, "staff": cast.staff, "admin": cast.admin}
    for name, row in sorted(rows().items()):
        with transaction.atomic():
            with scope.acting(scope.system("test")):
                given = row.given(cast)
            url = reverse(name, kwargs=dict(given.kwargs))
            for who, user in people.items():
                client = client_of(user)
                for method in ("get", "post") if who == "admin" else ("get",):
                    found = problems(
                        getattr(client, method)(url, dict(given.data) if method == "post" else {})
                    )
                    wrong += [f"{method} {name} {who}: {each}" for each in found]
            transaction.set_rollback(True)
    assert wrong == []


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/finns-inte/", 404),
        ("/arbeten/?q=%00", 200),
        ("/static/ui/page.js", 200),
        ("/static/finns-inte.js", 404),
    ],
)
def test_path_when_asked_for_then_guarded(cast, path, status) -> None:
    answer = client_of(cast.staff).get(path)
    if answer.streaming:
        b"".join(answer.streaming_content)
        answer.close()

    assert (answer.status_code, problems(answer)) == (status, [])


def test_host_when_unknown_then_refused_and_guarded(client) -> None:
    answer = client.get("/", headers={"host": "evil.example"})

    assert (answer.status_code, problems(answer)) == (400, [])


def test_form_when_it_comes_from_elsewhere_then_refused_and_guarded(cast) -> None:
    client = client_of(cast.staff)
    client.handler.enforce_csrf_checks = True

    answer = client.post("/konto/", {"name": "x"})

    assert (answer.status_code, problems(answer)) == (403, [])


def test_password_when_tried_too_often_then_closed_and_guarded(cast, settings) -> None:
    settings.AXES_ENABLED = True
    client = client_of()
    for _time in range(settings.AXES_FAILURE_LIMIT):
        answer = client.post("/konto/logga-in/", {"login": "staff", "password": "fel lösenord här"})

    assert (answer.status_code, problems(answer)) == (429, [])


@pytest.mark.parametrize(
    ("error", "status"), [(RuntimeError("x"), 500), (SuspiciousOperation("x"), 400), ("busy", 503)]
)
@pytest.mark.parametrize("where", ["view", "middleware"])
def test_page_when_something_breaks_then_its_page_is_guarded(cast, monkeypatch, error, status, where) -> None:
    from django.db import OperationalError

    broken = OperationalError("database is locked") if error == "busy" else error
    assert (
        error != "busy" or is_busy(broken) or settings.DATABASES["default"]["ENGINE"].endswith("postgresql")
    )
    if error == "busy" and not is_busy(broken):
        status = 500

    def breaks(*_given: object, **_named: object) -> HttpResponse:
        raise broken

    client = client_of(cast.staff)
    place = "rodtrad.foundation.org.services.change_myself" if where == "view" else (
        "rodtrad.foundation.access.queries.permissions.administers"
    )  # fmt: skip
    monkeypatch.setattr(place, breaks)

    answer = client.post("/konto/", {"name": "Sara", "title": "", "language": "sv"})

    assert (answer.status_code, problems(answer)) == (status, [])


def test_policy_when_a_script_would_be_let_in_from_elsewhere_then_this_test_knows() -> None:
    loose = HttpResponse(
        "<p onclick=\"x()\" style='a'>", headers={"Content-Security-Policy": "default-src *"}
    )

    assert len(problems(loose)) >= len(HEADERS) + 3
