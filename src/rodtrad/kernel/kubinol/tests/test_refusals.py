"""Form section 11: every rule with its line. HEAD is lines 1 to 9, so what a test adds begins on line 10."""

from __future__ import annotations

import pytest

from rodtrad.kernel.kubinol.tests.case_texts import (
    CARDS,
    HEAD,
    good,
    read,
    refusals,
    with_card,
    without_line,
)

CASE_LINES = [
    ("titel: x", "unknown-key"),
    ("entry_trigger: Review", "unknown-word"),
    ("entry_piece2: nytta", "unknown-key"),
    ("unit:", "empty-value"),
    ("unit: ~", "empty-value"),
    ("unit: null", "empty-value"),
    ("unit: [a]", "not-a-text"),
    ("unit: {a: b}", "not-a-text"),
    ("exploring: True", "not-a-bool"),
    ("exploring: yes", "not-a-bool"),
    ('exploring: "true"', "not-a-bool"),
    ("exploring: 1", "not-a-bool"),
    ("area: Byn", "not-a-list"),
    ("area: [[Byn]]", "not-a-text"),
    ("area: [~]", "empty-value"),
    ("theme: a", "not-a-list"),
    ("tags: [a]", "not-a-map"),
    ("tags: {policyn: [a]}", "unknown-key"),
    ("team: {profession: x}", "not-a-list"),
    ("team: [socionom]", "not-a-map"),
    ("team: [{lead: true}]", "missing-key"),
    ("status_since: i våras", "bad-date"),
    ("status_since: 2023-02-29", "bad-date"),
    ("freed: {hours_per_month: -1}", "not-a-number"),
    ("freed: {hours_per_month: 1 000}", "not-a-number"),
    ('freed: {hours_per_month: "80"}', "not-a-number"),
    ("freed: {hours_per_month: 1e3}", "not-a-number"),
    ("freed: {hours_per_month: 1234567890123456}", "not-a-number"),
    ("conditions: [{date: 2024, time: ja}]", "unknown-word"),
    ("conditions: [{time: yes}]", "missing-key"),
    ("parent_case: Stora fallet", "bad-case-id"),
    ("inspired_by: [148/x]", "bad-case-ref"),
    ("paused_from: sketch", "only-with"),
    ("paused_from: paused", "unknown-word"),
    ("parent_case: bymiddag", "parent-loop"),
    ("expected_findings: [{check: KUB-CHK-17, cards: []}]", "unknown-word"),
    ("expected_findings: {}", "not-a-list"),
    ('unit: "a\\0b"', "control-character"),
]


@pytest.mark.parametrize(("line", "code"), CASE_LINES)
def test_case_when_a_key_is_wrong_then_its_line_is_named(line: str, code: str) -> None:
    assert (10, code) in refusals(f"{HEAD}    {line}\n")
    assert {number for number, _ in refusals(f"{HEAD}    {line}\n")} == {10}


CARD_FIELDS = [
    ("need", "behov-kontext", "strength: strong", "unknown-word"),
    ("need", "behov-kontext", "criteria: {age_min: 1}", "unknown-key"),
    ("need", "nytta", "whose: x", "piece-type"),
    ("needs", "behov-kontext", "strength: strong", "unknown-word"),
    ("need", "behov-kontext", "life: retired", "required-with"),
    ("need", "behov-kontext", "retire_reason: x", "only-with"),
    ("need", "behov-kontext", "visibility: unit", "wider-visibility"),
    ("need", "behov-kontext", "tags: a", "not-a-list"),
    ("unsorted", "osorterat", "whose: x", "unknown-key"),
    ("target-group", "behov-kontext", "criteria: {age_min: 80, age_max: 75}", "ascending"),
    ("target-group", "behov-kontext", "criteria: {age_min: 131}", "out-of-range"),
    ("target-group", "behov-kontext", 'criteria: {age_min: "80"}', "not-a-whole"),
    ("target-group", "behov-kontext", "criteria: {age_min: 80.0}", "not-a-whole"),
    ("target-group", "behov-kontext", "criteria: {count_min: 1}", "unknown-key"),
    ("target-group", "behov-kontext", "criteria: {gender: hane}", "unknown-word"),
    ("target-group", "behov-kontext", "criteria: {area: Byn}", "not-a-list"),
    ("target-group", "behov-kontext", "criteria: {gender: {a: b}}", "not-words"),
    ("result", "prova", "reached: {count_min: 3, count_max: 2}", "ascending"),
    ("result", "prova", "decided: 2024", "needs-key"),
    ("result", "prova", "decision_reason: x", "needs-key"),
    ("test", "prova", "start: 2024-03, end: 2024-02", "dates-order"),
    ("test", "prova", "period: 2024/2023", "period-order"),
    ("test", "prova", "period: 2024 - 2025", "bad-period"),
    ("measure", "prova", "consent: {kept: x}", "missing-key"),
    ("measure", "prova", "interval_months: 3", "not-a-list"),
    ("measure", "prova", "interval_months: [3, x]", "not-a-whole"),
    ("measure", "prova", "contacts_again: ja", "not-a-bool"),
    ("actor", "behov-kontext", "actor_role: informs", "not-a-list"),
    ("actor", "behov-kontext", "actor_role: [leads]", "unknown-word"),
    ("knowledge-user", "kunskap", "practice_kind: own-staff", "unknown-key"),
]


