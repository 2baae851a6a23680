"""Passkeys and codes as a person meets them, with Chromium's own virtual authenticator on http://localhost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from tests.cast import PASSWORD

from rodtrad.foundation.access.tests.conftest import code
from rodtrad.foundation.audit.models import Entry

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
INSIDE = {
    "protocol": "ctap2", "transport": "internal", "hasResidentKey": True, "hasUserVerification": True,
    "isUserVerified": True, "automaticPresenceSimulation": True,
}  # fmt: skip


@pytest.fixture
def keeper(new_page: Any) -> Any:
    """A page in a browser that keeps passkeys, and the line by which its finger can be taken away."""
    page = new_page()
    line = page.context.new_cdp_session(page)
    line.send("WebAuthn.enable")
    made = line.send("WebAuthn.addVirtualAuthenticator", {"options": INSIDE})
    return page, line, made["authenticatorId"]


def write_password(page: Any, username: str = "staff") -> None:
    page.goto("/konto/logga-in/")
    page.get_by_label("Användarnamn").fill(username)
    page.get_by_label("Lösenord").fill(PASSWORD)
    page.get_by_role("button", name="Logga in", exact=True).click()


def sign_out(page: Any) -> None:
    page.context.clear_cookies()


def add_passkey(page: Any) -> None:
    page.goto("/konto/saker/ny-nyckel/")
    page.get_by_role("button", name="Skapa inloggningsnyckeln").click()
    page.get_by_role("heading", name="Reservkoder").wait_for()
    page.get_by_role("button", name="Jag har sparat dem").click()


def test_passkey_when_added_then_named_signs_in_alone_is_the_second_step_and_can_be_removed(
    cast, keeper, axe
):
    page, _line, _place = keeper
    write_password(page)
    add_passkey(page)
    page.get_by_text("Inloggningsnyckel: Chrome på Linux").wait_for()
    assert axe(page) == []
    page.get_by_role("link", name="Byt namn").click()
    page.get_by_label("Vad kallar du den?").fill("Jobbdatorn")
    page.get_by_role("button", name="Spara").click()
    page.get_by_text("Inloggningsnyckel: Jobbdatorn").wait_for()

    sign_out(page)
    page.goto("/konto/logga-in/")
    assert axe(page) == []
    page.get_by_role("button", name="Logga in med inloggningsnyckel").click()
    page.locator(".you-name", has_text="Sara Handläggare").wait_for()

    sign_out(page)
    write_password(page)
    page.get_by_role("heading", name="Visa att det är du").wait_for()
    assert axe(page) == []
    page.get_by_role("button", name="Använd din inloggningsnyckel").click()
    page.locator(".you-name", has_text="Sara Handläggare").wait_for()

    page.goto("/konto/inloggningar/")
    page.get_by_role("link", name=re.compile("Ta bort ?: Jobbdatorn")).click()
    page.get_by_role("button", name="Ta bort").click()
    page.get_by_text("Inloggningsnyckeln är borttagen.").wait_for()
    told = Entry.everywhere.filter(item=cast.staff.code, action__startswith="access.").order_by("pk")
    assert list(told.values_list("action", flat=True)) == [
        "access.passkey-added", "access.codes-made", "access.passkey-renamed", "access.passkey-removed",
    ]  # fmt: skip
    assert not Authenticator.objects.filter(user=cast.staff).exists()


def test_passkey_when_the_finger_is_wrong_then_not_in_without_the_password(cast, keeper):
    page, line, place = keeper
    write_password(page)
    add_passkey(page)
    sign_out(page)
    line.send("WebAuthn.setUserVerified", {"authenticatorId": place, "isUserVerified": False})

    page.goto("/konto/logga-in/")
    page.get_by_role("button", name="Logga in med inloggningsnyckel").click()

    page.get_by_text("Det gick inte, eller avbröts.").wait_for()
    page.goto("/konto/")
    assert "/konto/logga-in/" in page.url


def test_passkey_when_the_address_is_of_digits_then_said_why_it_cannot_work(new_page, live_server):
    page = new_page()

    page.goto(live_server.url.replace("localhost", "127.0.0.1") + "/konto/logga-in/")

    page.get_by_text("fungerar inte på en adress av siffror").wait_for()
    assert page.get_by_role("button", name="Logga in med inloggningsnyckel").is_disabled()


def test_administrator_when_without_then_adds_an_app_before_anything_else(cast, new_page, axe):
    Authenticator.objects.filter(user=cast.admin)._raw_delete("default")
    page = new_page(width=360, height=740)
    write_password(page, "admin")
    page.get_by_role("heading", name="En sak till innan du går vidare").wait_for()
    assert axe(page) == []
    page.get_by_role("link", name="Lägg till en app").click()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360

    secret = page.locator(".access-secret").inner_text().replace(" ", "")
    page.get_by_label("Kod").fill(code(secret=secret))
    page.get_by_role("button", name="Lägg till appen").click()
    page.get_by_role("heading", name="Reservkoder").wait_for()
    assert axe(page) == []
    assert page.get_by_role("button", name="Skriv ut").is_visible()
    page.get_by_role("button", name="Jag har sparat dem").click()

    page.get_by_role("heading", name="Mina inloggningar").wait_for()
    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    page.goto("/")
    assert page.get_by_role("heading", level=1).is_visible()
