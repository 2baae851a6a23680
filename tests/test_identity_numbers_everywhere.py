"""Every address that takes what people write × an identity number: refused, kept in the form, found nowhere.

TEXTS lists the text fields of every address that accepts POST (those of the permission rows): one that is new, or has
a new field, fails here until it is listed, and so tried.
"""

from __future__ import annotations

import html
import logging
import re
from collections.abc import Iterator
from itertools import cycle
from typing import Any

import pytest
from django import forms
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from rodtrad.cli.main import main
from rodtrad.foundation.base import manifests, scope
from rodtrad.work.canvas.models import Upload
from tests.cast import PASSWORD
from tests.identity_number_fields import TEXTS, WITH
from tests.identity_numbers import TEN, WRITTEN, holds, where_stored
from tests.permission_rows import WHO, Given, Row
from tests.test_permission_matrix import rows

pytestmark = pytest.mark.django_db
FORMS = forms.CharField | forms.EmailField


def accepting() -> dict[str, Row]:
    """The addresses that accept POST from somebody who is signed in. Operations take keys: tests/test_rest_fuzz.py."""
    closed = {401, 404, 405}
    return {name: row for name, row in rows().items() if not set(row.expected("POST").values()) <= closed}


def test_every_address_that_accepts_post_is_listed() -> None:
    assert sorted(accepting()) == sorted(TEXTS)


@pytest.fixture
def told(caplog: Any, capfd: Any) -> Iterator[Any]:
    """What was logged or printed so far."""
    with caplog.at_level(logging.DEBUG):
        yield (
            lambda: (
                caplog.text + "".join(str(vars(row)) for row in caplog.records) + "".join(capfd.readouterr())
            )
        )


class Page:
    """One address, by somebody who may post there."""

    def __init__(self, name: str, cast: Any) -> None:
        row = rows()[name]
        with scope.acting(scope.system("test")):
            self.given: Given = row.given(cast)
        people = {who: getattr(cast, who, None) for who in WHO} | dict(self.given.people)
        expected = row.expected("POST")
        named = [who for who in (*self.given.people, *reversed(WHO)) if who in expected and who != "stranger"]
        who = next((who for who in named if expected[who] in (200, 302, 303, 422)), "admin")
        self.url = reverse(name, kwargs=dict(self.given.kwargs))
        self.client = Client(raise_request_exception=False)
        if name != "account_login":
            self.client.force_login(
                people[who], backend="allauth.account.auth_backends.AuthenticationBackend"
            )
        self.form = self._form()

    def _form(self) -> forms.BaseForm | None:
        answer = self.client.get(self.url)
        self.shown = answer.content.decode()
        return answer.context["form"] if answer.context and "form" in answer.context else None

    def texts(self) -> list[str]:
        """The fields that take any text."""
        fields = self.form.fields if self.form else {}
        return [
            name
            for name, field in fields.items()
            if isinstance(field, FORMS)
            and not isinstance(field.widget, forms.PasswordInput)
            and f'name="{name}"' in self.shown
        ]

    def payload(self) -> dict[str, Any]:
        """What a browser would send of the page as it is, what must be filled in filled in."""
        if self.form is None:
            return dict(self.given.data)
        sent = {name: self._value(name) for name in self.form.fields}
        sent |= dict(getattr(self.form, "seen_items", ()))
        boxes = {
            name for name, field in self.form.fields.items() if isinstance(field, forms.MultipleChoiceField)
        }
        return {
            name: value
            for name, value in sent.items()
            if value not in (None, False) and (value or name not in boxes)  # no box ticked sends nothing
        }

    def _value(self, name: str) -> Any:
        field, value = self.form[name].field, self.form[name].value()
        if value not in (None, "", []):
            return value.code if hasattr(value, "code") else value
        if isinstance(field, forms.ModelChoiceField):
            return next((row.code for row in field.queryset), "")
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.MultipleChoiceField):
            return next((key for key, _title in field.choices if key), "") if field.required else ""
        return "Ord" if isinstance(field, FORMS) and field.required else ""


@pytest.mark.parametrize("name", sorted(TEXTS))
def test_number_when_written_in_any_field_then_refused_and_kept_nowhere(name, cast, settings, told) -> None:
    settings.AXES_ENABLED = name in ("account_login", "account_reauthenticate")
    page = Page(name, cast)
    written = cycle(WRITTEN.values())
    assert sorted(page.texts()) == sorted(TEXTS[name].split())

    for field in page.texts():
        text = f"se {next(written)} här"
        answer = page.client.post(page.url, {**page.payload(), **WITH.get(name, {}), field: text})
        assert answer.status_code == (200 if name.startswith("account_") else 422), field
        assert text in html.unescape(answer.content.decode()), field
    others = {*page.payload(), *page.given.data, "next"} - set(page.texts())
    for field in sorted(others):
        answer = page.client.post(page.url, {**page.payload(), field: next(written)})
        assert answer.status_code < 500, field
        assert not holds(answer.headers.get("Location", "")), field
    assert where_stored() == []
    assert not holds(told())


