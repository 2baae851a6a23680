"""Skip logic: text, tree and truth."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rodtrad.kernel.questionnaire.expressions import Expression, holds, keys_in, printed
from rodtrad.kernel.questionnaire.parsing import NotUnderstood, parsed
from rodtrad.kernel.questionnaire.tests.generated import leaf, trees

KINDS = [("number", frozenset()), ("day", frozenset()), ("text", frozenset()), ("codes", frozenset("ab"))]
EXPRESSIONS = trees(st.sampled_from(KINDS).flatmap(lambda kind: leaf(f"k_{kind[0]}", *kind)))


@given(EXPRESSIONS)
def test_text_when_read_back_then_it_is_the_same_tree(expression: Expression) -> None:
    assert parsed(printed(expression)) == expression


@given(st.text("${}ab()'\"<>=!, 01.-andornotselecteddate", max_size=60))
def test_any_text_when_read_then_it_is_understood_or_refused_with_its_place(text: str) -> None:
    tree = at = None
    try:
        tree = parsed(text)
    except NotUnderstood as refused:
        at = refused.at

    assert parsed(printed(tree)) == tree if tree else 0 <= at <= len(text)


@pytest.mark.parametrize(
    ("text", "answers", "expected"),
    [
        ("${age} >= 18", {"age": Decimal(18)}, True),
        ("${age} >= 18", {}, False),
        ("${age} = ''", {}, True),
        ("${age} != ''", {"age": Decimal(0)}, True),
        ("${role} != 'a'", {}, True),
        ("selected(${travel}, 'bus')", {"travel": ("bus", "car")}, True),
        ("selected(${role}, 'a')", {"role": "a"}, True),
        ("count-selected(${travel}) = 0", {}, True),
        ("count-selected(${travel}) > 1", {"travel": ("bus", "car")}, True),
        ("${step} >= 3", {"step": "4"}, True),
        ("${step} >= 3", {"step": "b"}, False),
        ("${since} < date('2020-01-01')", {"since": date(2019, 12, 31)}, True),
        ("not(${a} = 'x') and ${b} = 'y' or ${c} = 'z'", {"c": "z", "a": "x"}, True),
        ("not(${a} = 'x') and (${b} = 'y' or ${c} = 'z')", {"c": "z", "a": "x"}, False),
    ],
)
def test_condition_when_held_against_answers_then(text: str, answers: dict, expected: bool) -> None:
    assert holds(parsed(text), answers) is expected


@pytest.mark.parametrize(
    ("text", "code", "at"),
    [
        ("", "unexpected", 0),
        ("${a} = ", "unexpected", 7),
        ("${a} + 1 = 2", "sign", 4),
        ("regex(${a}, 'x')", "function", 0),
        ("${a} = date('2026-02-30')", "no-day", 12),
        ("${a}", "unexpected", 4),
        ("(" * 60 + "${a} = 1" + ")" * 60, "too-deep", 41),
        ("${a} = 1 or " * 400, "too-long", 4000),
    ],
)
def test_text_when_it_is_no_condition_then_it_is_refused(text: str, code: str, at: int) -> None:
    with pytest.raises(NotUnderstood) as refused:
        parsed(text)

    assert refused.value.code == code
    if code != "unexpected" or at:
        assert refused.value.at == at


def test_keys_when_asked_for_then_all_come_in_order() -> None:
    tree = parsed("${b} = ${a} and (not(selected(${c}, 'x')) or count-selected(${d}) > 1)")

    assert list(keys_in(tree)) == ["b", "a", "c", "d"]
