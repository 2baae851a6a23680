"""Slow, broken and rude answers, each met on a real socket."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from email.utils import format_datetime

import pytest

from rodtrad.sources.indicators.national.door import Door
from rodtrad.sources.indicators.national.failures import (
    BrokenAnswer,
    Failed,
    OtherHost,
    Refused,
    ServiceFault,
    TooBusy,
    TooSlow,
    Unreachable,
)
from rodtrad.sources.indicators.national.manners import Manners, Pace

from .kolada_service import FakeKolada
from .loopback import BEGAN, QUICK, Reply, Time, door, said

FINE = {"values": []}
HTML = Reply(200, (b"<html>Underhall</html>",), {"Content-Type": "text/html"})


@pytest.fixture
def way(source: FakeKolada, time: Time) -> Door:
    source.answer = lambda asked: said(FINE)
    return door(source, time)


def get(way: Door) -> object:
    return way.get(way.address("kpi"))


@pytest.mark.parametrize(
    ("fault", "kind", "words"),
    [
        (Reply(pieces=(b'{"values": [{"kp',)), BrokenAnswer, "trasigt eller avhugget"),
        (Reply(pieces=(b'{"values": [',), promised=900), BrokenAnswer, "bara till hälften"),
        (Reply(pieces=(b'{"value": NaN}',)), BrokenAnswer, "trasigt"),
        (Reply(pieces=(b"\xff\xfe\x00",)), BrokenAnswer, "trasigt"),
        (Reply(pieces=(b"[" * 200_000,)), BrokenAnswer, "trasigt"),
        (HTML, BrokenAnswer, "webbsida"),
        (Reply(500, (b"oj",)), ServiceFault, "svar 500"),
        (Reply(503, (b"",)), ServiceFault, "svar 503"),
    ],
)
def test_a_passing_fault_is_tried_again_with_longer_waits(
    way: Door, source: FakeKolada, time: Time, fault: Reply, kind: type[Failed], words: str
) -> None:
    source.faults = [fault]
    assert get(way) == FINE
    assert time.slept == [1.0]

    source.faults = [fault] * 3
    with pytest.raises(kind, match=words):
        get(way)
    assert time.slept[1:] == [0.3, 1.0, 3.0][-len(time.slept[1:]) :]
    assert len(source.log) == 5


@pytest.mark.parametrize(
    "slow",
    [
        Reply(before=9.0),
        Reply(pieces=(b"{}",), between=9.0),
        Reply(pieces=(b" ",) * 90, between=0.1),  # never silent for long, never done
    ],
)
def test_a_slow_answer_is_given_up_and_tried_again(source: FakeKolada, time: Time, slow: Reply) -> None:
    source.answer = lambda asked: slow
    hasty = door(source, time, replace(QUICK, timeout=0.3, most_seconds=0.6, tries=2))

    with pytest.raises(TooSlow, match="svarade inte i tid"):
        get(hasty)
    assert time.slept == [1.0]
    assert len(source.log) == 2


def test_busy_waits_as_long_as_asked(way: Door, source: FakeKolada, time: Time) -> None:
    source.faults = [
        said({}, 429, **{"Retry-After": "7"}),
        Reply(503, (b"",), {"Retry-After": format_datetime(BEGAN + timedelta(seconds=27), usegmt=True)}),
    ]

    assert get(way) == FINE
    assert time.slept == [7.0, 20.0]


def test_busy_for_longer_than_we_wait_is_left_alone(way: Door, source: FakeKolada, time: Time) -> None:
    source.faults = [said({}, 429, **{"Retry-After": "3600"})]

    with pytest.raises(TooBusy, match="Försök igen om 3600 sekunder"):
        get(way)
    assert (time.slept, len(source.log)) == ([], 1)


@pytest.mark.parametrize("after", ["snart", "-5", ""])
def test_a_retry_after_that_says_nothing_is_our_own_wait(
    way: Door, source: FakeKolada, time: Time, after: str
) -> None:
    source.faults = [said({}, 429, **{"Retry-After": after})]

    assert get(way) == FINE
    assert time.slept == [1.0]


def test_a_redirect_to_another_host_is_not_followed(way: Door, source: FakeKolada) -> None:
    for there in (
        "http://elsewhere.invalid/v3/kpi",
        "//elsewhere.invalid/v3/kpi",
        "http://127.0.0.1:1/v3/kpi",
    ):
        source.faults = [Reply(302, (b"",), {"Location": there})]
        with pytest.raises(OtherHost):
            get(way)
    for there in ("/v3/../admin", "/v30/kpi", "file:///etc/passwd"):
        source.faults = [Reply(301, (b"",), {"Location": there})]
        with pytest.raises(OtherHost):
            get(way)
    assert len(source.log) == 6


def test_a_redirect_within_the_service_is_followed_but_not_for_ever(way: Door, source: FakeKolada) -> None:
    source.faults = [Reply(308, (b"",), {"Location": "/v3/kpi/"})]
    assert get(way) == FINE
    assert [asked.path for asked in source.log] == ["/v3/kpi", "/v3/kpi/"]

    source.answer = lambda asked: Reply(302, (b"",), {"Location": "/v3/kpi"})
    with pytest.raises(BrokenAnswer, match="runt i ring"):
        get(way)


def test_a_refusal_is_not_tried_again_and_shows_no_web_page(
    way: Door, source: FakeKolada, time: Time
) -> None:
    source.faults = [Reply(404, (b"<b>nej</b>",), {"Content-Type": "text/html"})]

    with pytest.raises(Refused) as refusal:
        get(way)

    assert str(refusal.value) == "Kolada nekade frågan (svar 404)."
    assert (time.slept, len(source.log)) == ([], 1)


def test_an_answer_too_large_is_given_up(source: FakeKolada, time: Time) -> None:
    source.answer = lambda asked: Reply(pieces=(b" " * 5_000,))

    with pytest.raises(BrokenAnswer, match="för stort"):
        get(door(source, time, replace(QUICK, most_bytes=4_999, tries=1)))


def test_nobody_there(source: FakeKolada, time: Time) -> None:
    way = replace(door(source, time), base="http://127.0.0.1:9/v3")

    with pytest.raises(Unreachable, match="går inte att nå"):
        get(way)
    assert time.slept == [1.0, 3.0]


def test_who_asks_is_said_and_nothing_else(way: Door, source: FakeKolada) -> None:
    get(way)

    headers = source.log[0].headers
    assert headers["User-Agent"] == "Rodtrad"
    assert "Cookie" not in headers
    assert "Authorization" not in headers


@pytest.mark.parametrize("base", ["ftp://kolada/v3", "file:///v3", "http://", "https://a:b@kolada/v3"])
def test_an_address_that_is_none_is_refused_at_once(way: Door, base: str) -> None:
    with pytest.raises(ValueError):
        replace(way, base=base)


def test_scheme_of_the_next_page_is_our_own(way: Door) -> None:
    way = replace(way, base="https://kolada.example/v3")

    for told in (
        "http://kolada.example/v3/kpi?page=2",
        "https://kolada.example:443/v3/kpi?page=2",
        "?page=2",
    ):
        assert way.within(told, "https://kolada.example/v3/kpi") == "https://kolada.example/v3/kpi?page=2"
    for told in (
        "https://kolada.example@evil.invalid/v3/",
        "https://x@kolada.example/v3/",
        "https://kolada.example:8443/v3/",
    ):
        with pytest.raises(OtherHost):
            way.within(told, way.base)
    for told in (7, "http://[::1"):
        with pytest.raises(BrokenAnswer):
            way.within(told, way.base)


def test_pace_keeps_pause_and_quota() -> None:
    time = Time()
    pace = Pace(Manners(pause=0.5, most_calls=3, window=10.0), time.sleep, time.seconds)
    left = []

    for _ in range(7):
        pace.wait()
        left.append(time.passed)

    assert left == [0.0, 0.5, 1.0, 10.0, 10.5, 11.0, 20.0]


def test_waits_grow_to_a_bound_and_spread_by_chance() -> None:
    manners = Manners(first_wait=2.0, growth=3.0, longest_wait=10.0, spread=0.5)

    assert [manners.wait_after(attempt, 0.0) for attempt in (1, 2, 3)] == [2.0, 6.0, 10.0]
    assert manners.wait_after(1, 1.0) == 3.0
