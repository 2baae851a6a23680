"""Names in a text, who follows, waiting times, groups of days."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from rodtrad.foundation.talk import rules

TODAY = date(2026, 11, 25)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Vad säger @stina?", ["stina"]),
        ("@Stina, @karim. Och @stina igen", ["stina", "karim"]),
        ("Skriv till doris@exempel.se", []),
        ("@ ensam och @a", []),
        ("(@anna.berg+x@kommun.se)", ["anna.berg+x@kommun.se"]),
        ("slut med punkt @doris.", ["doris"]),
    ],
)
def test_named_in_when_names_stand_after_an_at_then_each_once(text, names):
    assert rules.named_in(text) == names


def test_named_in_when_very_many_then_bounded():
    assert len(rules.named_in(" ".join(f"@namn{number}" for number in range(100)))) == rules.MOST_NAMED


@pytest.mark.parametrize(
    ("on_item", "on_home", "takes_part", "follows"),
    [
        (None, None, False, False), (None, None, True, True), (None, False, True, False), (None, True, False, True),
        (False, True, True, False), (True, False, False, True),
    ],
)  # fmt: skip
def test_follows_when_a_word_is_given_then_the_nearest_holds(on_item, on_home, takes_part, follows):
    assert rules.follows(on_item, on_home, takes_part) is follows


def test_wait_after_when_it_fails_again_then_longer_and_bounded():
    waits = [rules.wait_after(number) for number in range(1, 12)]

    assert waits[0] == timedelta(minutes=1)
    assert waits == sorted(waits)
    assert waits[-1] == timedelta(hours=12)


@pytest.mark.parametrize(
    ("days", "group"), [(None, "none"), (-1, "late"), (0, "today"), (1, "week"), (4, "week"), (5, "later")]
)
def test_when_due_then_its_group(days, group):
    assert rules.when(None if days is None else TODAY + timedelta(days=days), TODAY) == group


def test_lost_when_the_list_was_cut_short_then_not_taken_for_done():
    assert rules.lost("a:1", ["a:2", "b:1"], 50)
    assert not rules.lost("a:1", ["a:1"], 50)
    assert not rules.lost("a:1", [f"a:{number}" for number in range(2, 52)], 50)
