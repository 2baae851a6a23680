"""Fixtures of the thread's tests: a small world, within the scope of the system."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from rodtrad.foundation.base import events
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.thread.tests.factories import SYSTEM, World, make_world


@pytest.fixture
def world(db: None) -> Iterator[World]:
    with acting(SYSTEM):
        yield make_world()


@pytest.fixture(autouse=True)
def no_listeners(monkeypatch: pytest.MonkeyPatch) -> None:
    """The core is tried alone: modules that listen to its events stay out, the thread's own search stays."""
    own = {
        event: [
            handler for handler in handlers if str(handler.__module__).startswith("rodtrad.foundation.thread")
        ]
        for event, handlers in events._handlers.items()
    }
    monkeypatch.setattr(events, "_handlers", own)
