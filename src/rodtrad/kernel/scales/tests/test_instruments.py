"""Every scale at its cut-offs, with missing answers and with answers outside it (domain/instruments.md)."""

import pytest

from rodtrad.kernel.scales import Refused, score

AUDIT_KEYS = [
    "total", "consumption_1_3", "dependence_4_6", "harm_7_10",
    "at_or_over_swedish_cutoff", "swedish_band", "who_zone",
]  # fmt: skip


def audit(answers, sex=None):
    result = score("audit", answers, sex)
    assert list(result) == AUDIT_KEYS
    return tuple(result.values())


def audit_of_total(total):
    """Return answers to AUDIT that sum to the total."""
    answers = [0] * 10
    for place in range(10):
        answers[place] = min(4, total) if place < 8 else min(4, total) // 2 * 2
        total -= answers[place]
    assert total == 0
    return answers


@pytest.mark.parametrize(
    ("total", "women", "men", "zone"),
    [
        (0, "low", "low", "I"),
        (5, "low", "low", "I"),
        (6, "hazardous", "low", "I"),
        (7, "hazardous", "low", "I"),
        (8, "hazardous", "hazardous", "II"),
        (13, "hazardous", "hazardous", "II"),
        (14, "problematic", "hazardous", "II"),
        (15, "problematic", "hazardous", "II"),
        (16, "problematic", "problematic", "III"),
        (17, "problematic", "problematic", "III"),
        (18, "probable_dependence", "problematic", "III"),
        (19, "probable_dependence", "problematic", "III"),
        (20, "probable_dependence", "probable_dependence", "IV"),
        (40, "probable_dependence", "probable_dependence", "IV"),
    ],
)
def test_audit_bands_go_by_sex_and_zones_do_not(total, women, men, zone):
    answers = audit_of_total(total)

    assert audit(answers, "K")[0] == total
    assert audit(answers, "K")[4:] == (total >= 6, women, zone)
    assert audit(answers, "M")[4:] == (total >= 8, men, zone)
    assert audit(answers)[4:] == (None, None, zone)


@pytest.mark.parametrize(
    ("answers", "sums"),
    [
        ([0, None, None, None, None, None, None, None, 2, 4], (6, 0, 0, 6)),
        ([0, 3, None, 1, None, None, None, None, 0, 0], (4, 3, 1, 0)),
        ([2, 0, 0, None, None, None, None, None, 0, 2], (4, 2, 0, 2)),
        ([2, 0, None, 1, 1, 1, 0, 0, 0, 0], (None, None, 3, 0)),
        ([None, 0, 0, None, None, None, None, None, 0, 0], (None, None, 0, 0)),
        ([2, None, 0, None, None, None, 0, 0, 0, 0], (None, None, None, 0)),
        ([0, 0, 0, 0, 0, 0, 0, 0, None, 0], (None, 0, 0, None)),
        ([1, 1, 0, 1, None, 1, 4, 4, 4, 4], (None, 2, None, 16)),
    ],
)
def test_audit_only_an_empty_jumped_item_counts_0(answers, sums):
    assert audit(answers, "K")[:4] == sums
    if sums[0] is None:
        assert audit(answers, "K")[4:] == (None, None, None)


@pytest.mark.parametrize(
    ("answers", "sex", "expected"),
    [
        ([1, 1, 1], "K", (3, False, False, True)),
        ([1, 1, 1], "M", (3, False, False, False)),
        ([2, 1, 1], "K", (4, False, True, True)),
        ([2, 1, 1], "M", (4, False, False, True)),
        ([2, 2, 1], "K", (5, True, True, True)),
        ([2, 2, 1], "M", (5, False, True, True)),
        ([2, 2, 2], "M", (6, True, True, True)),
        ([4, 4, 4], None, (12, None, None, None)),
        ([0, None, None], "K", (0, False, False, False)),
        ([0, None, 4], "K", (4, False, True, True)),
        ([1, None, 4], "K", (None, None, None, None)),
        ([None, 0, 0], "M", (None, None, None, None)),
    ],
)
def test_audit_c_three_sets(answers, sex, expected):
    result = score("audit_c", answers, sex)

    assert list(result) == ["total", "over_5_6", "over_4_5", "over_3_4"]
    assert tuple(result.values()) == expected


