"""Codes as RFC 6238 says them, and browsers in plain words."""

from __future__ import annotations

import pytest

from rodtrad.foundation.access import rules

RFC = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"  # the key of RFC 6238, appendix B


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_code_when_at_the_moments_of_the_standard_then_as_it_says(seconds, code):
    assert rules.code_at(RFC, seconds // 30) == code
    assert rules.period_of(RFC, f"{code[:3]} {code[3:]}", seconds) == seconds // 30


@pytest.mark.parametrize(("late", "taken"), [(30, True), (61, False), (-30, True), (-61, False)])
def test_period_when_the_phone_is_wrong_by_a_little_then_still_taken(late, taken):
    assert (rules.period_of(RFC, "081804", 1111111109 + late) is not None) is taken


@pytest.mark.parametrize("code", ["", "28708", "2870820", "nej"])
def test_period_when_it_is_no_code_then_none(code):
    assert rules.period_of(RFC, code, 59) is None


@pytest.mark.parametrize(
    ("agent", "said"),
    [
        (
            "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36 Edg/140.0",
            ("edge", "windows"),
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) Version/18.1 Mobile Safari/604.1",
            ("safari", "iphone"),
        ),
        (
            "Mozilla/5.0 (Linux; Android 15; SM-S911B) SamsungBrowser/28.0 Chrome/130 Safari/537",
            ("samsung", "android"),
        ),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10.15; rv:143.0) Firefox/143.0", ("firefox", "mac")),
        ("", ("other", "other")),
    ],
)
def test_device_when_described_then_its_browser_and_system(agent, said):
    assert rules.device(agent) == said
