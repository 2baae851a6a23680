"""Asking in a real browser: the pages are accessible, fit a phone, and a guest answers without a script."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.services import add_link
from rodtrad.work.canvas.services import counter_questions, interviews, thought_tests
from rodtrad.work.canvas.tests.factories import make_answer, make_card, make_case, make_link

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]
SYSTEM = system("test")


@pytest.fixture
def codes(transactional_db, cast):
    """A case with something on every page: URL name → its code."""
    staff = cast.actor("staff")
    case = make_case(staff, cast.unit)
    actor = make_card(staff, case, "actor", "Församlingen", contact_status="contacted")
    group = make_card(staff, case, "target-group", "Änkemän")
    make_card(staff, case, "knowledge-user", "De vill ha sällskap", trust="single-voice")
    with acting(staff):
        add_link(staff, actor.item, "delimits", group.item)
        question = counter_questions.ask_question(staff, case, "Vem når ni inte?")
        thought = thought_tests.begin_thought_test(staff, case, {"knot": "Ingen kommer", "minutes": 20})
        thought_tests.add_alternative(staff, thought, {"text": "Gå hem till dem", "keep": True})
        thought_tests.start_clock(staff, thought)
        interview = interviews.begin_interview(staff, case, "värd")
    answer = make_answer(make_link(staff, case)[0])
    names = (
        "questions", "question-new", "supervisors", "thoughts", "interviews", "introduction", "guests",
        "guest-new", "outcomes",
    )  # fmt: skip
    found = {name: [case.item.code] for name in names}
    return found | {
        "question": [question.code], "thought": [thought.code], "interview": [interview.code],
        "guest-answer": [answer.item.code], "card": [answer.item.code], "actors": [], "knowledge": [],
    }  # fmt: skip


def test_pages_when_looked_at_then_accessible_and_no_wider_than_a_phone(new_page, cast, codes, axe):
    page = new_page(cast.staff, 320, 800)
    for name, given in codes.items():
        page.goto(reverse(f"canvas:{name}", args=given))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, name
        assert axe(page) == [], name


def test_guest_when_without_script_then_answers_on_a_light_page(new_page, chromium, live_server, cast, axe):
    staff = cast.actor("staff")
    _link, token = make_link(staff, make_case(staff, cast.unit))
    url = live_server.url + reverse("canvas:guest", args=[token])
    page = new_page(None, 360, 800)
    page.goto(url)
    assert axe(page) == []
    context = chromium.new_context(java_script_enabled=False, locale="sv-SE")
    plain = context.new_page()
    plain.goto(url)
    plain.get_by_label("Ditt svar").fill("Sällskap på vägen 😀")
    plain.get_by_role("button", name="Skicka svaret").click()

    assert plain.get_by_role("heading", name="Tack för ditt svar").is_visible()
    plain.goto(url)
    assert plain.get_by_role("heading", name="Här finns ingen fråga").is_visible()
    context.close()