@pytest.mark.parametrize(
    ("answers", "sex", "expected"),
    [
        ([1] + [0] * 10, "K", (1, False, False)),
        ([2] + [0] * 10, "K", (2, True, False)),
        ([4, 1] + [0] * 9, "M", (5, False, False)),
        ([4, 2] + [0] * 9, "M", (6, True, False)),
        ([4] * 6 + [0] * 5, None, (24, None, False)),
        ([4] * 6 + [1] + [0] * 4, None, (25, None, True)),
        ([4] * 11, "M", (44, True, True)),
        ([4] * 10 + [None], "M", (None, None, None)),
    ],
)
def test_dudit(answers, sex, expected):
    result = score("dudit", answers, sex)

    assert list(result) == ["total", "over_sex_cutoff", "over_25"]
    assert tuple(result.values()) == expected


def djg6(*answers):
    return tuple(
        score("djg6", dict(zip(("e1", "s1", "s2", "e2", "s3", "e3"), answers, strict=True))).values()
    )


def test_djg6_more_or_less_is_always_lonely_and_five_steps_are_three():
    assert djg6(*["more_or_less"] * 6) == (6, 3, 3, "severely_lonely", "lonely", "lonely")
    assert djg6("no", "yes", "yes", "no", "yes", "no") == (0, 0, 0, "not_lonely", "not_lonely", "not_lonely")
    assert djg6("yes", "no", "no", "yes!", "no!", "yes") == (6, 3, 3, "severely_lonely", "lonely", "lonely")
    assert djg6("no!", "yes!", "yes!", "no!", "yes!", "no!")[:3] == (0, 0, 0)


@pytest.mark.parametrize(
    ("lonely", "category"),
    [(1, "not_lonely"), (2, "moderately_lonely"), (4, "moderately_lonely"), (5, "severely_lonely")],
)
def test_djg6_categories_of_the_total(lonely, category):
    answers = ["more_or_less"] * lonely + [
        "no" if key[0] == "e" else "yes" for key in ("e1", "s1", "s2", "e2", "s3", "e3")
    ][lonely:]

    assert djg6(*answers)[0] == lonely
    assert djg6(*answers)[3] == category


def test_djg6_one_missing_leaves_a_total_but_not_its_part():
    assert djg6(None, "no", "yes", "yes", "yes", "no") == (2, None, 1, "moderately_lonely", None, "lonely")
    assert djg6(None, None, "yes", "yes", "yes", "no") == (None, None, None, None, None, None)
    assert djg6(None, "no", "yes", None, "yes", "no") == (None, None, 1, None, None, "lonely")


def test_soc13_turns_five_items_round():
    result = score("soc13", [1, 2, 3, 4, 5, 6, 7, 1, 2, 3, 4, 5, 6])

    assert result == {
        # turned: 7 6 5 4 5 6 1 1 2 5 4 5 6
        "total": 57,
        "comprehensibility": 6 + 6 + 1 + 2 + 4,
        "manageability": 5 + 5 + 5 + 6,
        "meaningfulness": 7 + 4 + 1 + 5,
    }
    assert score("soc13", [1, 1, 1, 7, 7, 7, 1, 7, 7, 1, 7, 7, 7])["total"] == 91


def test_soc13_a_part_that_is_whole_stands_without_the_total():
    answers = [4] * 13
    answers[1] = None  # item 2: comprehensibility

    assert score("soc13", answers) == {
        "total": None, "comprehensibility": None, "manageability": 16, "meaningfulness": 16,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("answers", "expected"),
    [([1, 1, 1], (3, False)), ([2, 2, 1], (5, False)), ([2, 2, 2], (6, True)), ([3, None, 3], (None, None))],
)
def test_ucla3(answers, expected):
    assert tuple(score("ucla3", answers).values()) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([5, 5, 3, 0, 0], (13, 52, False, False)),
        ([5, 5, 2, 0, 0], (12, 48, True, False)),
        ([5, 3, 0, 0, 0], (8, 32, True, False)),
        ([5, 2, 0, 0, 0], (7, 28, True, True)),
        ([0, 0, 0, 0, 0], (0, 0, True, True)),
        ([5, 5, 5, 5, None], (None, None, None, None)),
    ],
)
def test_who5(answers, expected):
    result = score("who5", answers)

    assert list(result) == ["raw", "percent", "at_or_below_50", "at_or_below_28"]
    assert tuple(result.values()) == expected