@pytest.mark.parametrize(("card_type", "piece", "fields", "code"), CARD_FIELDS)
def test_card_when_a_key_is_wrong_then_its_line_is_named(
    card_type: str, piece: str, fields: str, code: str
) -> None:
    assert refusals(with_card(fields, card_type, piece)) == [(11, code)]


@pytest.mark.parametrize(
    ("link", "code"),
    [
        ("{from: N1, rel: answers, to: N1}", "link-to-self"),
        ("{from: N1, rel: answers, to: B9}", "link-unknown-card"),
        ("{from: B1, rel: answers, to: N1}", "relation-types"),
        ("{from: N1, rel: tries, to: B1}", "relation-types"),
        ("{from: N1, rel: solves, to: B1}", "unknown-word"),
        ("{from: N1, rel: answers}", "missing-key"),
        ("{from: N1, rel: answers, to: B1, life: retired}", "required-with"),
        ("{from: N1, rel: answers, to: B1, life: draft}", "unknown-word"),
        ("{from: N1, rel: answers, to: B1, weight: 2}", "unknown-key"),
    ],
)
def test_link_when_wrong_then_its_line_is_named(link: str, code: str) -> None:
    assert refusals(f"{HEAD}{CARDS}    links:\n      - {link}\n") == [(14, code)]


def test_link_when_an_end_is_unsorted_or_of_another_case_then_says_so() -> None:
    second = HEAD.split("cases:\n")[1].replace("bymiddag", "annat")
    text = (
        HEAD
        + CARDS
        + second
        + "    cards:\n      - {id: X1, piece: osorterat, type: unsorted, text: x}\n"
        + "      - {id: N9, piece: nytta, type: benefit-society, text: x}\n"
        + "    links:\n      - {from: N9, rel: answers, to: B1}\n      - {from: N9, rel: answers, to: X1}\n"
    )

    assert refusals(text) == [(24, "link-other-case"), (25, "link-unsorted")]


def test_ids_and_links_when_twice_then_the_second_is_refused() -> None:
    link = "      - {from: N1, rel: answers, to: B1}\n"
    again = "      - {id: N1, piece: nytta, type: benefit-society, text: x}\n"
    case = HEAD.split("cases:\n")[1]

    assert refusals(HEAD + CARDS + again) == [(13, "duplicate-card")]
    assert refusals(HEAD + CARDS + "    links:\n" + link * 2) == [(15, "duplicate-link")]
    assert refusals(HEAD + case) == [(10, "duplicate-case")]
    expected = "    expected_findings:\n" + "      - {check: KUB-CHK-05, cards: []}\n" * 2
    assert refusals(HEAD + expected) == [(12, "duplicate-check")]


@pytest.mark.parametrize(
    ("key", "line"),
    [("id", 3), ("municipality", 3), ("title", 3), ("level", 3), ("entry_piece", 3), ("status", 3)],
)
def test_case_when_a_required_key_is_missing_then_the_line_of_the_case_is_named(key: str, line: int) -> None:
    text = HEAD.replace("- id: bymiddag\n    ", "- ") if key == "id" else without_line(HEAD, f"^    {key}:")

    assert refusals(text) == [(line, "missing-key")]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("schema_version: 1\n", "", [(1, "missing-key")]),
        ("schema_version: 1", "schema_version: 2", [(1, "version-too-new")]),
        ("schema_version: 1", "schema_version: 0", [(1, "out-of-range")]),
        ("schema_version: 1", 'schema_version: "1"', [(1, "not-a-whole")]),
        ("cases:", "snapshot_date: 2024-03\ncases:", [(2, "bad-day")]),
        ("Vindeln", "Vindelen", [(4, "unknown-municipality")]),
        ("Vindeln", "9999", [(4, "unknown-municipality")]),
        ("Vindeln", "vindeln", [(4, "unknown-municipality")]),
        ("id: bymiddag", "id: Bymiddag", [(3, "bad-case-id")]),
        ("id: bymiddag", f"id: {'a' * 65}", [(3, "bad-case-id")]),
        ("Middag ihop", "x" * 201, [(5, "too-long")]),
        ("Middag ihop", '""', [(5, "missing-key")]),
        ("existing: existing", "existing: new\n    review_outcome: keep", [(8, "only-with")]),
        ("status: sketch", "status: test", [(9, "unknown-word")]),
    ],
)
def test_head_when_wrong_then_the_line_is_named(old: str, new: str, expected: list[object]) -> None:
    assert refusals(HEAD.replace(old, new)) == expected


