"""Writes of the canvas: row, history, flags, ids, merging, moving, states, the team, whom it is shown to."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry, Value
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import ObjectRole
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Flag, Item, Label, Link
from rodtrad.foundation.thread.queries import search
from rodtrad.foundation.thread.rules.search import Narrowed, question_of
from rodtrad.work.canvas.models import CardDetail, Seat
from rodtrad.work.canvas.queries.cases import case_by_code
from rodtrad.work.canvas.services import cards, cases, moving, states, team
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
    return make_case(actor, cast.unit)


def actions(code: str) -> list[str]:
    return list(Entry.objects.filter(item=code).order_by("pk").values_list("action", flat=True))


def test_create_case_when_only_title_and_start_then_begun(cast, actor, case):
    item = case.item
    assert (item.title, item.state, item.audience) == ("Middag ihop", "sketch", f"t:{item.code}")
    assert (case.key, case.entry_piece, case.municipality) == ("middag-ihop", "insats", cast.municipality)
    assert item.place == cast.unit
    assert Seat.objects.get(case=case).person == cast.staff
    assert ObjectRole.objects.get(item=item.code).role == "lead"
    assert "canvas.case-begun" in actions(item.code)


def test_create_case_when_the_title_is_taken_then_another_id(actor, cast, case):
    assert make_case(actor, cast.unit).key == "middag-ihop-2"


def test_create_case_when_an_outsider_then_refused(cast):
    with pytest.raises(PermissionDenied):
        make_case(cast.actor("outsider"), cast.unit)


def test_create_case_when_a_word_is_unknown_then_refused_by_field(actor, cast):
    with pytest.raises(ValidationError) as refused:
        make_case(actor, cast.unit, level="sideways")
    assert list(refused.value.error_dict) == ["level"]


def test_change_case_when_the_theme_changes_then_a_search_for_it_follows(actor, case):
    cases.change_case(actor, case, {"theme": "ensamhet"})

    def found(theme: str) -> list[int]:
        return [item.pk for item in search(actor, question_of("", Narrowed(theme=theme))).items]

    assert found("ensamhet") == [case.item_id]
    cases.change_case(actor, case, {"theme": "äldre"})
    assert (found("ensamhet"), found("äldre")) == ([], [case.item_id])


def test_change_case_when_tags_change_then_labels_follow(actor, case):
    cases.change_case(actor, case, {"theme": "ensamhet\näldre", "tags.policy": "god-nära-vård"})
    assert set(Label.objects.values_list("catalogue", "word")) == {
        ("theme", "ensamhet"), ("theme", "äldre"), ("policy", "god-nära-vård"),
    }  # fmt: skip
    cases.change_case(actor, case, {"theme": "äldre"})
    assert set(Label.objects.values_list("word", flat=True)) == {"äldre", "god-nära-vård"}


def test_change_case_when_the_unit_is_named_then_it_moves_there(cast, actor, case):
    make_card(actor, case)
    cases.change_case(actor, case, {"unit": "strandens boende"})
    assert set(Item.objects.filter(home=case.item.code).values_list("place", flat=True)) == {
        cast.other_unit_place.pk
    }
    cases.change_case(actor, case_by_code(SYSTEM, case.item.code), {"unit": "Nånstans"})
    assert set(Item.objects.filter(home=case.item.code).values_list("place", flat=True)) == {
        cast.municipality.pk
    }


def test_change_case_when_review_outcome_of_a_new_intervention_then_refused(actor, case):
    with pytest.raises(ValidationError) as refused:
        cases.change_case(actor, case, {"review_outcome": "keep"})
    assert "review_outcome" in refused.value.error_dict


def test_add_card_when_written_then_numbered_and_never_again(actor, case):
    first, second = make_card(actor, case), make_card(actor, case, "context", "Avstånd")
    cards.retire_card(actor, second, "fel")
    third = make_card(actor, case)
    assert [card.key for card in (first, second, third)] == ["B1", "B2", "B3"]
    assert actions(first.item.code)[0] == "canvas.card-added"


def test_add_card_when_the_type_has_criteria_then_kept_as_the_form_says(actor, case):
    texts = {"criteria.age_min": "75", "criteria.household": "ensamhushåll", "criteria.gender": "man\nkvinna"}
    card = make_card(actor, case, "target-group", "Från 75 år", **texts)
    assert card.fields == {
        "criteria": {"age_min": 75, "household": ["ensamhushåll"], "gender": ["man", "kvinna"]}
    }
    assert cards.card_texts(card)["criteria.gender"] == "man\nkvinna"


@pytest.mark.parametrize(
    ("kind", "texts", "field"),
    [
        ("need", {"text": ""}, "text"),
        ("need", {"strength": "guessed"}, "strength"),
        ("need", {"text": "x" * 10_001}, "text"),
        ("need", {"note": "x" * 50_001}, "note"),
        ("test", {"start": "2026-05", "end": "2026-04"}, "end"),
        ("test", {"start": "igår"}, "start"),
        ("intervention-element", {"price_sek": "gratis"}, "price_sek"),
        ("target-group", {"criteria.age_min": "90", "criteria.age_max": "70"}, "criteria.age_min"),
        ("target-group", {"criteria.age_min": "gammal"}, "criteria.age_min"),
        ("result", {"decided": "2026-04"}, "decided"),
        ("need", {"visibility": "public"}, "visibility"),
    ],
)
def test_add_card_when_a_value_does_not_fit_then_refused_at_its_field(actor, case, kind, texts, field):
    with pytest.raises(ValidationError) as refused:
        make_card(actor, case, kind, **{"text": "En tanke", **texts})
    assert field in refused.value.error_dict
    assert not CardDetail.objects.exists()


def test_change_card_when_text_of_a_suggestion_then_it_is_accepted(actor, case):
    card = make_card(actor, case)
    CardDetail.objects.filter(pk=card.pk).update(basis="inferred")
    cards.change_card(actor, card, {"note": "mer"})
    assert CardDetail.objects.get(pk=card.pk).basis == "inferred"
    cards.change_card(actor, card, {"text": "Vårt eget"})
    assert CardDetail.objects.get(pk=card.pk).basis == "accepted"


def test_change_card_when_substance_then_neighbours_are_flagged_but_not_for_a_small_change(actor, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual", "Gemenskap")
    thread.add_link(actor, benefit.item, "answers", need.item)
    cards.change_card(actor, need, {"text": "Ett annat behov"}, small=True)
    cards.change_card(actor, need, {"note": "En anteckning"})
    assert not Flag.objects.exists()

    cards.change_card(actor, need, {"text": "Ett helt annat behov"})

    flag = Flag.objects.get()
    assert (flag.item_id, flag.before, flag.after) == (benefit.pk, "Ett annat behov", "Ett helt annat behov")


def test_change_card_when_two_change_different_fields_then_both_hold(actor, case):
    card = make_card(actor, case)
    seen = cards.card_texts(card)
    cards.change_card(actor, card, {"text": "Ny text", "note": ""}, seen=seen)
    saved = cards.change_card(actor, card, {"text": "Sällskap", "note": "Ny anteckning"}, seen=seen)
    fresh = CardDetail.objects.select_related("item").get(pk=card.pk)
    assert not saved.conflicts
    assert (fresh.item.text, fresh.note) == ("Ny text", "Ny anteckning")


def test_change_card_when_nothing_changes_then_nothing_is_written(actor, case):
    card = make_card(actor, case)
    before = (Entry.objects.count(), Item.objects.get(pk=card.pk).version)
    assert cards.change_card(actor, card, cards.card_texts(card)).changed == ()
    assert (Entry.objects.count(), Item.objects.get(pk=card.pk).version) == before


def test_change_card_when_a_reader_then_refused(cast, actor, case):
    card = make_card(actor, case)
    with pytest.raises(PermissionDenied):
        cards.change_card(cast.actor("colleague"), card, {"text": "Nej"})


def test_change_card_when_saved_then_the_history_tells_every_field(actor, case):
    card = make_card(actor, case)
    cards.change_card(actor, card, {"strength": "observed"})
    entry = Entry.objects.filter(item=card.item.code).latest("pk")
    told = {(row.field, row.before, row.after) for row in Value.objects.filter(entry_id=entry.pk)}
    assert told == {("strength", "", "observed")}


def order(case) -> list[str]:
    rows = CardDetail.objects.filter(case=case).order_by("position", "pk")
    return list(rows.values_list("key", flat=True))


def test_move_card_when_up_down_or_after_then_stands_there(actor, case):
    made = [make_card(actor, case, text=f"Behov {number}") for number in range(4)]
    moving.move_card(actor, made[3], way="up")
    assert order(case) == ["B1", "B2", "B4", "B3"]
    moving.move_card(actor, made[0], way="down")
    assert order(case) == ["B2", "B1", "B4", "B3"]
    moving.move_card(actor, made[2], after="")
    assert order(case) == ["B3", "B2", "B1", "B4"]
    moving.move_card(actor, made[2], after="B1")
    assert order(case) == ["B2", "B1", "B3", "B4"]


def test_move_card_when_there_is_no_room_left_then_the_case_is_spaced_out(actor, case):
    made = [make_card(actor, case, text=f"Behov {number}") for number in range(3)]
    for place, card in enumerate(made, start=1):
        CardDetail.objects.filter(pk=card.pk).update(position=place)
    moving.move_card(actor, made[2], way="up")
    assert order(case) == ["B1", "B3", "B2"]
    moving.move_card(actor, made[2], way="up")
    assert order(case) == ["B3", "B1", "B2"]


def test_change_type_when_moved_and_back_then_hidden_fields_return_and_links_are_put_away(actor, case):
    need = make_card(actor, case, whose="Den som bor ensam", strength="observed")
    benefit = make_card(actor, case, "benefit-individual", "Gemenskap")
    thread.add_link(actor, benefit.item, "answers", need.item)

    moving.change_type(actor, need, "knowledge-user")

    card = CardDetail.objects.select_related("item").get(pk=need.pk)
    assert (card.key, card.piece, card.item.kind, card.item.text) == (
        "B1",
        "kunskap",
        "knowledge-user",
        "Sällskap",
    )
    assert (card.fields, card.hidden) == ({}, {"whose": "Den som bor ensam", "strength": "observed"})
    link = Link.objects.get()
    assert link.life == "retired"
    assert link.retire_reason

    moving.change_type(actor, card, "need")
    card.refresh_from_db()
    assert (card.fields, card.hidden) == ({"whose": "Den som bor ensam", "strength": "observed"}, {})


def test_change_type_when_the_state_does_not_exist_there_then_kept_out_of_sight(actor, case):
    card = make_card(actor, case, "intervention-element", "Middag", state="idea", period="2026")
    moving.change_type(actor, card, "test")
    card = CardDetail.objects.select_related("item").get(pk=card.pk)
    assert (card.fields, card.hidden, card.item.state) == ({"period": "2026"}, {"state": "idea"}, "")


def test_retire_and_bring_back_when_done_then_links_sleep_and_wake(actor, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual", "Gemenskap")
    thread.add_link(actor, benefit.item, "answers", need.item)
    cards.retire_card(actor, need, "Gällde inte")
    assert Item.objects.get(pk=need.pk).retire_reason == "Gällde inte"
    with pytest.raises(ValidationError):
        cards.change_card(actor, need, {"text": "Nytt"})
    cards.bring_back_card(actor, need)
    assert Link.objects.get().life == "current"


def test_state_when_forward_past_a_gate_then_asks_for_a_reason(actor, case):
    states.change_state(actor, case, "prototype")
    with pytest.raises(ValidationError) as refused:
        states.change_state(actor, case, "in-test")
    assert "reason" in refused.value.error_dict
    states.change_state(actor, case, "in-test", "Vi provar ändå")
    assert Item.objects.get(pk=case.pk).state == "in-test"


def test_state_when_backward_then_needs_a_reason(actor, case):
    states.change_state(actor, case, "prototype")
    with pytest.raises(ValidationError):
        states.change_state(actor, case, "sketch")
    states.change_state(actor, case, "sketch", "Vi tänkte om")


def test_state_when_paused_then_remembers_and_since_counts_sketch_and_prototype_as_one(actor, case):
    with clock.at(datetime(2026, 1, 10, tzinfo=UTC)):
        case.status_since = "2026-01-02"
        case.save()
        states.change_state(actor, case, "prototype")
        assert case_by_code(SYSTEM, case.item.code).status_since == "2026-01-02"
        states.change_state(actor, case, "paused", "Sommar")
    fresh = case_by_code(SYSTEM, case.item.code)
    assert (fresh.paused_from, fresh.status_since) == ("prototype", "2026-01-10")
    states.change_state(actor, case, "prototype")
    assert case_by_code(SYSTEM, case.item.code).paused_from == ""


def test_visibility_when_changed_then_cards_follow_but_narrower_ones_stay(actor, case):
    open_card = make_card(actor, case)
    own = make_card(actor, case, visibility="private")
    cases.change_visibility(actor, case, "municipality")
    audiences = dict(Item.objects.values_list("pk", "audience"))
    wide = f"m:{case.municipality_id}"
    assert (audiences[case.pk], audiences[open_card.pk], audiences[own.pk]) == (wide, wide, "private")
    cases.change_visibility(actor, case, "private")
    assert set(Item.objects.values_list("audience", flat=True)) == {"private"}


def test_visibility_when_a_member_then_refused(cast, actor, case):
    team.add_seat(actor, case, person=cast.colleague)
    with pytest.raises(PermissionDenied):
        cases.change_visibility(cast.actor("colleague"), case, "municipality")


def test_team_when_joined_and_left_then_the_role_comes_and_goes(cast, actor, case):
    seat = team.add_seat(actor, case, person=cast.colleague, profession="pedagog")
    assert case.item.code in cast.actor("colleague").on_objects
    team.leave_seat(cast.actor("colleague"), seat)
    assert case.item.code not in cast.actor("colleague").on_objects
    seat.refresh_from_db()
    assert (seat.person, seat.profession) == (None, "pedagog")
    assert "canvas.seat-left" in actions(case.item.code)


def test_team_when_the_last_lead_leaves_then_refused(actor, case):
    with pytest.raises(ValidationError):
        team.leave_seat(actor, Seat.objects.get(case=case))
