"""The start page: boxes from the modules, something to read when nothing waits."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db
START = reverse("home:start")


def test_start_when_nothing_waits_then_it_teaches(client: Client, cast: Any) -> None:
    client.force_login(cast.guest, backend="allauth.account.auth_backends.AuthenticationBackend")

    page = client.get(START).content.decode()

    assert cast.guest.name in page
    assert "Hej" in page
    assert "UNKNOWN-VARIABLE" not in page


def test_start_when_signed_out_then_leads_to_the_sign_in(client: Client) -> None:
    answer = client.get(START)

    assert answer.status_code == 302
    assert answer["Location"].endswith(f"?next={START}")


@pytest.mark.browser
@pytest.mark.parametrize("width", [1280, 360, 320])
def test_start_when_opened_in_a_browser_then_fits_and_is_accessible(
    new_page: Any, axe: Any, cast: Any, width: int
) -> None:
    page = new_page(user=cast.developer, width=width)

    page.goto(START)

    assert axe(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width
