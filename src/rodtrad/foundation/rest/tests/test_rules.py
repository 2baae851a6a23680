"""Secrets, dead tokens, marks of versions."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from rodtrad.foundation.rest import rules
from rodtrad.foundation.rest.rules import State

DAY = date(2026, 11, 25)
NOW = datetime(2026, 11, 25, tzinfo=UTC)


@pytest.mark.parametrize(
    ("state", "why"),
    [
        (State(DAY, None, True, False), ""),
        (State(date(2026, 11, 24), None, True, False), "expired"),
        (State(DAY, NOW, True, False), "revoked"),
        (State(DAY, None, False, False), "account"),
        (State(DAY, None, True, True), "password"),
    ],
)
def test_token_when_asked_then_dead_for_the_reason(state, why) -> None:
    assert rules.why_dead(state, DAY) == why


def test_secret_when_made_then_long_and_never_the_same() -> None:
    one, other = rules.new_secret(), rules.new_secret()

    assert one != other
    assert one.startswith("rodtrad_")
    assert len(one) == 48


@pytest.mark.parametrize(
    ("header", "found"),
    [('"a"', True), ('W/"a"', True), ('"b", "a"', True), ("*", True), ('"b"', False), ("", False)],
)
def test_etag_when_named_then_found(header, found) -> None:
    assert rules.names_etag(header, '"a"') is found
