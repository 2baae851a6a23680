"""Where features of the canvas meet: a card's story and the outcomes read what asking and loops have kept, a question
offers guiding questions, parked questions come back, the place leads to its conditions."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import SettingValue
from rodtrad.work.canvas.models import Finding
from rodtrad.work.canvas.queries import ancestry, loops
from rodtrad.work.canvas.queries.outcomes import outcomes_of
from rodtrad.work.canvas.services import cards, cases, counter_questions, guiding, thought_tests
from rodtrad.work.canvas.services import loops as loop_services
from rodtrad.work.canvas.services import versions as version_services
from rodtrad.work.canvas.tests.factories import make_answer, make_card, make_case, make_link

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


@pytest.fixture
def case(cast):
    return make_case(cast.actor("staff"), cast.unit)


@pytest.fixture
def actor(cast, case):
    with acting(cast.actor("staff")) as who:
        yield who


def signed_in(person) -> Client:
    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def test_story_when_a_card_came_out_of_a_thought_test_then_told_with_the_questions_that_changed_it(
    cast, actor, case
):
    test = thought_tests.begin_thought_test(actor, case, {"knot": "Ingen går vidare"})
    way = thought_tests.add_alternative(actor, test, {"text": "Bjud in en granne"})
    card = thought_tests.promote_alternative(actor, way, "intervention-element")
    asked = counter_questions.ask_question(actor, case, "Vem bjuder in?")
    other = counter_questions.ask_question(actor, case, "Vad kostar det?")
    counter_questions.answer_question(actor, asked, "Gästerna själva.", [card])
    counter_questions.answer_question(actor, other, "Ingenting.")
    link, _token = make_link(actor, case, card=card, piece="", question="Vem känner du?")

    story = ancestry.ancestry_of(actor, card)

    assert story.origin is not None
    assert story.origin.alternative.test == test
    assert [question.text for question in story.questions] == ["Vem bjuder in?"]
    assert [row.link for row in story.sent] == [link]
    page = signed_in(cast.staff).get(reverse("canvas:card-story", args=[card.item.code])).content.decode()
    for text in ("Ingen går vidare", "Vem bjuder in?", "Vem känner du?"):
        assert text in page
    assert "Vad kostar det?" not in page


def test_story_when_read_by_somebody_outside_the_team_then_links_sent_out_are_not_told(cast, actor, case):
    card = make_card(actor, case)
    make_link(actor, case, card=card, piece="")
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, case, "municipality")
    with acting(cast.actor("colleague")) as colleague:
        assert ancestry.ancestry_of(colleague, card).sent == []


def test_story_when_a_guest_answered_then_the_question_is_told(actor, case):
    link, _token = make_link(actor, case)
    card = make_answer(link)

    assert ancestry.ancestry_of(actor, card).origin.guest_link == link


def test_outcomes_when_loops_were_gone_through_then_counted_by_kind(actor, case):
    for kind in ("single", "single", "double"):
        loop = loop_services.begin_loop(actor, case, trigger="unexpected-result")
        loop_services.end_loop(actor, loop, kind=kind, learning="Ring innan", assumptions=[], changed=[])
    loop_services.begin_loop(actor, case, trigger="unexpected-result")

    found = outcomes_of(actor, case).loops

    assert (found.single, found.double, found.none, found.under_way, found.total) == (2, 1, 0, 1, 4)


def test_loop_report_when_a_place_has_its_own_threshold_then_it_holds_for_its_works(cast, actor, case):
    element = make_card(actor, case, "intervention-element", "Frukost")
    for number in range(2):
        loop = loop_services.begin_loop(actor, case, trigger="unexpected-result")
        cards.change_card(actor, element, {"text": f"Frukost {number}"})
        loop_services.end_loop(actor, loop, kind="single", learning="Ring innan", assumptions=[], changed=[])
    assert loops.loop_report(actor)[1][0].stuck == 0

    with acting(SYSTEM):
        SettingValue.objects.create(place=cast.unit, name=loops.IN_A_ROW, value=2)

    assert loops.loop_report(actor)[1][0].stuck == 1


def test_kub_05_when_a_benefit_says_a_problem_then_three_guiding_questions_lead_to_a_card(cast, actor, case):
    card = make_card(actor, case, "benefit-individual", "Bryta ensamheten")
    finding = Finding.objects.get(case=case, check_code="KUB-CHK-02", card=card)
    client = signed_in(cast.staff)
    new = reverse("canvas:card-new", args=[case.item.code, "benefit-individual"])

    pages = [
        client.get(url).content.decode()
        for url in (
            reverse("canvas:card", args=[card.item.code]),
            reverse("canvas:answer", args=[finding.code]),
        )
    ]

    for page in pages:
        assert [f"{new}?fraga={key}" in page for key in ("N1", "N2", "N3", "N4")] == [True, True, False, True]
    assert client.get(f"{new}?fraga=N2").status_code == 200


def test_kub_05_when_another_check_asks_or_the_place_hides_a_question_then_not_offered(cast, actor, case):
    make_card(actor, case, "benefit-individual", "Bryta ensamheten")
    with acting(cast.actor("developer")) as developer:
        guiding.write_question(developer, cast.unit, "N2", text_sv="Vilket läge?", hidden=True)
    client = signed_in(cast.staff)

    shown = client.get(reverse("canvas:answer-all", args=[case.item.code, "KUB-CHK-02"])).content.decode()
    other = client.get(reverse("canvas:answer-all", args=[case.item.code, "KUB-CHK-01"])).content.decode()

    assert ["?fraga=N1" in shown, "?fraga=N2" in shown, "?fraga=" in other] == [True, False, False]


def test_parked_when_a_sketch_is_saved_before_a_session_then_open_again_but_not_those_with_a_day(actor, case):
    waits = counter_questions.ask_question(actor, case, "Vem når ni inte?")
    later = counter_questions.ask_question(actor, case, "Vad är vana?")
    counter_questions.park_question(actor, waits)
    counter_questions.park_question(actor, later, clock.today() + timedelta(days=9))
    version_services.take(actor, case, name="Mellan")
    waits.refresh_from_db()
    assert waits.state == "parked"

    version = version_services.take(actor, case, name="Inför träffen", why="session")

    waits.refresh_from_db()
    later.refresh_from_db()
    assert (version.why, waits.state, later.state) == ("session", "open", "parked")
    assert Entry.objects.filter(action="canvas.question-reopened", item=case.item.code).count() == 1
    with pytest.raises(ValidationError):
        version_services.take(actor, case, name="Fel", why="decision")


def test_sketch_page_when_saved_before_a_meeting_then_the_page_says_so(cast, actor, case):
    url = reverse("canvas:version-new", args=[case.item.code])

    signed_in(cast.staff).post(url, {"name": "Inför mötet", "why": "meeting"})
    signed_in(cast.staff).post(url, {"name": "Bara så"})

    assert list(case.versions.order_by("number").values_list("why", flat=True)) == ["meeting", "hand"]


def test_place_when_one_answers_for_it_then_its_page_leads_to_the_conditions(cast):
    page, link = (
        reverse("org:place", args=[cast.unit.code]),
        reverse("canvas:place-conditions", args=[cast.unit.code]),
    )

    assert link in signed_in(cast.manager).get(page).content.decode()
    assert link not in signed_in(cast.staff).get(page).content.decode()


@pytest.mark.parametrize("kind", ["decision", "card"])
def test_item_page_when_opened_then_files_conversation_and_history_stand_once_and_in_order(
    cast, actor, case, kind
):
    from rodtrad.work.canvas.services import decisions

    if kind == "card":
        url = reverse("canvas:card", args=[make_card(actor, case).item.code])
    else:
        point = decisions.decide(actor, case, decisions.Decision("Vilken väg?", ("Ena",), "Ena"))
        url = reverse("canvas:decision", args=[point.item.code])

    page = signed_in(cast.staff).get(url).content.decode()

    assert (page.count('id="filer"'), page.count('id="samtal"')) == (1, 1)
    assert page.index('id="filer"') < page.index('id="samtal"') < page.index("Hela historiken")


def test_decision_when_its_day_comes_then_told_in_its_own_words_and_not_once_more_as_due(cast, actor, case):
    from rodtrad.foundation.talk.models import Notice
    from rodtrad.foundation.talk.services import daily
    from rodtrad.work.canvas.services import decisions, reminders

    said = decisions.Decision("Vilken väg?", ("Ena",), "Ena", reconsider=clock.today() + timedelta(days=2))
    decisions.decide(actor, case, said)

    with clock.at(clock.now() + timedelta(days=3)):
        reminders.tell_due()
        daily.tell_of_due()

    assert list(Notice.objects.filter(user=cast.staff).values_list("kind", flat=True)) == [reminders.KIND]
