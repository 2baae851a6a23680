"""An item that the developer may edit and the staff may see."""

from __future__ import annotations

import pytest

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.tests.factories import make_item

SYSTEM = system("test")


@pytest.fixture
def item(cast):
    with acting(SYSTEM):
        return make_item("toy-need", cast.unit, "Sällskap vid maten")


@pytest.fixture
def developer(cast):
    return cast.actor("developer")
