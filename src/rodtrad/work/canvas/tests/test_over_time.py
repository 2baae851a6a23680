"""A work over time through its services: sketches, decisions, loops, gates, reviews, conditions, releases."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import subscribe
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.models import Flag, Link
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.canvas import waiting
from rodtrad.work.canvas.models import Finding, Version
from rodtrad.work.canvas.queries import (
    ancestry,
    conditions,
    decisions,
    loops,
    releases,
    reviews,
    sketches,
    timeline,
    versions,
)
from rodtrad.work.canvas.services import cards, cases, mandates, reminders, states
from rodtrad.work.canvas.services import conditions as condition_services
from rodtrad.work.canvas.services import decisions as decision_services
from rodtrad.work.canvas.services import loops as loop_services
from rodtrad.work.canvas.services import releases as release_services
from rodtrad.work.canvas.services import reviews as review_services
from rodtrad.work.canvas.services import versions as version_services
from rodtrad.work.canvas.services.decisions import Decision
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
SYSTEM = system("test")
NOTICES: list[NoticeDue] = []


@pytest.fixture
def case(cast):
    return make_case(cast.actor("staff"), cast.unit, new_or_existing="existing")


@pytest.fixture
def actor(cast, case):
    with acting(cast.actor("staff")) as who:
        yield who


def last_action(case) -> str:
    return Entry.objects.filter(item=case.item.code).latest("pk").action


def test_version_when_taken_then_frozen_numbered_and_told(actor, case):
    need = make_card(actor, case)
    first = version_services.take(actor, case, name="Vår", reason="Inför sommaren")
    cards.change_card(actor, need, {"text": "Annat"})

    second = version_services.take(actor, case, name="Höst")

    assert (first.number, second.number, last_action(case)) == (1, 2, "canvas.version-taken")
    assert first.content["cards"][0]["text"] == "Sällskap"
    assert first.changes[-1] == ["new", "behov-kontext", "B1", []]
    assert second.changes == [["changed", "behov-kontext", "B1", ["text"]]]
    with pytest.raises(ValidationError):
        version_services.take(actor, case, name=" ")


def test_version_when_by_an_outsider_then_refused(cast, case):
    with acting(cast.actor("colleague")) as colleague, pytest.raises(PermissionDenied):
        version_services.take(colleague, case, name="Min")


def test_card_when_taken_back_from_a_version_then_a_new_change(actor, case):
    need = make_card(actor, case)
    version = version_services.take(actor, case, name="Vår")
    cards.change_card(actor, need, {"text": "Annat"})
    cards.retire_card(actor, need, "fel")
    need.item.refresh_from_db()

    version_services.take_back_text(actor, version, need)

    need.item.refresh_from_db()
    assert (need.item.text, need.item.life) == ("Sällskap", "current")
    assert Entry.objects.filter(item=need.item.code).latest("pk").action == "canvas.card-changed"
    other = make_card(actor, case, "context", "Nytt")
    with pytest.raises(ValidationError):
        version_services.bring_back_card(actor, version, other)


def test_versions_when_a_card_is_hidden_then_neither_shown_counted_nor_compared(cast, actor, case):
    cases.change_visibility(actor, case, "municipality")
    make_card(actor, case)
    make_card(actor, case, "benefit-individual", "Hemligt", visibility="private")
    version = version_services.take(actor, case, name="Vår")

    with acting(cast.actor("colleague")) as colleague:
        now = versions.cards_now(colleague, case)
        row = versions.version_page(colleague, case).rows[0]
        drawn = sketches.sketch_of(version.content, now)
        parts = sketches.compared({}, version.content, now)
        moments = timeline.moments_of(colleague, case)

    assert sum(piece.count for piece in drawn) == 1
    assert "Hemligt" not in str((row.parts, drawn, parts, moments))
    assert [title for title, _said in row.parts] == ["", "Behov och kontext"]


def test_versions_when_more_then_as_many_queries(actor, case, django_assert_num_queries):
    for number in range(3):
        make_card(actor, case, text=f"Behov {number}")
        version_services.take(actor, case, name=f"Skiss {number}")
        with django_assert_num_queries(2):
            versions.version_page(actor, case)


def test_decision_when_made_then_item_links_version_and_reminder(cast, actor, case):
    need = make_card(actor, case)
    subscribe(NoticeDue, NOTICES.append)
    NOTICES.clear()
    ahead = clock.today() + timedelta(days=30)
    said = Decision(
        "Öppet kvällar?", ("Ja",), "Ja", reasons="Många frågar", reconsider=ahead, grounds=(need,)
    )

    point = decision_services.decide(actor, case, said)

    assert point.alternatives == ["Ja", "göra ingenting"]
    assert Link.objects.get(source=point.item).rel == "grounded-in"
    assert point.version.why == "decision"
    assert decisions.due_for(actor) == []
    with clock.at(clock.now() + timedelta(days=31)):
        reminders.tell_due()
        reminders.tell_due()
        assert [todo.key for todo in waiting.decisions_due(cast.actor("staff"))] == [
            f"canvas.decision:{point.item.code}"
        ]
        told = [event for event in NOTICES if event.item.pk == point.item.pk]
        assert [event.to for event in told] == [frozenset({cast.staff.pk})]
        later = clock.today() + timedelta(days=90)
        decision_services.keep_decision(actor, point, until=later, reason="Ännu")
        assert waiting.decisions_due(cast.actor("staff")) == []
    point.refresh_from_db()
    assert (point.due, point.reminded) == (later, None)


def test_decision_when_taken_up_anew_then_linked_and_quiet(actor, case):
    ahead = clock.today() + timedelta(days=3)
    point = decision_services.decide(actor, case, Decision("Öppet?", ("Ja",), "Ja", reconsider=ahead))

    new = decision_services.decide(actor, case, Decision("Öppet?", ("Nej",), "Nej"), follows=point)

    point.refresh_from_db()
    assert (point.due, list(point.followed_by.all())) == (None, [new])
    with pytest.raises(ValidationError):
        decision_services.keep_decision(actor, point, until=ahead, reason="x")
    with pytest.raises(ValidationError) as refusal:
        decision_services.decide(actor, case, Decision("", (), "", reconsider=date(2020, 1, 1)))
    assert set(refusal.value.error_dict) == {"question", "chosen", "alternatives", "reconsider"}


def test_loop_when_a_result_surprises_then_why_flags_and_the_end_is_suggested(actor, case):
    goal = make_card(actor, case, "benefit-individual", "Trygg")
    test = make_card(actor, case, "test", "Prova")
    result = make_card(actor, case, "result", "Ingen kom")
    from rodtrad.foundation.thread.services import add_link

    add_link(actor, test.item, "yields", result.item)

    loop = loop_services.fork(actor, result, "why", "Vi trodde att många skulle komma")
    assert Flag.objects.filter(item=test.item, why="double-loop").exists()
    cards.change_card(actor, goal, {"text": "Att ha någon att ringa"})
    ended = loop_services.end_loop(
        actor, loop, kind="double", assumptions=["Alla vill ses"], changed=["Nyttan"], learning="Fråga först"
    )

    assert (ended.kind, ended.suggested, ended.from_number, ended.to_number) == ("double", "double", 1, 2)
    assert [row.learning for row in loops.loops_of(actor, case)] == ["Fråga först"]
    programmes, works = loops.loop_report(actor)
    assert (works[0].double, works[0].days, programmes[0].title) == (1, 0, "")
    with pytest.raises(ValidationError):
        loop_services.end_loop(actor, loop, kind="double", assumptions=(), changed=(), learning="Igen")
    with pytest.raises(ValidationError):
        loop_services.fork(actor, goal, "why", "fel kort")


def test_loops_when_three_single_on_an_element_then_back_to_the_assumptions(actor, case):
    part = make_card(actor, case, "intervention-element", "Frukost")
    for number in range(3):
        loop = loop_services.begin_loop(actor, case, trigger="unexpected-result")
        cards.change_card(actor, part, {"text": f"Frukost {number}"})
        loop_services.end_loop(actor, loop, kind="single", assumptions=(), changed=(), learning="Nytt pris")

    assert loops.stuck_elements(actor, case, loops.loops_of(actor, case)) == [part.item]


def test_state_when_moved_then_a_version_is_taken(actor, case):
    states.change_state(actor, case, "prototype")

    version = Version.objects.get(case=case)
    assert (version.why, version.status) == ("state", "prototype")


def test_regular_work_when_questions_are_open_then_reasons_and_a_mandate_are_needed(cast, actor, case):
    make_card(actor, case, "benefit-individual", "Trygg")
    waits = states.open_at_gate(case)
    assert [row.check_code for row in waits] == ["KUB-CHK-03"]

    with pytest.raises(ValidationError) as refusal:
        states.change_state(actor, case, "established")
    assert set(refusal.value.error_dict) == {f"why-{waits[0].code}"}
    reasons = {waits[0].code: "Mäts i vårens enkät"}
    with pytest.raises(ValidationError) as refusal:
        states.change_state(actor, case, "established", reasons=reasons)
    assert set(refusal.value.error_dict) == {"to"}
    with pytest.raises(PermissionDenied):
        mandates.give_mandate(actor, case, line="Ja")
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "unit")
    with acting(cast.actor("manager")) as manager:
        mandates.give_mandate(manager, case, line="Ja, från årsskiftet")

    states.change_state(actor, case, "established", reasons=reasons)

    case.item.refresh_from_db()
    finding = Finding.objects.get(case=case, check_code="KUB-CHK-03")
    assert (case.item.state, finding.answer, finding.reason) == (
        "established",
        "answered",
        "Mäts i vårens enkät",
    )


def test_review_when_walked_then_saved_resumed_and_ended_with_what_it_frees(actor, case):
    review = review_services.begin_review(actor, case)
    review_services.save_step(
        actor, review, "insats", note="Varje dag", card_type="intervention-element", text="Buss"
    )
    assert review_services.begin_review(actor, case).step == "nytta"

    ended = review_services.end_review(
        actor, review, outcome="end", reason="Ingen åker", hours_per_month="12.5", sek_per_year="90000"
    )

    case.refresh_from_db()
    assert (ended.notes, case.fields["review_outcome"]) == ({"insats": "Varje dag"}, "end")
    assert reviews.freed(actor, reviews.Wanted()) == reviews.Freed(1, 1, 150, 90000)
    assert [row.pk for row in reviews.portfolio_page(actor, reviews.Wanted(outcome="end")).rows] == [case.pk]
    assert reviews.portfolio_page(actor, reviews.Wanted(outcome="none")).rows == []
    with pytest.raises(ValidationError):
        review_services.save_step(actor, review, "nytta")


def test_review_when_the_intervention_is_new_then_refused(cast, actor):
    new = make_case(actor, cast.unit, "Nytt")

    with pytest.raises(ValidationError):
        review_services.begin_review(actor, new)


def test_conditions_when_no_twice_then_waits_for_the_team(cast, actor, case):
    for day in ("2026-01-10", "2026-06-10"):
        condition_services.record_for_case(
            actor,
            case,
            day=date.fromisoformat(day),
            answers={"time": "no", "mandate": "yes"},
            by="enhetschef",
        )

    case.refresh_from_db()
    assert [row["time"] for row in conditions.rows_of_case(case)] == ["no", "no"]
    assert [todo.item for todo in waiting.conditions_missing(cast.actor("staff"))] == [case.item.code]
    with pytest.raises(ValidationError):
        condition_services.record_for_case(actor, case, day=date(2026, 7, 1), answers={})
    with pytest.raises(PermissionDenied):
        condition_services.record_for_place(actor, cast.unit, day=date(2026, 7, 1), answers={"time": "no"})
    with acting(cast.actor("manager")) as manager:
        condition_services.record_for_place(manager, cast.unit, day=date(2026, 7, 1), answers={"time": "no"})
    assert conditions.rows_of_place(cast.unit)[0]["time"] == "no"


def test_release_when_made_then_elected_people_read_it_without_narrow_cards(cast, actor, case):
    make_card(actor, case, text="Sällskap")
    make_card(actor, case, "context", "Bara vi", visibility="private")
    version = version_services.take(actor, case, name="Till nämnden")

    made = release_services.release(actor, version, "network")

    with acting(cast.actor("elected")) as elected:
        found = releases.release_by_code(elected, made.item.code)
        drawn = str(releases.released_sketch(found))
        assert "Sällskap" in drawn
        assert "Bara vi" not in drawn
        assert [item.pk for item in releases.release_page(elected).rows] == [made.pk]
    release_services.end_release(actor, made, "Klart")
    with acting(cast.actor("elected")) as elected, pytest.raises(ItemNotFound):
        releases.release_by_code(elected, made.item.code)


def test_release_when_a_safety_question_opens_then_refused_or_called_back(cast, actor, case):
    card = make_card(actor, case)
    version = version_services.take(actor, case, name="Vår")
    made = release_services.release(actor, version, "public")

    cards.change_card(actor, card, {"note": "Ring 070-123 45 67"})

    made.item.refresh_from_db()
    assert made.item.audience == f"t:{case.item.code}"
    later = version_services.take(actor, case, name="Senare")
    with pytest.raises(ValidationError):
        release_services.release(actor, later, "network")


def test_story_when_a_card_has_lived_then_told(actor, case):
    old = make_card(actor, case)
    version_services.take(actor, case, name="Ett")
    cards.retire_card(actor, old, "ersatt")
    new = make_card(actor, case, text="Sällskap vid maten")
    version_services.take(actor, case, name="Två")
    version_services.take(actor, case, name="Tre")

    story = ancestry.ancestry_of(actor, new)

    assert (story.versions, [row.whats for row in story.appearances]) == (2, [["new"]])
    assert story.replaced == [old.item]
    assert str(story.began.what) == "skrev kortet"
