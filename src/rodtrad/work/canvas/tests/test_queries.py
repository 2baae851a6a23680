"""What is hidden is neither drawn, counted nor hinted at; the list narrows as asked."""

from __future__ import annotations

import pytest

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.canvas.models import Finding
from rodtrad.work.canvas.queries.board import board_of
from rodtrad.work.canvas.queries.cards import card_by_code, finding_by_code
from rodtrad.work.canvas.queries.cases import (
    Wanted,
    case_by_code,
    case_count,
    case_page,
    places_with_cases,
    references,
)
from rodtrad.work.canvas.queries.files import case_file
from rodtrad.work.canvas.services import cards, cases, states, team
from rodtrad.work.canvas.tests.factories import make_card, make_case

SYSTEM = system("test")


@pytest.fixture(autouse=True)
def _acting():
    with acting(SYSTEM):
        yield


@pytest.fixture
def actor(cast):
    return cast.actor("staff")


@pytest.fixture
def case(actor, cast):
    case = make_case(actor, cast.unit)
    team.add_seat(actor, case, person=cast.colleague)
    return case


def drawn(board) -> list[str]:
    return [card.key for column in board.columns for section in column.sections for card in section.cards]


def test_board_when_a_card_is_private_then_nothing_hints_at_it(cast, actor, case):
    need = make_card(actor, case, visibility="private")
    benefit = make_card(actor, case, "benefit-individual", "Gemenskap")
    thread.add_link(actor, benefit.item, "answers", need.item)
    other = cast.actor("colleague")

    mine, theirs = board_of(actor, case), board_of(other, case_by_code(other, case.item.code))

    assert (drawn(mine), drawn(theirs)) == (["N1", "B1"], ["N1"])
    assert theirs.columns[0].sections[0].cards[0].links == []
    assert all(
        row.card is None or row.card.key == "N1"
        for c in theirs.columns
        for q in c.questions
        for row in q.rows
    )
    assert [card.id for card in case_file(other, [case.item.code]).cases[0].cards] == ["N1"]
    assert case_file(other, [case.item.code]).cases[0].links == ()
    with pytest.raises(ItemNotFound):
        card_by_code(other, need.item.code)


def test_finding_when_its_card_is_hidden_then_not_found_and_not_counted(cast, actor, case):
    case.refresh_from_db()
    before = case.open_findings
    result = make_card(actor, case, "test", "Prova", visibility="private")
    row = Finding.objects.get(case=case, card=result, check_code="KUB-CHK-17")
    with pytest.raises(ItemNotFound):
        finding_by_code(cast.actor("colleague"), row.code)
    case.refresh_from_db()
    assert case.open_findings <= before


def test_card_when_the_case_narrows_and_widens_again_then_its_own_level_holds(actor, case):
    cases.change_visibility(actor, case, "municipality")
    card = make_card(actor, case, visibility="unit")
    cases.change_visibility(actor, case, "team")
    assert case_file(SYSTEM, [case.item.code]).cases[0].cards[0].visibility == ""
    cards.change_card(actor, card, {"note": "En anteckning", "visibility": ""})
    cases.change_visibility(actor, case, "municipality")
    card.item.refresh_from_db()
    assert card.item.audience == f"u:{card.item.place_id}"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (Wanted(), 2),
        (Wanted(text="fixar"), 1),
        (Wanted(text="fixar middag"), 0),
        (Wanted(state="prototype"), 1),
        (Wanted(level="strategic"), 1),
        (Wanted(new_or_existing="existing"), 1),
        (Wanted(theme="äldre"), 1),
        (Wanted(tag="policy:god-nära-vård"), 1),
        (Wanted(tag="policy:"), 2),
        (Wanted(tag="påhittat"), 2),
        (Wanted(mine=True), 2),
        (Wanted(open_questions=True), 1),
        (Wanted(place="finns-inte"), 0),
        (Wanted(put_away=True), 0),
    ],
)
def test_list_when_narrowed_then_only_those(cast, actor, case, wanted, found):
    other = make_case(actor, cast.unit, "Fixartjänst", level="strategic", new_or_existing="existing")
    cases.change_case(actor, other, {"theme": "äldre", "tags.policy": "god-nära-vård"})
    states.change_state(actor, other, "prototype")
    cases.set_exploring(actor, case, True)
    make_card(actor, other)
    mine = cast.actor("staff")
    assert len(case_page(mine, wanted).rows) == found
    assert case_count(mine, wanted) == (found, False)


def test_list_when_paged_then_every_case_once(cast, actor, case):
    for number in range(6):
        make_case(actor, cast.unit, f"Arbete {number}")
    seen, after = [], ""
    while True:
        page = case_page(actor, Wanted(), after, size=3)
        seen += [item.pk for item in page.rows]
        after = page.next_cursor
        if not after:
            break
    assert len(seen) == len(set(seen)) == 7


def test_places_when_nothing_is_seen_then_none_are_offered(cast, case):
    assert places_with_cases(cast.actor("outsider")) == []


def test_references_when_the_other_case_is_hidden_then_not_told(cast, actor, case):
    hidden = make_case(cast.actor("other_unit"), cast.other_unit_place, "Hemligt")
    cases.change_case(actor, case, {"parent_case": "hemligt", "inspired_by": "9901/hemligt\n1480/inte-har"})
    detail = case_by_code(actor, case.item.code)
    assert references(actor, detail) == {}
    cases.change_visibility(cast.actor("other_unit"), hidden, "municipality")
    assert set(references(actor, detail)) == {"hemligt", "9901/hemligt"}
