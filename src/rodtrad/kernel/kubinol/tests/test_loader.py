from __future__ import annotations

from datetime import date

from rodtrad.kernel.kubinol.case import Area, Card, Link
from rodtrad.kernel.kubinol.loader import texts_of
from rodtrad.kernel.kubinol.tests.case_texts import CARDS, EXAMPLE, HEAD, good, read, remarks, seed, with_card


def test_example_when_read_then_every_value_is_held_as_the_contract_says() -> None:
    file = good(EXAMPLE)
    case = file.cases[0]
    cards = {card.id: card for card in case.cards}

    assert file.snapshot_date == date(2026, 3, 2)
    assert file.areas == (Area("Södra byarna", "Vindeln"),)
    assert (case.id, case.municipality, case.status, case.paused_from) == (
        "bymiddag",
        "Vindeln",
        "paused",
        "in-test",
    )
    assert case.fields == {
        "level": "operational",
        "new_or_existing": "existing",
        "entry_piece": "insats",
        "entry_trigger": "review",
        "team": ({"profession": "verksamhetsutvecklare", "lead": True},),
    }
    assert list(cards) == ["N1", "N2", "B1", "B2", "K1", "C1", "I1", "T1", "M1", "R1", "X1"]
    assert cards["B2"] == Card(
        "B2",
        "behov-kontext",
        "target-group",
        "Från 75 år i byarna.",
        fields={"criteria": {"age_min": 75, "area": ("Södra byarna",)}},
    )
    assert cards["M1"].fields == {
        "contacts_again": True,
        "consent": {"asked": True, "kept": "enhetens samtyckespärm", "erase_by": "2026-12-31"},
    }
    assert cards["C1"].basis == "accepted"
    assert case.links[2] == Link("I1", "realises", "C1", "inferred", "Värden är volontär i dag.")
    assert case.expected_findings is not None
    assert case.expected_findings[0] == ("KUB-CHK-03", ("N1", "N2"))
    assert case.expected_findings[3] == ("KUB-CHK-15", ())


def test_example_when_read_then_lines_lead_to_cases_keys_cards_and_links() -> None:
    lines = read(EXAMPLE).lines

    assert lines["area", "Södra byarna"] == 4
    assert lines["case", "bymiddag"] == 6
    assert lines["key", "bymiddag", "title"] == 8
    assert lines["card", "bymiddag", "N1"] == 19
    assert lines["link", "bymiddag", "N1", "answers", "B1"] == 31


def test_seed_when_read_then_has_no_refusal_and_no_remark() -> None:
    loaded = read(seed())

    assert (loaded.problems, loaded.remarks) == ((), ())
    assert loaded.case_file is not None
    assert [len(case.cards) for case in loaded.case_file.cases] == [22, 27, 27, 39]
    assert [len(case.links) for case in loaded.case_file.cases] == [19, 21, 17, 32]


def test_values_when_yaml_would_guess_then_stay_the_text_that_was_written() -> None:
    text = with_card(
        "criteria: {birth_country: NO, language: [on, yes], other: 1_000, max_services: 0x1F}", "target-group"
    )
    case = good(text.replace("municipality: Vindeln", "municipality: 0180")).cases[0]

    assert case.municipality == "0180"
    assert case.cards[0].fields["criteria"] == {
        "language": ("on", "yes"),
        "birth_country": ("NO",),
        "max_services": "0x1F",
        "other": "1_000",
    }


def test_dates_when_partial_then_stay_as_written() -> None:
    text = with_card(
        'start: 2024-03, end: "2024 vinter", period: 2024–2025', "intervention-element", "insats"
    )

    assert good(text).cases[0].cards[0].fields == {
        "start": "2024-03",
        "end": "2024 vinter",
        "period": "2024–2025",
    }


def test_numbers_when_whole_or_with_a_point_then_are_numbers() -> None:
    text = with_card("price_sek: 30.0, cost_sek: 12.50", "intervention-element", "insats")

    fields = good(text).cases[0].cards[0].fields
    assert (fields["price_sek"], fields["cost_sek"]) == (30, 12.5)


def test_defaults_when_written_out_then_are_not_held() -> None:
    extra = """\
    entry_trigger: other
    exploring: false
    visibility: team
    team: [{profession: socionom, lead: false}]
    cards:
      - {id: N1, piece: nytta, type: benefit-society, text: x, basis: source, life: current, visibility: team}
      - {id: C1, piece: kunskap, type: core-component, text: x, competence: not-settled}
      - {id: M1, piece: prova, type: measure, text: x, contacts_again: false}
      - {id: B1, piece: behov-kontext, type: target-group, text: x, priority: primary}
"""
    case = good(HEAD + extra).cases[0]

    assert case.fields["team"] == ({"profession": "socionom"},)
    assert "entry_trigger" not in case.fields
    assert [(card.visibility, card.fields) for card in case.cards] == [("", {})] * 4


