"""Thought tests and interviews: the rules, what becomes cards, and what the file carries."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.models import Link
from rodtrad.work.canvas.models import CardDetail, Interview, Origin
from rodtrad.work.canvas.queries.thoughts import time_box
from rodtrad.work.canvas.rules.outcomes import cumulative, ladder
from rodtrad.work.canvas.services import interviews, supervisors, thought_tests
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


@pytest.fixture
def case(cast):
    return make_case(cast.actor("staff"), cast.unit)


@pytest.fixture
def test(cast, case):
    with acting(cast.actor("staff")) as staff:
        return thought_tests.begin_thought_test(staff, case, {"knot": "Ingen går vidare", "minutes": 20})


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_promote_when_an_alternative_then_the_card_tells_what_it_came_out_of(cast, test):
    with acting(cast.actor("staff")) as staff:
        row = thought_tests.add_alternative(
            staff, test, {"text": "Bjud in en granne", "speaks_for": "De känner dem"}
        )
        card = thought_tests.promote_alternative(staff, row, "intervention-element")

    assert card.note == "Talar för: De känner dem"
    shown = signed_in(cast.staff).get(reverse("canvas:card", args=[card.item.code])).content.decode()
    assert "Kom ur provtänket" in shown
    assert "Ingen går vidare" in shown
    page = signed_in(cast.staff).get(reverse("canvas:thought", args=[test.code])).content.decode()
    assert reverse("canvas:card", args=[card.item.code]) in page


def test_promote_when_the_example_is_not_ours_then_refused(cast, test):
    with acting(cast.actor("staff")) as staff:
        row = thought_tests.add_alternative(staff, test, {"text": "Ett bibliotek ger kort", "not_ours": True})
        with pytest.raises(ValidationError):
            thought_tests.promote_alternative(staff, row, "need")
    with acting(SYSTEM):
        assert not Origin.objects.exists()


def test_supervisor_when_invited_then_gives_examples_but_makes_no_cards(cast, case, test):
    with acting(cast.actor("staff")) as staff:
        supervisors.invite_supervisor(staff, case, cast.supervisor)
    with acting(cast.actor("supervisor")) as friend:
        row = thought_tests.add_alternative(friend, test, {"text": "Tänk om"})
        with pytest.raises(PermissionDenied):
            thought_tests.promote_alternative(friend, row, "need")
    with acting(cast.actor("manager")) as manager, pytest.raises(PermissionDenied):
        thought_tests.add_alternative(manager, test, {"text": "Nej"})


def test_alternative_when_it_holds_an_identity_number_then_refused_and_kept_in_the_form(cast, test):
    url = reverse("canvas:alternative-new", args=[test.code])

    answer = signed_in(cast.staff).post(url, {"a-text": "Ring 640823-3234"})

    assert answer.status_code == 422
    assert "640823-3234" in answer.content.decode()


def test_clock_when_started_then_counts_down_to_nothing(cast, test):
    with acting(cast.actor("staff")) as staff:
        thought_tests.start_clock(staff, test)
        test.refresh_from_db()
        assert time_box(test).left == 20
        with clock.at(test.started + timedelta(minutes=12, seconds=10)):
            assert time_box(test).left == 8
        with clock.at(test.started + timedelta(minutes=21)):
            assert time_box(test).left == 0
        with clock.at(test.started + timedelta(hours=3)):
            assert time_box(test) is None


def told(cast, case, **more):
    with acting(cast.actor("staff")) as staff:
        row = interviews.begin_interview(staff, case, "värd sedan starten")
        texts = {"situation": "Någon står i dörren", "does": "Jag hälsar", "why": "Då stannar man", **more}
        parts = [
            {"text": "Någon möter", "competence": "volunteer", "if_missing": "Man vänder"}, {"text": " "},
            {"text": "Välja plats"},
        ]  # fmt: skip
        interviews.save_interview(staff, row, texts, parts)
    return row


def test_finish_when_written_down_then_a_knowledge_card_with_core_components_resting_on_it(cast, case):
    row = told(cast, case, knowledge="Den nya stannar om någon möter.")
    with acting(cast.actor("staff")) as staff:
        known, first, second = interviews.finish_interview(staff, row)
        with pytest.raises(ValidationError):
            interviews.finish_interview(staff, row)

    assert known.item.kind == "knowledge-practice"
    assert "Vad gör du?\nJag hälsar" in known.note
    assert (first.fields["competence"], first.fields["if_missing"]) == ("volunteer", "Man vänder")
    assert second.fields["found_through"] == "interview"
    with acting(SYSTEM):
        links = Link.objects.filter(rel="rests-on", target=known.item)
        assert {link.source_id for link in links} == {first.pk, second.pk}
        assert Origin.objects.filter(interview=row).count() == 3


def test_finish_when_the_sentence_is_missing_then_refused_and_no_card_made(cast, case):
    row = told(cast, case)
    with acting(cast.actor("staff")) as staff, pytest.raises(ValidationError):
        interviews.finish_interview(staff, row)
    with acting(SYSTEM):
        assert not CardDetail.objects.exists()


def test_interview_when_saved_step_by_step_then_nothing_is_lost(cast, case):
    client = signed_in(cast.staff)
    begun = client.post(reverse("canvas:interviews", args=[case.item.code]), {"who": "värd"})
    data = {
        "who": "värd", "situation": "I dörren", "step": "2", "c-TOTAL_FORMS": "2", "c-INITIAL_FORMS": "0",
        "c-0-text": "Någon möter", "c-0-competence": "anyone",
    }  # fmt: skip

    saved = client.post(begun["Location"], data)

    assert (saved.status_code, saved["Location"].endswith("#steg-2")) == (303, True)
    with acting(SYSTEM):
        row = Interview.objects.get(case=case)
        assert (row.situation, row.components.get().competence) == ("I dörren", "anyone")
    done = client.post(begun["Location"], {**data, "knowledge": "Man stannar.", "step": "finish"})
    assert done.status_code == 303
    paper = client.get(reverse("canvas:introduction", args=[case.item.code])).content.decode()
    assert "Någon möter" in paper
    assert "I dörren" in paper


def test_interview_when_a_component_holds_an_identity_number_then_refused(cast, case):
    row = told(cast, case)
    data = {
        "who": "värd", "c-TOTAL_FORMS": "1", "c-INITIAL_FORMS": "0", "c-0-text": "Fråga 640823-3234", "step": "6",
    }  # fmt: skip

    answer = signed_in(cast.staff).post(reverse("canvas:interview", args=[row.code]), data)

    assert answer.status_code == 422
    assert "640823-3234" in answer.content.decode()


def test_introduction_when_a_core_component_is_private_then_left_out(cast, case):
    make_card(cast.actor("staff"), case, "core-component", "Dold kärna", visibility="private")
    with acting(cast.actor("staff")) as staff:
        supervisors.invite_supervisor(staff, case, cast.supervisor)
    url = reverse("canvas:introduction", args=[case.item.code])

    assert "Dold kärna" in signed_in(cast.staff).get(url).content.decode()
    assert "Dold kärna" not in signed_in(cast.supervisor).get(url).content.decode()


def test_ladder_when_small_tests_are_run_then_full_scale_is_next():
    steps = ladder(
        ("thought", "sketch", "small", "full"), [("small", "ended"), ("full", "planned"), ("", "")], 2
    )

    assert [(step.scale, step.begun, step.planned, step.is_next) for step in steps] == [
        ("thought", 2, 0, False), ("sketch", 0, 0, False), ("small", 1, 0, False), ("full", 0, 1, True),
    ]  # fmt: skip


def test_cumulative_when_links_are_made_then_each_month_holds_all_before():
    made = [(date(2026, 3, 2), "b"), (date(2026, 1, 9), "a"), (date(2026, 1, 2), "a")]

    months = cumulative(made, ("a", "b"))

    assert [(month.first, month.numbers, month.kinds) for month in months] == [
        (date(2026, 1, 1), (2, 0), 1), (date(2026, 3, 1), (2, 1), 2),
    ]  # fmt: skip
