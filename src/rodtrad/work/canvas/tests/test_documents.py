"""Documents of a case: the order of the parts, the chosen cards, one page for the brief, two for the sheet."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from rodtrad.foundation.base import scope
from rodtrad.foundation.render.blocks import Cards, Picture, Table, all_blocks
from rodtrad.foundation.render.forms import render
from rodtrad.kernel.kubinol.case import CaseFile
from rodtrad.work.canvas import documents
from rodtrad.work.canvas.documents.making import may_leave
from rodtrad.work.canvas.documents.timeline import timeline
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.services import cases
from rodtrad.work.canvas.tests.case_files import SEED, read_file
from rodtrad.work.canvas.tests.factories import make_card, make_case

FILE: CaseFile = read_file(SEED)
SYSTEM = scope.system("test")


def told(key: str = "molndal-sillfrukost") -> documents.Told:
    return documents.of_file(next(case for case in FILE.cases if case.id == key), FILE)


def texts(document) -> str:
    cards = [card for block in all_blocks(document) if isinstance(block, Cards) for card in block.cards]
    return "\n".join(card.text for card in cards)


def test_presentation_has_the_parts_in_their_order():
    document = documents.build(told(), "presentation")

    assert [section.title for section in document.sections] == [
        "Nytta", "Behov och kontext", "Tillgänglig kunskap", "Kärnkomponenter", "Insats",
        "Testa, utvärdera, ompröva", "Lärdomar", "Den röda tråden",
    ]  # fmt: skip
    assert document.organisation.startswith("Mölndal")
    assert document.date == date(2023, 11, 13)


def test_presentation_has_every_card_its_reasons_and_marks():
    case = told().case
    document = documents.build(told(), "presentation")
    cards = [card for block in all_blocks(document) if isinstance(block, Cards) for card in block.cards]

    assert sorted(card.text for card in cards) == sorted(card.text for card in case.cards)
    assert [card for card in cards if any("ännu inte bekräftat" in reason for reason in card.reasons)]
    assert [card for card in cards if "förslag" in card.marks]


def test_presentation_of_an_early_case_says_working_material():
    assert documents.build(told("goteborg-nordost"), "presentation").marks == ("Arbetsmaterial",)


def test_presentation_in_english():
    document = documents.build(told(), "presentation", language="en")

    assert document.sections[0].title == "Benefit"
    assert document.language == "en"


def test_chosen_cards_only_and_no_links_to_others():
    case = told().case
    keys = [case.cards[0].id]

    document = documents.build(told(), "presentation", cards=keys)

    assert texts(document) == case.cards[0].text
    assert not [block for block in all_blocks(document) if isinstance(block, Picture)]


def test_narrower_cards_are_never_chosen_by_themselves():
    case = told().case
    secret = replace(case.cards[0], text="Hemligt", visibility="private")
    narrowed = documents.of_file(replace(case, cards=(secret, *case.cards[1:])), FILE)

    assert narrowed.narrower == {secret.id}
    assert "Hemligt" not in texts(documents.build(narrowed, "presentation"))


def test_put_away_cards_are_never_there():
    case = told().case
    gone = replace(case.cards[0], text="Borta", life="retired", retire_reason="fel")

    assert "Borta" not in texts(
        documents.build(documents.of_file(replace(case, cards=(gone,)), FILE), "presentation")
    )


def test_case_without_cards_says_what_to_do():
    empty = documents.of_file(replace(told().case, cards=(), links=()), FILE)

    assert documents.build(empty, "presentation").sections[0].title == "Inga kort"
    assert len(documents.build(empty, "sheet").sections) == 7


def test_knots_come_from_open_thought_tests_and_questions():
    tests = [{"knot": "Hur når vi männen?"}, {"knot": "Löst", "outcome": "ja"}]
    asked = [{"text": "Vad vet vi?", "state": "parked"}, {"text": "Klar", "state": "answered"}]
    history = {"thought_tests": tests, "questions": asked}
    document = documents.build(replace(told(), history=history), "presentation")
    section = next(section for section in document.sections if section.title == "Våra krux")

    assert [row.text for row in section.blocks[0].paragraphs] == ["Hur når vi männen?", "Vad vet vi?"]


@pytest.mark.parametrize("key", [case.id for case in FILE.cases])
def test_sheet_takes_two_pages_and_brief_one(key):
    for kind, most in (("sheet", 2), ("brief", 1)):
        rendered = render(documents.build(told(key), kind, ask="Två timmar i veckan."), "pdf")
        assert rendered.remarks == (), kind
        assert documents.build(told(key), kind).pages == most


def test_brief_has_its_six_parts_and_what_is_asked_for():
    document = documents.build(told(), "brief", ask="Pengar till frukost.")

    assert [section.title for section in document.sections] == [
        "Varför", "Vad vi vet", "Vad vi gör", "Vad det har gett", "Vad det kostar", "Vad vi ber om",
    ]  # fmt: skip
    assert document.sections[-1].blocks[0].paragraphs[0].text == "Pengar till frukost."


def test_timeline_is_in_order_of_time():
    history = {"thought_tests": [{"date": when, "knot": when} for when in ("2030", "okänt", "1999-06")]}

    document = timeline(replace(told(), history=history), language="sv")
    table = next(block for block in all_blocks(document) if isinstance(block, Table))
    order = [row[2] for row in table.rows]

    assert order[0] == "1999-06"
    assert order[-2:] == ["2030", "okänt"]
    assert len(table.rows) > 5


NEED = {"id": "B1", "piece": "behov-kontext", "type": "need", "text": "Sällskap"}
GONE = {"id": "B2", "piece": "behov-kontext", "type": "need", "text": "Mat"}
NEW = {"id": "N1", "piece": "nytta", "type": "benefit-individual", "text": "Gemenskap"}


def with_two_sketches() -> documents.Told:
    rows = [
        {"number": 1, "date": "2023-06-01", "cards": [NEED, GONE], "links": []},
        {"number": 2, "name": "efter", "date": "2023-09-01", "links": [{"from": "N1", "rel": "answers", "to": "B1"}],
         "cards": [{**NEED, "text": "Sällskap vid maten"}, {**GONE, "life": "retired"}, NEW]},
    ]  # fmt: skip
    empty = replace(told().case, cards=(), links=())
    return replace(told(), history={"versions": rows}, case=empty, whole=empty)


def tables_of(document) -> dict:
    return {block.title: block.rows for block in all_blocks(document) if isinstance(block, Table)}


def test_comparison_tells_what_became_of_each_card():
    tables = tables_of(documents.build(with_two_sketches(), "comparison", between=("1", "2")))

    assert [(row[1], row[2], row[3]) for row in tables["Behov och kontext"]] == [
        ("Behov B1", "Sällskap", "Sällskap vid maten"), ("Behov B2", "Mat", ""),
    ]  # fmt: skip
    assert [row[3] for row in tables["Nytta"]] == ["Gemenskap", "svarar mot: Sällskap vid maten"]


def test_comparison_without_a_choice_leaves_out_cards_kept_to_few():
    mine = with_two_sketches()
    rows = [dict(row) for row in mine.history["versions"]]
    rows[1]["cards"] = [*rows[1]["cards"][:2], {**NEW, "visibility": "private"}]
    mine = replace(mine, history={"versions": rows})

    by_itself = documents.build(mine, "comparison", between=("1", "2"))
    asked_for = documents.build(mine, "comparison", cards=["N1"], between=("1", "2"))

    assert "Nytta" not in tables_of(by_itself)
    assert "Nytta" in tables_of(asked_for)


def test_comparison_of_the_same_says_so():
    document = documents.build(with_two_sketches(), "comparison", between=("1", "1"))

    assert document.sections[0].title == "Lika"


@pytest.mark.parametrize("between", [("9", "nu"), ("x", "1")])
def test_comparison_with_a_sketch_that_is_not_there(between):
    with pytest.raises(documents.NoSketch):
        documents.build(with_two_sketches(), "comparison", between=between)


@pytest.mark.parametrize("kind", ["timeline", "comparison"])
def test_csv_holds_the_table(kind):
    document = documents.build(with_two_sketches(), kind, between=("1", "2"))

    lines = render(document, "csv").data.decode("utf-8-sig").split("\r\n")

    assert lines[0].startswith("När;Vad" if kind == "timeline" else "Del;Vad som hände;Kort;")
    assert len(lines) > 3


@pytest.mark.django_db
def test_of_actor_takes_a_fixed_number_of_queries(cast, django_assert_max_num_queries):
    staff = cast.actor("staff")
    case = make_case(staff, cast.unit)
    counted = []
    for _round in range(2):
        make_card(staff, case)
        with scope.acting(staff), django_assert_max_num_queries(12) as queries:
            assert documents.of_actor(staff, case.item.code) is not None
        counted.append(len(queries))
    assert counted[0] == counted[1]


@pytest.mark.django_db
def test_of_actor_when_unseen_then_nothing(cast):
    case = make_case(cast.actor("staff"), cast.unit)
    with scope.acting(cast.actor("outsider")) as outsider:
        assert documents.of_actor(outsider, case.item.code) is None


@pytest.mark.django_db
def test_held_case_leaves_only_with_its_team(cast):
    case = make_case(cast.actor("staff"), cast.unit)
    with scope.acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "municipality")
        CaseDetail.objects.filter(pk=case.pk).update(held=True)
        seen = documents.of_actor(SYSTEM, case.item.code)

        assert documents.build(seen, "presentation").marks[-1] == "Bara för teamet"
        assert may_leave(cast.actor("staff"), seen)
        assert not may_leave(cast.actor("colleague"), seen)
        with pytest.raises(documents.Held):
            documents.make(SYSTEM, seen, "presentation", "pdf")