def test_values_when_empty_then_count_as_left_out_but_not_expected_findings() -> None:
    extra = '    unit: ""\n    theme: ["", a]\n    tags: {}\n    cards: []\n    expected_findings: []\n'
    case = good(HEAD + extra).cases[0]

    assert case.fields.keys() == {"level", "new_or_existing", "entry_piece", "theme"}
    assert case.fields["theme"] == ("a",)
    assert case.expected_findings == ()
    assert good(HEAD).cases[0].expected_findings is None


def test_text_when_ten_thousand_characters_then_is_kept_whole() -> None:
    long = "å" * 10_000

    assert good(with_card(f"whose: {long}")).cases[0].cards[0].fields["whose"] == long


def test_text_when_it_has_spaces_and_breaks_then_nothing_but_nfc_is_changed() -> None:
    case = good(HEAD.replace("Middag ihop", r'"  Mid\tdag\n ihop a\u030a  "')).cases[0]

    assert case.title == "  Mid\tdag\n ihop å  "


def test_unknown_keys_when_kept_then_stand_beside_file_case_card_and_link() -> None:
    extra = """\
    mood: "80"
    team: [{profession: socionom, hat: red}]
    cards:
      - {id: N1, piece: nytta, type: benefit-society, text: x, wind: 3, criteria: {a: [true, 1.50]}}
      - {id: B1, piece: behov-kontext, type: need, text: y}
    links:
      - {from: N1, rel: answers, to: B1, rain: 0180}
"""
    file = good(HEAD + extra + "author: {unit: x}\n", keep_unknown=True)
    case = file.cases[0]

    assert file.extra == {"author": {"unit": "x"}}
    assert case.extra == {"mood": "80", "team": {"0": {"hat": "red"}}}
    assert case.cards[0].extra == {"wind": 3, "criteria": {"a": (True, "1.50")}}
    assert case.cards[0].fields == {}
    assert case.links[0].extra == {"rain": "0180"}


def test_history_when_read_then_is_held_by_its_lists() -> None:
    extra = """\
    history:
      versions:
        - {number: 1, date: 2026-01-02, cards: [{id: V1, piece: nytta, type: benefit-society, text: x}]}
      flags:
        - {card: N1, cause: V1, raised: 2026-01-03}
      questions:
        - {asked: 2026-01-03, text: Varför?, about: nytta}
"""
    case = good(HEAD + CARDS + extra).cases[0]

    assert case.history == {
        "versions": (
            {
                "number": 1,
                "date": "2026-01-02",
                "cards": ({"id": "V1", "piece": "nytta", "type": "benefit-society", "text": "x"},),
            },
        ),
        "flags": ({"card": "N1", "cause": "V1", "raised": "2026-01-03"},),
        "questions": ({"asked": "2026-01-03", "text": "Varför?", "about": "nytta"},),
    }


def test_texts_when_asked_for_then_come_with_line_and_key_history_and_keys_included() -> None:
    extra = "    history: {questions: [{asked: 2026-01-03, text: Varför?}]}\n    mood: {deep: blå}\n"
    loaded = read(HEAD + extra, keep_unknown=True)

    found = list(texts_of(loaded))

    assert (5, "title", "Middag ihop") in found
    assert (10, "text", "Varför?") in found
    assert (11, "deep", "blå") in found
    assert (11, "mood", "mood") in found


def test_remarks_when_words_or_areas_are_unknown_then_stand_at_their_lines() -> None:
    head = HEAD.replace("cases:", "areas:\n  - {name: Byn, parent: Bygden}\ncases:")
    extra = """\
    area: [Byn, Vindeln, Bygden, Fjärran]
    tags: {policy: [socialtjänstlag, nytt-ord]}
    cards:
      - {id: B1, piece: behov-kontext, type: target-group, text: x, criteria: {area: [Okänd]}}
    expected_findings: [{check: KUB-CHK-06, cards: [B9]}]
"""

    assert remarks(head + extra) == [
        (3, "unknown-parent"),
        (12, "unknown-area"),
        (13, "unknown-tag"),
        (15, "unknown-area"),
        (16, "unknown-expected-card"),
    ]
    assert good(head + extra).cases[0].fields["tags"] == {"policy": ("socialtjänstlag", "nytt-ord")}


def test_remarks_when_a_list_has_many_lines_then_stand_at_the_item() -> None:
    extra = "    area:\n      - Vindeln\n      - Fjärran\n"

    assert remarks(HEAD + extra) == [(12, "unknown-area")]


def test_texts_when_a_period_looks_like_a_number_then_leave_it_out_but_nothing_that_is_no_period() -> None:
    extra = "    mood: [{period: 2025-01-31/2025Q3}, {period: 121212-1212}]\n"

    found = [text for _, key, text in texts_of(read(HEAD + extra, keep_unknown=True)) if key == "period"]

    assert found == ["period", "period", "121212-1212"]


def test_piece_when_it_disagrees_with_the_type_then_its_line_is_named() -> None:
    card = "    cards:\n      - id: B1\n        type: need\n        text: x\n        piece: nytta\n"

    assert [(problem.line, problem.code) for problem in read(HEAD + card).problems] == [(14, "piece-type")]
