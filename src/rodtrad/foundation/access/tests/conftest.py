"""Signing in as people do, with an app that shows codes."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client
from tests.cast import PASSWORD, SECRET

from rodtrad.foundation.access import rules

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0"


@pytest.fixture(autouse=True)
def _nothing_counted() -> None:
    """allauth counts requests in the cache, which outlives a test."""
    cache.clear()


def code(later: int = 0, secret: str = SECRET) -> str:
    """What the app of an administrator shows now, or so many periods later."""
    return rules.code_at(secret, int(time.time()) // rules.PERIOD + later)


@pytest.fixture
def sign_in() -> Callable[..., Client]:
    """``sign_in("staff")``: a browser in which the password was right, no more."""

    def make(username: str, agent: str = FIREFOX, password: str = PASSWORD) -> Client:
        client = Client(headers={"user-agent": agent})
        client.post("/konto/logga-in/", {"login": username, "password": password})
        return client

    return make


@pytest.fixture
def admin(sign_in: Callable[..., Client], cast: Any) -> Client:
    """An administrator who has come all the way in."""
    client = sign_in("admin")
    client.post("/konto/logga-in/steg-tva/", {"code": code()})
    return client
