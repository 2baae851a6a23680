from datetime import date

import pytest

from rodtrad.work.ideas.choices.states import Outcome
from rodtrad.work.ideas.rules.outcomes import KEYS, Choice, axes, im_status, missing

DAY = date(2026, 12, 1)
WHENS, WHOS = ["nu", "sedan"], ["vi", "flera", "region"]


def test_every_outcome_has_a_key_of_its_own():
    assert set(KEYS) == set(Outcome.values)
    assert len(set(KEYS.values())) == len(KEYS)


@pytest.mark.parametrize(
    ("choice", "lacking"),
    [
        (Choice("strange"), "outcome"),
        (Choice("do-now"), "owner"),
        (Choice("do-now", owner=1), "due"),
        (Choice("do-now", owner=1, due=DAY), ""),
        (Choice("plan"), ""),
        (Choice("wish", wish_to=" "), "wish_to"),
        (Choice("not-now", reason="  "), "reason"),
        (Choice("not-now", reason="Görs redan."), ""),
    ],
)
def test_what_an_outcome_asks_for(choice, lacking):
    assert missing(choice) == lacking


def test_axes_come_from_the_outcome_until_somebody_says_otherwise():
    assert axes(Choice("common"), WHENS, WHOS) == ("sedan", "flera")
    assert axes(Choice("common", when="nu"), WHENS, WHOS) == ("nu", "flera")
    assert axes(Choice("wish"), ["nu"], ["vi"]) == ("", "")
    assert axes(Choice("parked"), WHENS, WHOS) == ("", "")


@pytest.mark.parametrize(
    ("state", "grouped", "status"),
    [
        ("new", False, "received"),
        ("new", True, "grouped"),
        ("plan", False, "investigated"),
        ("do-now", True, "started"),
        ("merged", False, "grouped"),
        ("not-now", True, "not-taken"),
        ("done", True, "done"),
    ],
)
def test_im_statuses(state, grouped, status):
    assert im_status(state, grouped) == status
