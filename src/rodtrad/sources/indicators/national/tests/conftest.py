"""A local Kolada, and a client that asks it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from rodtrad.sources.indicators.national.kolada import Kolada

from .kolada_service import FakeKolada
from .loopback import Time, door, serving


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def source() -> Iterator[FakeKolada]:
    with serving(FakeKolada()) as service:
        assert isinstance(service, FakeKolada)
        yield service


@pytest.fixture
def kolada(source: FakeKolada, time: Time, tmp_path: Path) -> Kolada:
    return Kolada(door(source, time), tmp_path / "kolada")