@pytest.mark.parametrize(
    ("answers", "expected"),
    [
        ([], (0, 0, 0, 0, None, None)),
        ([None], (0, 0, 0, 0, None, None)),
        ([9, 10, 7, 8, 6, 0, None], (6, 2, 2, 2, 0.0, 0)),
        ([10, 9, 7], (3, 2, 1, 0, 200 / 3, 67)),
        ([6, 0, 7], (3, 0, 1, 2, -200 / 3, -67)),
        ([10] + [8] * 7, (8, 1, 7, 0, 12.5, 13)),
        ([0] + [8] * 7, (8, 0, 7, 1, -12.5, -13)),
        ([10] * 3, (3, 3, 0, 0, 100.0, 100)),
    ],
)
def test_enps_halves_go_away_from_zero(answers, expected):
    result = score("enps", answers)

    assert list(result) == ["n", "promoters", "passives", "detractors", "enps", "enps_whole"]
    assert tuple(result.values()) == expected


GOOD_DJG6 = dict.fromkeys(("e1", "s1", "s2", "e2", "s3", "e3"), "no")


@pytest.mark.parametrize(
    ("instrument", "answers", "words"),
    [
        ("audit", [0] * 9, "10 svar"),
        ("audit", [0] * 8 + [1, 0], "fråga 9"),
        ("audit", [0] * 9 + [3], "fråga 10"),
        ("audit", [5] + [0] * 9, "fråga 1: svaret ska vara 0–4"),
        ("audit", [True] + [0] * 9, "fråga 1"),
        ("audit", [1.0] + [0] * 9, "fråga 1"),
        ("audit", ["1"] + [0] * 9, "fråga 1"),
        ("audit", "0123456789", "lista"),
        ("audit_c", [0, 0, 0, 0], "3 svar"),
        ("audit_c", [-1, 0, 0], "fråga 1"),
        ("dudit", [0] * 9 + [1, 0], "fråga 10: svaret ska vara 0, 2, 4"),
        ("dudit", [0] * 12, "11 svar"),
        ("soc13", [0] + [1] * 12, "1–7"),
        ("soc13", [8] + [1] * 12, "1–7"),
        ("ucla3", [0, 1, 1], "1–3"),
        ("ucla3", [1, 1, 4], "fråga 3"),
        ("who5", [6, 0, 0, 0, 0], "0–5"),
        ("enps", [11], "0–10"),
        ("enps", [5, -1], "fråga 2"),
        ("enps", {"a": 1}, "lista"),
        ("enps", None, "lista"),
        ("djg6", [None] * 6, "e1, s1, s2"),
        ("djg6", {**GOOD_DJG6, "e4": "no"}, "e1, s1, s2"),
        ("djg6", {key: "no" for key in GOOD_DJG6 if key != "s3"}, "e1, s1, s2"),
        ("djg6", {**GOOD_DJG6, "s2": "maybe"}, "s2"),
        ("djg6", {**GOOD_DJG6, "s2": True}, "s2"),
        ("djg6", {**GOOD_DJG6, "s2": []}, "s2"),
    ],
)
def test_answers_outside_the_scale_are_refused_with_item_and_what_is_allowed(instrument, answers, words):
    with pytest.raises(Refused, match=words.replace(".", r"\.")):
        score(instrument, answers)


def test_sex_is_read_where_it_is_used_and_ignored_elsewhere():
    for instrument, items in (("audit", 10), ("audit_c", 3), ("dudit", 11)):
        for sex in ("k", "kvinna", "", 1, True, [], {}):
            with pytest.raises(Refused, match="K, M eller null"):
                score(instrument, [0] * items, sex)
    assert score("who5", [1] * 5, "x") == score("who5", [1] * 5)
    assert score("djg6", GOOD_DJG6, "x") == score("djg6", GOOD_DJG6)
