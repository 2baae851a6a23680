"""The pure rules."""

from __future__ import annotations

from datetime import date

import pytest

from rodtrad.foundation.base.declarations import Permission, Setting
from rodtrad.foundation.base.scope import PUBLIC, Actor, Grant, system
from rodtrad.foundation.org import rules
from rodtrad.foundation.org.audiences import key_for, level_of, not_wider

PERMISSION = Permission("x.do", "do", roles=frozenset({"developer"}), own=frozenset({"lead", "author"}))


def person(**fields) -> Actor:
    return Actor(kind="person", user_id=7, **fields)


class Place:
    pk, municipality_id = 4, 2


class Outside:
    pk, municipality_id = 5, None


@pytest.mark.parametrize(
    ("level", "key"),
    [
        ("private", "private"), ("team", "t:case"), ("unit", "u:4"), ("programme", "g:case"),
        ("municipality", "m:2"), ("network", "N:2"), ("public", "public"),
    ],
)  # fmt: skip
def test_key_for_when_level_given_then_key_and_back(level, key):
    assert key_for(level, place=Place(), home="case") == key
    assert level_of(key) == level


def test_key_for_when_one_network_then_that_network():
    assert key_for("network", place=Place(), home="case", network=Outside()) == "n:5"
    assert level_of("n:5") == "network"


@pytest.mark.parametrize("level", ["municipality", "network"])
def test_key_for_when_outside_every_municipality_then_stops_at_the_place(level):
    assert key_for(level, place=Outside(), home="case") == "u:5"


def test_key_for_when_unknown_level_then_refused():
    with pytest.raises(ValueError):
        key_for("everyone", place=Place(), home="case")


def test_level_of_when_unknown_key_then_private():
    assert level_of("x:1") == "private"


def test_not_wider_when_compared_then_by_width():
    assert not_wider("team", "unit")
    assert not not_wider("public", "unit")


def test_sees_when_private_then_author_only():
    lead = person(on_objects={"case": frozenset({"lead"})})

    assert rules.sees(person(), "private", "case", 7)
    assert not rules.sees(lead, "private", "case", 8)
    assert rules.sees(lead, "t:case", "case", 8)
    assert not rules.sees(PUBLIC, "private", "case", None)


@pytest.mark.parametrize(
    ("actor", "expected"),
    [
        (system("x"), True),
        (person(grants=(Grant("developer", 1, "1."),)), True),
        (person(grants=(Grant("developer", 2, "1.2."),)), True),
        (person(grants=(Grant("developer", 3, "1.2.3."),)), False),
        (person(grants=(Grant("staff", 1, "1."),)), False),
        (person(on_objects={"case": frozenset({"lead"})}), True),
        (person(on_objects={"other": frozenset({"lead"})}), False),
        (person(on_objects={"case": frozenset({"member"})}), False),
        (person(), False),
        (PUBLIC, False),
    ],
)
def test_allows_when_asked_then_role_above_or_on_the_object(actor, expected):
    assert rules.allows(PERMISSION, actor, "1.2.", "case", None) is expected


def test_allows_when_author_then_yes():
    assert rules.allows(PERMISSION, person(), "1.2.", "case", 7)


def test_nearest_when_several_set_then_the_lowest_above():
    rows = [
        {"place_id": None, "name": "a", "value": 1},
        {"place_id": 1, "name": "a", "value": 2},
        {"place_id": 4, "name": "a", "value": 3},
        {"place_id": None, "name": "b", "value": 5},
    ]

    assert rules.nearest(rows, "1.4.23.") == {"a": (4, 3), "b": (None, 5)}
    assert rules.nearest(rows, "1.5.") == {"a": (1, 2), "b": (None, 5)}


@pytest.mark.parametrize(
    ("kind", "value", "problem"),
    [
        ("whole", 5, ""), ("whole", 0, "lowest"), ("whole", 11, "highest"), ("whole", "5", "kind"),
        ("whole", True, "kind"), ("bool", True, ""), ("bool", 1, "kind"), ("words", ["a"], ""),
        ("words", [""], "kind"), ("words", "a", "kind"), ("text", "a", ""), ("text", 1, "kind"),
    ],
)  # fmt: skip
def test_setting_problem_when_value_given_then_named(kind, value, problem):
    setting = Setting("x.y", "t", "h", kind, None, lowest=1, highest=10)

    assert rules.setting_problem(setting, value) == problem


def test_is_valid_when_last_day_then_still():
    day = date(2027, 1, 1)

    assert rules.is_valid(day, day, day)
    assert not rules.is_valid(None, date(2026, 12, 31), day)
    assert not rules.is_valid(date(2027, 1, 2), None, day)
