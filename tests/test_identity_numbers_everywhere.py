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
from rodtrad.work.trials.tests import texts as trials_texts
from tests.cast import PASSWORD
from tests.identity_numbers import TEN, WRITTEN, holds, where_stored
from tests.permission_rows import WHO, Given, Row
from tests.test_permission_matrix import rows

pytestmark = pytest.mark.django_db
# address: its text fields. What a card of another type holds besides is tried in work/canvas/tests.
TEXTS = {
    **trials_texts.TEXTS,
    "access:end": "",
    "access:end-others": "",
    "access:passkey-name": "name",
    "access:passkey-remove": "",
    "access:reset": "",
    "access:seen": "",
    "account_change_password": "",
    "account_login": "login",
    "account_logout": "",
    "account_reauthenticate": "",
    "canvas:actor-contact": "",
    "canvas:actors": "text case",
    "canvas:alternative": "text speaks_for speaks_against",
    "canvas:alternative-new": "",
    "canvas:alternative-promote": "",
    "canvas:answer": "reason",
    "canvas:answer-all": "reason",
    "canvas:bring-back": "",
    "canvas:card-bring-back": "",
    "canvas:card-confirm": "",
    "canvas:card-edit": "text whose found_by note reference tags",
    "canvas:card-move": "",
    "canvas:card-new": "text whose found_by note reference tags",
    "canvas:card-order": "",
    "canvas:card-quick": "",  # any type of card: canvas/tests/test_live.py
    "canvas:card-retire": "reason",
    "canvas:conditions": "by note",
    "canvas:decision-keep": "reason",
    "canvas:decision-new": "question alternatives chosen reasons gives_up decided_by",
    "canvas:card-write": "",  # any field of a card: canvas/tests/test_live.py
    "canvas:documents": "ask",
    "canvas:documents-chosen": "",
    "canvas:edit": "title description unit area entry_note parent_case"
    " inspired_by theme programme freed.hours_per_month freed.sek_per_year freed.note",
    "canvas:exploring": "",
    "canvas:fork": "reason",
    "canvas:loop": "assumptions changed learning",
    "canvas:loop-new": "assumptions",
    "canvas:mandate": "line role",
    "canvas:place-conditions": "by note",
    "canvas:portfolio": "",
    "canvas:release-end": "reason",
    "canvas:review-step": "note text",
    "canvas:reviews": "",
    "canvas:version-card": "",
    "canvas:version-new": "name reason",
    "canvas:version-release": "",
    "canvas:export-chosen": "",
    "canvas:guest": "text",
    "canvas:guest-answer": "reason",
    "canvas:guest-new": "question to asks_as",
    "canvas:guest-withdraw": "",
    "canvas:guiding-case": "text_sv text_en",
    "canvas:guiding-decide": "",
    "canvas:guiding-edit": "text_sv text_en",
    "canvas:guiding-new": "text_sv text_en",
    "canvas:guiding-shown": "",
    "canvas:guiding-vote": "",
    "canvas:import": "",
    "canvas:import-large": "",
    "canvas:import-preview": "",
    "canvas:interview": "who situation does why if_not who_can knowledge",
    "canvas:interviews": "who",
    "canvas:knowledge": "text",
    "canvas:link": "",
    "canvas:list": "text theme",
    "canvas:matrix": "",
    "canvas:new": "title description profession",
    "canvas:question": "answer",
    "canvas:question-new": "text",
    "canvas:question-park": "",
    "canvas:question-reopen": "",
    "canvas:quick": "nyckel text",
    "canvas:retire": "reason",
    "canvas:seat": "profession who",
    "canvas:slides": "",
    "canvas:state": "reason",
    "canvas:supervisors": "who",
    "canvas:team": "who profession",
    "canvas:thought": "outcome next_test",
    "canvas:thought-clock": "",
    "canvas:thought-new": "knot participants",
    "canvas:visibility": "",
    "files:bring-back": "",
    "files:new": "alt note",
    "files:put-away": "reason",
    "indicators:aim-end": "reason",
    "indicators:aim-new": "source",
    "indicators:bring-back": "",
    "indicators:edit": "title text unit numerator denominator ages stands_in_for source source_key",
    "indicators:group-bring-back": "",
    "indicators:group-edit": "title text",
    "indicators:group-new": "title text",
    "indicators:group-retire": "reason",
    "indicators:list": "text",
    "indicators:mark-new": "text",
    "indicators:new": "title text unit numerator denominator ages stands_in_for source source_key",
    "indicators:preview": "why",
    "indicators:retire": "reason",
    "indicators:signal": "reason",
    "indicators:take-in": "pasted",
    "indicators:take-in-many": "",
    "indicators:unmark": "",
    "indicators:values": "origin why",
    "indicators:writers": "who",
    "insights:alike": "reason",
    "insights:answer": "reason",
    "insights:ask": "question",
    "insights:asked": "why",
    "insights:cell": "",
    "insights:cell-exclude": "reason",
    "insights:cell-undecide": "",
    "insights:edit": "text new known so_what shift whereabouts excerpt",
    "insights:feedback-edit": "heard did will_not reaction",
    "insights:feedback-new": "heard did will_not reaction",
    "insights:groups": "label",
    "insights:heard": "sex age language disability area digital",
    "insights:import": "",
    "insights:import-preview": "",
    "insights:label": "start end description synonyms",
    "insights:label-merge": "",
    "insights:label-part": "",
    "insights:list": "text",
    "insights:map": "",
    "insights:map-keep": "title",
    "insights:merged": "",
    "insights:white-joined": "",
    "insights:round-edit": "title text",
    "insights:round-new": "title text",
    "insights:round-answer": "note",
    "insights:round-remind": "",
    "insights:round-state": "reason",
    "insights:national": "",
    "insights:new": "text whereabouts shift",
    "insights:part": "reason",
    "insights:partner": "note",
    "insights:partner-edit": "title text speaks_for asked_about not_about reached_by compensation interprets",
    "insights:partner-new": "title text speaks_for asked_about not_about reached_by compensation interprets",
    "insights:release": "",
    "insights:report-answer": "answer",
    "insights:report-approve": "",
    "insights:report-ask": "text",
    "insights:report-edit": "new key shifts white changed feedback tests fatigue decide",
    "insights:report-new": "",
    "insights:shares": "rows source",
    "insights:source": "reason",
    "insights:state": "reason",
    "insights:value-map": "text obstacle insight",
    "insights:value-map-new": "title text service",
    "insights:value-step": "",
    "insights:work-edit": "title text questions methods whereabouts promised feedback_plan consent material_at",
    "insights:work-new": "title text questions methods whereabouts promised feedback_plan consent material_at",
    "insights:work-state": "reason",
    "insights:works": "text",
    "ideas:answer": "text next_step",
    "ideas:answer-word": "text next_step",
    "ideas:answers-read": "",
    "ideas:board": "",
    "ideas:board-undo": "",
    "ideas:bring-back": "",
    "ideas:campaign-close": "",
    "ideas:campaign-edit": "title text questions challenges title_en text_en questions_en challenges_en",
    "ideas:campaign-new": "title text questions challenges title_en text_en questions_en challenges_en",
    "ideas:campaign-reopen": "",
    "ideas:done": "became",
    "ideas:edit": "text",
    "ideas:follow": "code",
    "ideas:group-rename": "label",
    "ideas:group-together": "",
    "ideas:groups": "",
    "ideas:hand": "",
    "ideas:import": "notes",
    "ideas:import-preview": "",
    "ideas:list": "text",
    "ideas:join": "words",
    "ideas:look": "text",
    "ideas:move": "label",
    "ideas:new": "",
    "ideas:notes": "text",
    "ideas:open-again": "",
    "ideas:part": "",
    "ideas:public": "text",
    "ideas:public-similar": "",
    "ideas:retire": "reason",
    "ideas:score": "comment",
    "ideas:score-stop": "",
    "ideas:scores": "",
    "ideas:send": "text",
    "ideas:similar": "",
    "ideas:split": "parts",
    "ideas:take-back": "",
    "ideas:triage": "reason",
    "ideas:unsplit": "reason",
    "ideas:voice-back": "",
    "jobs:start-again": "",
    "jobs:stop": "",
    "letterhead:show": "",
    "mfa_activate_totp": "",
    "mfa_add_webauthn": "",
    "mfa_authenticate": "",
    "mfa_deactivate_totp": "",
    "mfa_generate_recovery_codes": "",
    "mfa_login_webauthn": "",
    "mfa_reauthenticate": "code",
    "mfa_reauthenticate_webauthn": "",
    "mfa_view_recovery_codes": "",
    "org:me": "name title",
    "org:membership-add": "",
    "org:membership-end": "",
    "org:network-join": "",
    "org:network-leave": "",
    "org:people": "namn",
    "org:person-edit": "name username title email",
    "org:person-end": "",
    "org:person-hand-over": "",
    "org:person-new": "name username title email",
    "org:person-password": "",
    "org:person-return": "",
    "org:place-close": "",
    "org:place-edit": "name official_code about",
    "org:place-merge": "",
    "org:place-move": "",
    "org:place-new": "name official_code about",
    "org:setting": "value",
    "org:words": "",
    "rest:token-new": "name",
    "rest:token-revoke": "",
    "talk:all-read": "",
    "talk:answer": "text",
    "talk:bring-back": "",
    "talk:delegate": "text",
    "talk:edit": "text",
    "talk:end": "",
    "talk:follow": "",
    "talk:give-back": "reason",
    "talk:mail-again": "",
    "talk:new": "text",
    "talk:preferences": "",
    "talk:retire": "reason",
    "talk:settle": "",
    "talk:stand-in-end": "",
    "talk:stand-ins": "",
    "thread:alternative": "",
    "thread:become": "title",
    "thread:flag": "reason",
    "thread:link": "reason",
    "thread:link-new": "words",
    "thread:retire": "reason",
    "thread:save-search": "name",
    "thread:saved-edit": "name",
    "thread:saved-seen": "",
    "thread:saved-take-away": "",
    "thread:search": "q",
    "thread:suggestions": "",
    "upkeep:health": "",
    "ui:set_language": "",
}
# What a browser sends besides, so that the text is read at all.
WITH = {
    "ideas:triage": {"outcome": "not-now"},
    "indicators:aim-new": {"value": "10"},
    "thread:link": {"do": "reject"},
    "canvas:guest-answer": {"do": "reject"},
    "canvas:interview": {"c-TOTAL_FORMS": "0", "c-INITIAL_FORMS": "0"},
}
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
