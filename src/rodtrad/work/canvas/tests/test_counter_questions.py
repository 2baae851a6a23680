"""Counter-questions: who asks and answers, what is told, what is hidden, what the file carries."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import _handlers
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.work.canvas.choices.guiding import GUIDES
from rodtrad.work.canvas.models import CounterQuestion
from rodtrad.work.canvas.queries.counter_questions import numbers_of
from rodtrad.work.canvas.queries.todos_asking import todos
from rodtrad.work.canvas.services import cards, cases, counter_questions, supervisors
from rodtrad.work.canvas.services.counter_questions import About
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


@pytest.fixture
def case(cast):
    return make_case(cast.actor("staff"), cast.unit)


@pytest.fixture
def friend(cast, case):
    """The supervisor, invited."""
    with acting(cast.actor("staff")) as actor:
        supervisors.invite_supervisor(actor, case, cast.supervisor)
    return cast.actor("supervisor")


@pytest.fixture
def told():
    heard: list[NoticeDue] = []
    before = list(_handlers.get(NoticeDue, ()))
    _handlers.setdefault(NoticeDue, []).append(heard.append)
    yield heard
    _handlers[NoticeDue] = before


def ask(actor, case, text="Vem når ni inte?", **more):
    with acting(actor):
        return counter_questions.ask_question(actor, case, text, **more)


def test_guiding_questions_when_counted_then_all_of_section_12_are_there():
    assert len(GUIDES) == 42
    assert (next(iter(GUIDES)), list(GUIDES)[-1]) == ("N1", "P8")
    assert all(row.sv and row.en for row in GUIDES.values())


def test_ask_when_an_invited_supervisor_then_saved_logged_and_the_team_told(cast, case, friend, told):
    question = ask(friend, case, guide="B2")

    assert (question.state, question.asked_by_id, question.guide) == ("open", cast.supervisor.pk, "B2")
    assert question.asked_as == "handledare"
    assert [(each.kind, each.to) for each in told] == [("canvas.question-asked", frozenset({cast.staff.pk}))]
    with acting(SYSTEM):
        assert Entry.objects.filter(action="canvas.question-asked", home=case.item.code).count() == 1


def test_ask_when_a_supervisor_of_the_network_sees_it_then_may_ask_also_uninvited(cast, case):
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "network")

    assert ask(cast.actor("supervisor"), case).pk


@pytest.mark.parametrize("who", ["colleague", "developer", "outsider", "supervisor"])
def test_ask_when_not_of_the_work_then_refused(cast, case, who):
    with pytest.raises(PermissionDenied):
        ask(cast.actor(who), case)


def test_supervisor_when_invited_then_reads_and_never_edits(cast, case, friend):
    card = make_card(cast.actor("staff"), case)

    with acting(friend), pytest.raises(PermissionDenied):
        cards.change_card(friend, card, {"text": "Annat"})
    client = Client()
    client.force_login(cast.supervisor)
    assert client.get(reverse("canvas:show", args=[case.item.code])).status_code == 200
    assert client.get(reverse("canvas:card-edit", args=[card.item.code])).status_code == 403


def test_ask_when_the_card_was_put_away_a_second_ago_then_refused_and_the_text_stays(cast, case, friend):
    card = make_card(cast.actor("staff"), case)
    client = Client()
    client.force_login(cast.supervisor)
    url = reverse("canvas:question-new", args=[case.item.code]) + f"?kort={card.item.code}"
    assert client.get(url).status_code == 200
    with acting(SYSTEM):
        cards.retire_card(SYSTEM, card, "fel")

    answer = client.post(url, {"text": "Stämmer det här?", "guide": ""})

    assert answer.status_code == 422
    assert "Stämmer det här?" in answer.content.decode()
    with acting(SYSTEM):
        assert not CounterQuestion.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 10_001, "Ring 640823-3234"])
def test_ask_when_empty_too_long_or_with_an_identity_number_then_refused(case, friend, text):
    with pytest.raises(ValidationError):
        ask(friend, case, text)


def test_answer_when_cards_changed_then_led_to_change_and_the_asker_has_it_to_read(cast, case, friend, told):
    staff = cast.actor("staff")
    question, card = ask(friend, case), make_card(staff, case)
    with acting(staff):
        assert [row.key for row in todos(staff)] == [f"canvas.question:{question.code}"]
        counter_questions.answer_question(staff, question, "Vi ändrade.", [card])
        assert todos(staff) == []
        assert (numbers_of(staff, case).led_to_change, numbers_of(staff, case).share) == (1, 100)

    assert told[-1].kind == "canvas.question-answered"
    assert told[-1].to == frozenset({cast.supervisor.pk})
    with acting(friend):
        assert [row.key for row in todos(friend)] == [f"canvas.question-read:{question.code}"]
    client = Client()
    client.force_login(cast.supervisor)
    assert card.item.title in client.get(reverse("canvas:question", args=[question.code])).content.decode()
    with acting(friend):
        assert todos(friend) == []


def test_park_when_its_day_comes_then_it_waits_again(cast, case, friend):
    staff = cast.actor("staff")
    question = ask(friend, case)
    with acting(staff):
        with pytest.raises(ValidationError):
            counter_questions.park_question(staff, question, clock.today())
        counter_questions.park_question(staff, question, clock.today() + timedelta(days=7))
        assert todos(staff) == []
        with clock.at(clock.now() + timedelta(days=8)):
            assert [row.key for row in todos(staff)] == [f"canvas.question:{question.code}"]
        counter_questions.reopen_question(staff, question)
        question.refresh_from_db()
        assert question.state == "open"


def test_question_when_about_a_private_card_then_nobody_else_finds_it(cast, case, friend):
    staff = cast.actor("staff")
    card = make_card(staff, case, text="Dolt", visibility="private")
    question = ask(staff, case, "Hemlig fråga", about=About(card=card))
    client = Client()
    client.force_login(cast.supervisor)

    listed = client.get(reverse("canvas:questions", args=[case.item.code])).content.decode()

    assert "Hemlig fråga" not in listed
    assert client.get(reverse("canvas:question", args=[question.code])).status_code == 404
    with acting(friend):
        assert numbers_of(friend, case).total == 0
        assert todos(friend) == []
    exported = client.get(reverse("canvas:export", args=[case.item.code]) + "?historik=1").content.decode()
    assert "Hemlig fråga" not in exported


def test_list_when_more_questions_then_as_many_queries(cast, case, friend):
    client = Client()
    client.force_login(cast.supervisor)
    url = reverse("canvas:questions", args=[case.item.code])

    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert client.get(url).status_code == 200
        return len(counted)

    ask(friend, case)
    one = cost()
    for text in ("Vad är vana?", "Vad är antagande?"):
        ask(friend, case, text, about=About(piece="nytta"))

    assert cost() == one


def test_answer_of_odd_letters_when_shown_then_whole(cast, case, friend):
    staff, text = cast.actor("staff"), "😀 שלום עולם och åäö <b>"
    question = ask(friend, case)
    with acting(staff):
        counter_questions.answer_question(staff, question, text)
    client = Client()
    client.force_login(cast.staff)

    shown = client.get(reverse("canvas:question", args=[question.code])).content.decode()

    assert "😀 שלום עולם och åäö &lt;b&gt;" in shown