@pytest.mark.parametrize("written", WRITTEN.values(), ids=WRITTEN)
def test_number_when_written_in_any_way_then_refused(cast, written, told) -> None:
    page = Page("canvas:card-new", cast)

    answer = page.client.post(page.url, {**page.payload(), "text": f"Hon ({written}) vill ses"})

    assert answer.status_code == 422
    assert f"Hon ({written}) vill ses" in html.unescape(answer.content.decode())
    assert where_stored() == []
    assert not holds(told())


def test_number_when_given_as_the_reason_of_a_link_then_refused(cast, told) -> None:
    page = Page("thread:link-new", cast)
    data = {**page.given.data, "words": "", "reason": WRITTEN["hyphen"]}

    answer = page.client.post(page.url, data)

    assert (answer.status_code, WRITTEN["hyphen"] in answer.content.decode()) == (422, True)
    assert (
        page.client.post(page.url, {**data, "reason": "", "target": WRITTEN["ten digits"]}).status_code == 404
    )
    assert where_stored() == []
    assert not holds(told())


@pytest.mark.parametrize("name", sorted(manifests.settings.names()))
def test_number_when_written_as_a_setting_then_refused(cast, name, told) -> None:
    client = Client()
    client.force_login(cast.admin, backend="allauth.account.auth_backends.AuthenticationBackend")
    url = reverse("org:setting", args=[cast.municipality.code, name])

    for written in ("hyphen", "ten digits", "full width"):
        answer = client.post(url, {"value": WRITTEN[written]})
        assert answer.status_code in (302, 303) if "bool" in manifests.settings[name].kind else 422
    assert where_stored() == []
    assert not holds(told())


def test_number_when_signing_in_with_it_then_no_table_keeps_it(client, cast, settings, told) -> None:
    settings.AXES_ENABLED = True
    url = reverse("account_login")
    for data in (
        {"login": WRITTEN["twelve digits"], "password": "fel lösenord här"},
        {"login": "staff", "password": WRITTEN["twelve digits"]},
        {"login": "staff", "password": "fel", "next": f"/?text={WRITTEN['hyphen']}"},
        {"login": "staff", "password": "fel", WRITTEN["hyphen"]: "x"},
    ):
        answer = client.post(
            url, data, headers={"user-agent": WRITTEN["hyphen"], "referer": WRITTEN["hyphen"]}
        )
        assert answer.status_code == 200
        assert answer.context["form"].errors
    answer = client.post(f"{url}?text={WRITTEN['ten digits']}", {"login": "staff", "password": "fel"})

    assert answer.status_code == 200
    assert where_stored() == []
    assert not holds(told())


def test_number_when_chosen_as_a_password_then_refused(cast, told) -> None:
    client = Client()
    client.post(reverse("account_login"), {"login": "staff", "password": PASSWORD})
    new = f"{WRITTEN['twelve with hyphen']}"

    answer = client.post(
        reverse("account_change_password"), {"oldpassword": PASSWORD, "password1": new, "password2": new}
    )

    assert answer.context["form"].errors["password1"]
    assert not holds(answer.content.decode())
    assert not holds(told())


CASE = """schema_version: 1
cases:
  - id: middag
    municipality: Björkhamn
    title: %s
"""


@pytest.mark.parametrize(
    "title", [WRITTEN["hyphen"], WRITTEN["full width"], TEN], ids=["text", "full width", "number"]
)
def test_number_when_in_an_uploaded_file_then_nothing_is_kept(cast, title, told) -> None:
    client = Client()
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    file = SimpleUploadedFile(f"{TEN}.yaml", (CASE % title).encode())

    answer = client.post(reverse("canvas:import"), {"file": file})

    assert answer.status_code == 422
    assert not holds(re.sub(r"<[^>]*>", "", answer.content.decode()))
    with scope.acting(scope.system("test")):
        assert not Upload.objects.exists()
    assert where_stored() == []
    assert not holds(told())


def test_number_when_in_a_file_on_the_command_line_then_refused_without_repeating_it(
    cast, tmp_path, capfd, caplog
) -> None:
    file = tmp_path / "fall.yaml"
    file.write_text(CASE % WRITTEN["coordination"])

    status = main(["import", str(file)])

    out, err = capfd.readouterr()
    assert (status, out) == (1, "")
    assert err.startswith(f"{file}:")
    assert not holds(out + err + caplog.text)
    assert where_stored() == []
