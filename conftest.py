"""What every test may use: the fixed cast (tests/cast.py), and a real browser with an accessibility check."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest

pytest_plugins = ["tests.cast"]

# The same examples on every run: a red suite means a change, not a throw of dice. HYPOTHESIS_PROFILE=search throws.
hypothesis.settings.register_profile("same", derandomize=True, deadline=None)
hypothesis.settings.register_profile("search", derandomize=False, deadline=None)
hypothesis.settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "same"))

AXE = Path(__file__).parent / "build" / "testing" / "axe.min.js"
CHROMIUM_FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-first-run",
]  # fmt: skip


@pytest.fixture(autouse=True)
def language() -> Iterator[None]:
    """Every test begins in Swedish: a request leaves its own language behind in the thread."""
    from django.conf import settings
    from django.utils import translation

    with translation.override(settings.LANGUAGE_CODE):
        yield


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """Debian's chromium, started once per test process. Skipped without it, unless RODTRAD_NEED_BROWSER is set."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium")
    if program is None:
        if os.environ.get("RODTRAD_NEED_BROWSER"):
            pytest.fail("chromium is needed here and not installed")
        pytest.skip("chromium is not installed (Debian's package chromium)")
    # Playwright keeps a loop running in this thread; Django would take every query for an async one
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(chromium: Any, live_server: Any) -> Iterator[Callable[..., Any]]:
    """Make pages of their own context: ``new_page(user=None, width=1280, height=900)``.

    A console error or a request that the content security policy stopped fails the test.
    """
    contexts, wrong = [], []

    def make(user: Any = None, width: int = 1280, height: int = 900) -> Any:
        context = chromium.new_context(
            base_url=live_server.url, viewport={"width": width, "height": height}, locale="sv-SE"
        )
        contexts.append(context)
        if user is not None:
            context.add_cookies([{"name": "sessionid", "value": session_of(user), "url": live_server.url}])
        page = context.new_page()
        page.set_default_timeout(10_000)
        page.on("console", lambda line: wrong.append(line.text) if line.type == "error" else None)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        return page

    yield make
    for context in contexts:
        context.close()
    # a refused form answers 422, a clash 409; a test may take the network away
    known = ("status of 4", "ERR_INTERNET_DISCONNECTED")
    expected = [line for line in wrong if not any(each in line for each in known)]
    assert not wrong or expected == [], expected


@pytest.fixture
def browser_page(new_page: Callable[..., Any]) -> Any:
    """A page at 1280 pixels, nobody signed in."""
    return new_page()


def session_of(user: Any) -> str:
    """The session key of a fresh sign-in."""
    from django.test import Client

    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client.cookies["sessionid"].value


@pytest.fixture
def axe() -> Callable[[Any], list[str]]:
    """Run axe on a page: ``axe(page)`` gives a line per violation (WCAG 2.2 A and AA, best practices)."""

    def run(page: Any) -> list[str]:
        page.evaluate(AXE.read_text("utf-8"))
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        return [
            f"{violation['id']}: {node['target']} {node['failureSummary']}"
            for violation in result["violations"]
            for node in violation["nodes"]
        ]

    return run
