from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rodtrad.kernel.kubinol.case import Card, Case, CaseFile
from rodtrad.kernel.kubinol.equal import equal
from rodtrad.kernel.kubinol.quoting import flow, scalar
from rodtrad.kernel.kubinol.tests.case_texts import CARDS, EXAMPLE, HEAD, good, seed
from rodtrad.kernel.kubinol.tests.generated import TRICKY, case_files, texts
from rodtrad.kernel.kubinol.writer import write


@pytest.mark.parametrize("text", [EXAMPLE, seed()])
def test_written_file_when_read_again_then_is_the_same_and_writes_the_same_bytes(text: str) -> None:
    file = good(text)
    written = write(file)

    assert good(written) == file
    assert write(good(written)) == written


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(case_files())
def test_written_file_when_generated_then_reads_back_the_same(file: CaseFile) -> None:
    written = write(file)
    read = good(written)

    assert read == file
    assert write(read) == written
    assert equal(read, file)


@settings(max_examples=300, deadline=None)
@given(texts(10_000) | st.sampled_from(TRICKY))
def test_scalar_when_any_reader_of_yaml_takes_it_then_is_the_same_text(text: str) -> None:
    assert yaml.safe_load(f"a: {scalar(text)}") == {"a": text}
    assert yaml.safe_load(f"[{scalar(text)}, {flow({text: text})}]") == [text, {text: text}]


@pytest.mark.parametrize(
    "word", ["no", "Yes", "off", "null", "2024-03", "0180", "12:30", "y", "1_0", ".5", "~"]
)
def test_scalar_when_a_reader_would_guess_then_is_quoted(word: str) -> None:
    assert scalar(word) == f'"{word}"'


def test_scalar_when_number_or_bool_then_is_bare_and_without_exponent() -> None:
    written = [scalar(value) for value in (30, 12.5, 0.0000001, 123456789012345, True, False)]

    assert written == ["30", "12.5", "0.0000001", "123456789012345", "true", "false"]


def test_keys_when_written_then_stand_in_the_order_of_the_form_without_defaults() -> None:
    card = Card("R1", "prova", "result", "Tolv kom.", visibility="team", fields={
        "decision": "keep", "reached": {"count_min": 1, "gender": ["man"], "age_min": 0}, "date": "2024-03",
    })  # fmt: skip
    case = Case(
        "a", "Vindeln", "T", "sketch", cards=(card,), expected_findings=(),
        fields={"entry_trigger": "other", "theme": [], "entry_piece": "insats", "level": "strategic",
                "new_or_existing": "new", "team": [{"lead": False, "profession": "socionom"}]},
    )  # fmt: skip

    assert (
        write(CaseFile((case,)))
        == """\
schema_version: 1
cases:
  - id: a
    municipality: Vindeln
    title: T
    level: strategic
    new_or_existing: new
    entry_piece: insats
    status: sketch
    team:
      - {profession: socionom}
    cards:
      - {id: R1, piece: prova, type: result, basis: source, text: "Tolv kom.", date: "2024-03", \
reached: {age_min: 0, gender: man, count_min: 1}, decision: keep}
    expected_findings: []
"""
    )


def test_unknown_keys_when_kept_then_are_written_back_in_their_place() -> None:
    extra = """\
    team:
      - {profession: socionom, hat: red}
    cards:
      - {id: N1, piece: behov-kontext, type: need, basis: source, text: x, deep: {a: [true, "8"]}, wind: 3}
    history:
      flags:
        - {card: N1, raised: "2024-01-02", colour: red}
    mood: "80"
author: {unit: x}
"""
    text = HEAD + extra

    assert write(good(text, keep_unknown=True)) == text


def _changed(text: str, old: str, new: str) -> bool:
    assert old in text
    return equal(good(text), good(text.replace(old, new)))


@pytest.mark.parametrize(
    ("old", "new", "same"),
    [
        ("    level: operational\n", "    level: operational   # note\n", True),
        ("Middag ihop i byarna", '"Middag ihop i byarna"', True),
        ("entry_piece: insats", "entry_piece: insats\n    visibility: team", True),
        ("entry_piece: insats", "entry_piece: insats\n    visibility: unit", False),
        ("Middag ihop i byarna", "Middag", False),
        ("count_max: 12}", "count_max: 13}", False),
        ("basis: inferred, reason", "basis: source, reason", False),
        ("parent: Vindeln}", "parent: Umeå}", False),
        ("cards: [N1, N2]", "cards: [N1]", False),
        ("2026-03-02", "2026-03-03", False),
    ],
)
def test_files_when_compared_then_meaning_counts_and_not_writing(old: str, new: str, same: bool) -> None:
    assert _changed(EXAMPLE, old, new) is same


def test_files_when_links_and_labels_change_places_then_are_equal_but_cards_count_in_order() -> None:
    file = good(EXAMPLE)
    case = replace(file.cases[0], fields={**file.cases[0].fields, "theme": ("a", "b")})

    def with_case(**changes: Any) -> CaseFile:
        return replace(file, cases=(replace(case, **changes),))

    turned = with_case(links=case.links[::-1], fields={**case.fields, "theme": ["b", "a"]})
    assert equal(with_case(), turned)
    assert not equal(with_case(), with_case(cards=case.cards[::-1]))
    assert not equal(with_case(), replace(file, cases=(case, case)))


def test_files_when_one_has_history_then_it_counts_only_against_history() -> None:
    history = "    history:\n      flags: [{card: N1, raised: 2024-01-02}]\n"
    plain, one = good(HEAD + CARDS), good(HEAD + CARDS + history)
    other = good(HEAD + CARDS + history.replace("01-02", "01-03"))

    assert equal(plain, one)
    assert not equal(one, other)


def test_files_when_one_names_the_municipality_by_code_then_are_equal_with_the_list() -> None:
    by_name, by_code = good(HEAD), good(HEAD.replace("Vindeln", "2404"))

    assert not equal(by_name, by_code)
    assert equal(by_name, by_code, {"Vindeln": "2404"})
