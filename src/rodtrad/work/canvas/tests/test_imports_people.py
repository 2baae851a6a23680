"""Importing as a person: what one may, what one may not see, flags, and safety that keeps a case in its team."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace

import pytest

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.org.services import create_place, create_user, give_object_role
from rodtrad.foundation.thread.models import Flag, Item
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Seat
from rodtrad.work.canvas.services import importing
from rodtrad.work.canvas.services.cards import add_card, card_texts, change_card
from rodtrad.work.canvas.tests.case_files import (
    IMPORT,
    a_card,
    a_case,
    bring_in,
    data_of,
    detail_of,
    plan_of,
    read_file,
    taken_out,
    with_card,
)

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


@pytest.fixture
def vindeln(db):
    """Vindeln with a developer, a staff member and an elected representative."""
    with acting(SYSTEM):
        place = create_place(SYSTEM, kind="municipality", name="Vindeln", official_code="2404")
        people = {
            role: create_user(SYSTEM, username=f"{role}-vindeln", name=role, place=place, role=role)
            for role in ("developer", "staff", "elected")
        }
    return SimpleNamespace(place=place, **people)


def actor_of(user):
    with acting(SYSTEM):
        return actor_for(user)


def codes(plan):
    return [problem.code for problem in plan.problems]


def test_developer_when_importing_then_becomes_a_member_of_the_team(vindeln):
    actor = actor_of(vindeln.developer)

    bring_in(data_of(a_case()), actor)

    detail = detail_of()
    with acting(SYSTEM):
        assert [seat.person for seat in Seat.objects.select_related("person").filter(case=detail)] == [
            vindeln.developer
        ]
    assert actor_of(vindeln.developer).on_objects[detail.item.code] == {"member"}
    assert "team" not in read_file(taken_out("bymiddag")).cases[0].fields
    assert not plan_of(data_of(a_case()), actor_of(vindeln.developer)).writes


def test_elected_when_importing_then_refused(vindeln):
    assert codes(plan_of(data_of(a_case()), actor_of(vindeln.elected))) == ["municipality-not-allowed"]


def test_developer_when_municipality_is_not_here_then_refused_and_none_is_made(vindeln):
    plan = plan_of(data_of(a_case(), a_case("annat", municipality="Umeå")), actor_of(vindeln.developer))

    assert codes(plan) == ["municipality-missing"]
    assert Place.objects.filter(name="Umeå").count() == 0


def test_unseen_case_when_its_id_is_used_then_the_id_cannot_be_used(vindeln):
    bring_in(data_of(a_case()))

    plan = plan_of(data_of(replace(a_case(), title="Mitt eget")), actor_of(vindeln.developer))

    assert codes(plan) == ["id-taken"]


def test_member_when_visibility_of_a_case_is_widened_then_refused_since_only_leads_may(vindeln):
    bring_in(data_of(a_case()))
    with acting(SYSTEM):
        give_object_role(SYSTEM, vindeln.developer, detail_of().item.code, "member")

    plan = plan_of(data_of(a_case(visibility="public")), actor_of(vindeln.developer))

    assert codes(plan) == ["visibility-not-given"]


@pytest.fixture
def hidden(vindeln):
    """A case of the developer's with a card that is somebody else's own."""
    actor = actor_of(vindeln.developer)
    bring_in(data_of(a_case()), actor)
    with acting(SYSTEM):
        give_object_role(SYSTEM, vindeln.staff, detail_of().item.code, "member")
    other = actor_of(vindeln.staff)
    with acting(other):
        card = add_card(other, detail_of(), "need", {"text": "Bara mitt", "visibility": "private"})
    return SimpleNamespace(card=card, actor=actor_of(vindeln.developer), staff=other)


def test_hidden_card_when_exported_then_nothing_hints_at_it(hidden):
    text = taken_out("bymiddag", actor=hidden.actor, history=True)

    assert "Bara mitt" not in text
    assert hidden.card.key not in text
    assert "Bara mitt" in taken_out("bymiddag", actor=hidden.staff)


def test_hidden_card_when_the_case_is_imported_again_then_left_alone(hidden):
    newer = data_of(with_card(a_case(), "N1", text="Nytt"))
    with acting(SYSTEM):
        before = Item.objects.values().get(pk=hidden.card.pk)

    bring_in(newer, hidden.actor)

    with acting(SYSTEM):
        assert Item.objects.values().get(pk=hidden.card.pk) == before
        assert CardDetail.objects.get(key="N1").item.text == "Nytt"
    assert not plan_of(newer, hidden.actor).writes
    assert codes(plan_of(newer)) == ["person-new-card"]


def test_hidden_card_when_the_file_has_one_of_that_id_then_left_alone(hidden):
    same = a_card(hidden.card.key, "need", "Från filen")

    plan = plan_of(data_of(a_case(cards=(*a_case().cards, same))), hidden.actor)

    assert not plan.problems
    assert not plan.writes


def test_person_when_importing_changes_then_neighbours_are_asked_to_look_again(vindeln):
    actor = actor_of(vindeln.developer)
    bring_in(data_of(a_case()), actor)

    bring_in(data_of(with_card(a_case(), "B1", text="Ett annat behov")), actor_of(vindeln.developer))

    with acting(SYSTEM):
        flag = Flag.objects.select_related("item", "cause").get()
        assert (flag.item.text, flag.field, flag.after) == (a_case().cards[0].text, "text", "Ett annat behov")


def test_person_when_the_log_is_read_then_it_names_the_person(vindeln):
    from rodtrad.foundation.audit.models import Entry

    bring_in(data_of(a_case()), actor_of(vindeln.developer))

    with acting(SYSTEM):
        assert Entry.objects.get(action="canvas.case-imported").actor == vindeln.developer.code


UNSAFE = {
    "26": a_card("M2", "measure", "Ringa igen.", contacts_again=True),
    "28": a_card("M2", "measure", "Ring 070-174 06 35 i morgon."),
}


@pytest.mark.parametrize("check", UNSAFE)
def test_safety_when_open_and_visibility_wide_then_refused_unless_for_the_team(check):
    case = a_case(visibility="municipality", cards=(*a_case().cards, UNSAFE[check]))

    plan = plan_of(data_of(case))

    assert codes(plan) == ["unsafe-visibility"]
    assert plan.is_blocked_by_safety
    assert not plan.is_hopeless
    bring_in(data_of(case), as_team=True)
    detail = detail_of()
    assert (detail.visibility, detail.held, detail.item.audience) == ("team", True, f"t:{detail.item.code}")


@pytest.mark.parametrize("check", UNSAFE)
def test_safety_when_open_and_for_the_team_then_let_in_with_the_finding(check):
    bring_in(data_of(a_case(cards=(*a_case().cards, UNSAFE[check]))))

    with acting(SYSTEM):
        assert detail_of().findings.filter(check_code=f"KUB-CHK-{check}").exists()


def test_safety_when_cleared_here_then_a_wide_file_is_let_in():
    from rodtrad.work.canvas.queries.checking import digest_of

    case = a_case(visibility="municipality", cards=(*a_case().cards, UNSAFE["28"]))
    bring_in(data_of(case), as_team=True)
    with acting(SYSTEM):
        CaseDetail.objects.update(cleared=[digest_of(UNSAFE["28"].text)])

    assert not plan_of(data_of(case)).problems


def test_as_team_when_cards_are_shown_to_fewer_then_those_stay_so():
    cards = (
        a_card("N1", "need", visibility="private"),
        a_card("N2", "need", visibility="unit"),
        UNSAFE["26"],
    )
    bring_in(data_of(a_case(visibility="municipality", cards=cards, links=())), as_team=True)

    with acting(SYSTEM):
        assert dict(CardDetail.objects.values_list("key", "visibility")) == {
            "N1": "private",
            "N2": "",
            "M2": "",
        }


def test_overwrite_when_a_person_changed_then_only_seen_things_are_listed(hidden):
    with acting(hidden.staff):
        change_card(hidden.staff, hidden.card, {**card_texts(hidden.card), "text": "Omskrivet"})

    plan = plan_of(data_of(replace(a_case(), title="Nytt")), hidden.actor)

    assert not plan.problems
    with acting(hidden.actor):
        assert importing.apply(hidden.actor, plan).changed
    assert codes(plan_of(data_of(a_case()), IMPORT)) == ["person-new-card"]