@pytest.mark.parametrize("text", ["schema_version: 1\ncases: []\n", "schema_version: 1\n"])
def test_file_when_it_has_no_case_then_is_refused(text: str) -> None:
    assert [code for _, code in refusals(text)] == ["missing-key"]


@pytest.mark.parametrize("text", ["- a\n", "hej\n"])
def test_file_when_it_is_no_map_then_is_refused(text: str) -> None:
    assert refusals(text) == [(1, "not-a-map")]


def test_areas_when_twice_or_in_a_loop_then_are_refused() -> None:
    areas = "areas:\n  - {name: A, parent: B}\n  - {name: B, parent: A}\n  - {name: a}\ncases:"

    assert refusals(HEAD.replace("cases:", areas)) == [(4, "area-loop"), (5, "duplicate-area")]


def test_parent_case_when_it_loops_then_only_within_one_municipality() -> None:
    case = HEAD.split("cases:\n")[1]
    other = case.replace("bymiddag", "annat") + "    parent_case: bymiddag\n"
    text = HEAD + "    parent_case: annat\n" + other

    assert refusals(text) == [(18, "parent-loop")]
    good(HEAD + "    parent_case: annat\n" + other.replace("Vindeln", "Umeå"))
    assert refusals(text.replace("Vindeln", "2404", 1)) == [(18, "parent-loop")]


def test_visibility_when_the_case_is_wide_then_cards_may_be_too() -> None:
    text = with_card("visibility: network").replace("    cards:", "    visibility: public\n    cards:")

    assert good(text).cases[0].cards[0].visibility == "network"


@pytest.mark.parametrize(
    ("entry", "code"),
    [
        ("versions: [{number: 1}]", "missing-key"),
        ("versions: [{number: 1, date: 2024-01-01}, {number: 1, date: 2024-01-01}]", "duplicate-version"),
        (
            "versions: [{number: 1, date: 2024-01-01, cards: [{id: A, piece: insats, type: need, text: x}]}]",
            "piece-type",
        ),
        (
            "versions: [{number: 1, date: 2024-01-01, links: [{from: N1, rel: answers, to: B9}]}]",
            "link-unknown-card",
        ),
        ("decision_points: [{date: 2024-01-01, question: x}]", "missing-key"),
        (
            "decision_points: [{date: 2024-01-01, question: x, alternatives: [a], grounds: [N9]}]",
            "history-unknown-card",
        ),
        ("questions: [{asked: 2024-01-01, text: x, about: N9}]", "history-unknown-card"),
        ("questions: [{asked: 2024-01-01, text: x, state: closed}]", "unknown-word"),
        ("flags: [{card: N9, raised: 2024-01-01}]", "history-unknown-card"),
        ("flags: [{card: N1, raised: 2024-01}]", "bad-day"),
        ("flags: [{card: N1, raised: 2024-01-02, answered: 2024-01-01}]", "dates-order"),
        ("loops: [{trigger: question}]", "missing-key"),
        ("thought_tests: [{date: 2024-01-01, knot: x, alternatives: [a]}]", "not-a-map"),
        ("answers: [{check: KUB-CHK-29, answer: answered, reason: x, date: 2024-01-01}]", "unknown-word"),
        ("sessions: []", "unknown-key"),
    ],
)
def test_history_when_wrong_then_its_line_is_named(entry: str, code: str) -> None:
    found = refusals(f"{HEAD}{CARDS}    history:\n      {entry}\n")

    assert (14, code) in found
    assert {line for line, _ in found} == {14}


def test_refusals_when_many_then_are_the_first_hundred_in_line_order() -> None:
    cards = "".join(f"      - {{id: N{n}, piece: nytta, type: need, text: x}}\n" for n in range(150))
    text = HEAD.replace("Vindeln", "Vindelen") + "    cards:\n" + cards

    found = refusals(text)

    assert found == [(4, "unknown-municipality"), *((11 + n, "piece-type") for n in range(99))]


def test_refusal_when_a_name_is_nearly_right_then_suggests_it() -> None:
    assert read(HEAD + "    titel: x\n").problems[0].nearest() == "title"
    assert read(HEAD.replace("sketch", "skech")).problems[0].nearest() == "sketch"
    assert read(HEAD.replace("Vindeln", "Vindelen")).problems[0].nearest() == "Vindeln"


def test_unknown_keys_when_kept_then_words_and_kinds_are_still_refused() -> None:
    text = f"{HEAD}    mood: ~\n    exploring: ja\n    entry_trigger: x\n"

    found = [(problem.line, problem.code) for problem in read(text, keep_unknown=True).problems]

    assert found == [(10, "empty-value"), (11, "not-a-bool"), (12, "unknown-word")]
