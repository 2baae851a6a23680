from __future__ import annotations

from typing import Any

import pytest

from rodtrad.kernel.kubinol.clean import clean_card, clean_case, clean_fields, clean_value
from rodtrad.kernel.kubinol.messages import Refused
from rodtrad.kernel.kubinol.schema import CASE_KEYS, fields_of

TITLE = next(key for key in CASE_KEYS if key.name == "title")


def _codes(error: pytest.ExceptionInfo[Refused]) -> list[tuple[tuple[str | int, ...], str]]:
    return [(problem.path, problem.code) for problem in error.value.problems]


def test_fields_when_typed_json_then_are_held_as_the_loader_holds_them() -> None:
    given = {
        "price_sek": 30,
        "cost_sek": 12.5,
        "state": "planned",
        "start": "2024-03",
        "place": "",
    }

    assert clean_fields("intervention-element", given) == {
        "price_sek": 30,
        "cost_sek": 12.5,
        "state": "planned",
        "start": "2024-03",
    }
    assert clean_fields("target-group", {"criteria": {"gender": ["man"], "household": "x"}}) == {
        "criteria": {"gender": ("man",), "household": ("x",)}
    }
    assert clean_fields("measure", {"contacts_again": False, "interval_months": [1, 3]}) == {
        "interval_months": (1, 3)
    }


@pytest.mark.parametrize(
    ("card_type", "given", "expected"),
    [
        ("result", {"decided": "2024"}, [(("decided",), "needs-key")]),
        ("test", {"start": "2024", "end": "2023"}, [(("end",), "dates-order")]),
        ("test", {"scale": "big", "colour": 1}, [(("scale",), "unknown-word"), (("colour",), "unknown-key")]),
        ("intervention-element", {"price_sek": "30"}, [(("price_sek",), "not-a-number")]),
        ("intervention-element", {"price_sek": -1}, [(("price_sek",), "not-a-number")]),
        ("intervention-element", {"price_sek": float("nan")}, [(("price_sek",), "not-a-number")]),
        ("measure", {"contacts_again": "true"}, [(("contacts_again",), "not-a-bool")]),
        ("measure", {"contacts_again": 1}, [(("contacts_again",), "not-a-bool")]),
        ("lesson", {"useful_for": None}, [(("useful_for",), "empty-value")]),
        ("lesson", {"useful_for": "a\x00"}, [(("useful_for",), "control-character")]),
        ("lesson", {"useful_for": "\ud800"}, [(("useful_for",), "control-character")]),
        (
            "target-group",
            {"criteria": {"age_min": 80, "age_max": 70}},
            [(("criteria", "age_min"), "ascending")],
        ),
    ],
)
def test_fields_when_wrong_then_are_refused_with_path_and_code(
    card_type: str, given: dict[str, Any], expected: list[object]
) -> None:
    with pytest.raises(Refused) as error:
        clean_fields(card_type, given)
    assert _codes(error) == expected


def test_value_when_alone_then_follows_the_same_rules() -> None:
    assert clean_value(TITLE, "a\u030a") == "å"
    assert clean_value(TITLE, "") is None
    with pytest.raises(Refused) as error:
        clean_value(TITLE, "x" * 201)
    assert _codes(error) == [(("title",), "too-long")]


def test_value_when_not_of_json_or_too_deep_then_is_a_type_error() -> None:
    deep: Any = "x"
    for _ in range(30):
        deep = [deep]
    for value in (object(), deep):
        with pytest.raises(TypeError):
            clean_value(TITLE, value)


def test_card_and_case_when_whole_then_common_rules_hold_too() -> None:
    card = {
        "id": "B1",
        "piece": "behov-kontext",
        "type": "need",
        "text": "x",
        "whose": "y",
        "basis": "source",
    }
    assert clean_card(card) == {name: value for name, value in card.items() if name != "basis"}
    with pytest.raises(Refused) as error:
        clean_card({**card, "life": "retired"})
    assert _codes(error) == [(("life",), "required-with")]
    with pytest.raises(Refused) as error:
        clean_case({"id": "a"})
    assert {code for _, code in _codes(error)} == {"missing-key"}


def test_fields_of_type_when_asked_then_come_in_the_order_of_the_form() -> None:
    assert [key.name for key in fields_of("lesson")] == ["useful_for", "shareable"]
    assert fields_of("unsorted") == ()
