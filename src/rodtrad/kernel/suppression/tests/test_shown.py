from __future__ import annotations

import operator

import pytest

from rodtrad.kernel.suppression.purposes import PURPOSES, threshold
from rodtrad.kernel.suppression.shown import MISSING, SUPPRESSED, Shown, as_json, as_point, as_text


def test_count_when_given_out_then_hidden_is_apart_from_zero_and_missing() -> None:
    counts = (Shown(0), Shown(12), SUPPRESSED, MISSING)

    assert [as_json(each) for each in counts] == [0, 12, {"suppressed": True}, None]
    assert [as_text(each) for each in counts] == ["0", "12", "..", "-"]
    assert [as_point(each) for each in counts] == [0, 12, None, None]


@pytest.mark.parametrize("act", [operator.add, operator.sub, operator.lt, operator.mul, operator.truediv])
@pytest.mark.parametrize("count", [Shown(3), SUPPRESSED, MISSING])
def test_count_when_reckoned_with_then_refuses(act: object, count: object) -> None:
    with pytest.raises(TypeError):
        act(count, Shown(3))  # type: ignore[operator]


@pytest.mark.parametrize("bad", [-1, 1.0, True, "3"])
def test_shown_when_no_count_of_people_then_refuses(bad: object) -> None:
    with pytest.raises(ValueError, match="whole number"):
        Shown(bad)  # type: ignore[arg-type]


def test_threshold_when_nothing_is_set_then_the_default_of_the_table_holds() -> None:
    assert {name: (each.default, each.floor) for name, each in PURPOSES.items()} == {
        "count": (5, 5), "survey_result": (10, 5), "survey_split": (10, 5),
        "free_text": (10, 5), "older_people": (30, 10),
    }  # fmt: skip
    assert threshold("survey_result") == threshold("survey_result", [None, None]) == 10


def test_threshold_when_several_are_set_then_the_highest_holds_and_never_less_than_the_floor() -> None:
    assert threshold("survey_result", [7, 12]) == 12
    assert threshold("survey_result", [7, None]) == 7
    assert threshold("older_people", [3]) == 10


def test_threshold_when_the_purpose_is_unknown_then_says_so() -> None:
    with pytest.raises(KeyError):
        threshold("own number")
