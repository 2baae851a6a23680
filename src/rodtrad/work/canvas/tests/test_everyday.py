"""What an ordinary day asks of the canvas: works found, the list in order, seats handed over, files that return."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org import services as org
from rodtrad.foundation.org.services.people_leaving import deactivate_user
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Alternative
from rodtrad.foundation.thread.queries import history_of
from rodtrad.work.canvas import imports, start, todos
from rodtrad.work.canvas.exports import export_text
from rodtrad.work.canvas.forms.cards import CardForm
from rodtrad.work.canvas.models import Finding
from rodtrad.work.canvas.queries.board import board_of
from rodtrad.work.canvas.queries.cases import Wanted, case_page
from rodtrad.work.canvas.services import cards, cases, moving, team
from rodtrad.work.canvas.services import releases as release_services
from rodtrad.work.canvas.services import versions as version_services
from rodtrad.work.canvas.tests.factories import form_of, make_card, make_case

SYSTEM = system("test")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


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


def test_list_when_a_card_changes_then_its_work_stands_first(cast, actor, case):
    card = make_card(actor, case)
    newer = make_case(actor, cast.unit, "Nyare")
    assert case_page(actor, Wanted()).rows[0].pk == newer.item.pk
    case.item.refresh_from_db()
    version, touched = case.item.version, case.item.substance_changed

    cards.change_card(actor, card, {"text": "Sällskap vid maten"})

    assert case_page(actor, Wanted()).rows[0].pk == case.item.pk
    case.item.refresh_from_db()
    assert (case.item.version, case.item.substance_changed) == (version, touched)


@pytest.mark.parametrize("word", ["ÄLDRE", "äldre", "Äldre", "(äldre"])
def test_list_when_searched_in_another_case_then_found(cast, actor, word):
    make_case(actor, cast.unit, "Träffar för (Äldre) män")
    assert len(case_page(actor, Wanted(text=word)).rows) == 1


def test_start_when_taking_part_then_the_works_and_no_other_way_in(actor, case):
    block = start.my_works(actor)
    assert [row.title for row in block.rows] == ["Middag ihop"]
    assert str(case.open_findings) in block.rows[0].note
    assert start.walk_a_thread(actor) is None


def test_start_when_staff_take_part_then_a_quick_thought_is_one_press_away(cast, actor, case):
    assert [row.url for row in start.quick_thought(cast.actor("staff")).rows] == [reverse("canvas:quick")]
    assert start.quick_thought(cast.actor("colleague")) is None
    assert start.quick_thought(cast.actor("developer")) is None


def test_start_when_one_reads_then_what_teams_have_released(cast, actor, case):
    make_card(actor, case)
    release_services.release(actor, version_services.take(actor, case, name="Vår"), "network")

    [row] = start.released_sketches(cast.actor("elected")).rows

    assert "Vår" in row.title
    assert start.released_sketches(actor) is None


def test_todos_when_one_question_is_about_several_cards_then_counted_once_as_on_the_start_page(
    cast, actor, case
):
    for text in ("Ett", "Två"):
        make_card(actor, case, "benefit-individual", text)
    case.refresh_from_db()

    [line] = todos.questions(cast.actor("staff"))

    assert line.title.startswith(f"{case.open_findings} fr")
    assert case.open_findings < Finding.objects.filter(case=case).count()


def test_start_when_new_then_a_thread_to_walk(cast, actor, case):
    cases.change_visibility(actor, case, "municipality")
    newcomer = cast.actor("colleague")
    block = start.walk_a_thread(newcomer)
    assert [row.url for row in block.rows] == [reverse("thread:show", args=[case.item.code])]
    assert start.my_works(newcomer).rows == ()
    assert start.walk_a_thread(cast.actor("guest")).rows == ()


def test_start_when_there_are_more_works_then_no_more_queries(cast, actor, case):
    def asked() -> int:
        with CaptureQueriesContext(connection) as queries:
            start.my_works(actor)
        return len(queries)

    one = asked()
    for number in range(4):
        make_case(actor, cast.unit, f"Arbete {number}")
    assert asked() == one


def test_history_when_the_title_repeats_the_text_then_told_once(actor, case):
    card = make_card(actor, case)
    cards.change_card(actor, card, {"text": "Sällskap vid maten, också på helgen"})
    told = history_of(actor, card.item)[0]
    assert [change.field for change in told.changes] == ["text"]


def test_history_when_a_word_is_chosen_then_told_in_words(actor, case):
    cases.change_visibility(actor, case, "municipality")
    said = [
        change
        for line in history_of(actor, case.item)
        for change in line.changes
        if change.field == "visibility"
    ]
    assert (said[0].before, said[0].after) == ("teamet", "kommunen")


def test_board_when_cards_wait_then_flags_are_not_asked_about_twice(actor, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual", "Gemenskap")
    thread.add_link(actor, benefit.item, "answers", need.item)
    cards.change_card(actor, need, {"text": "Något helt annat"})
    Finding.objects.create(case=case, check_code="KUB-CHK-24", card=benefit, since=benefit.item.changed)
    board = board_of(actor, case)
    assert board.flags
    assert "KUB-CHK-24" not in [question.code for question in board.general]


def test_seat_when_the_person_left_then_handed_over_with_the_lead(cast, actor, case):
    admin = cast.actor("admin")
    seat = case.seats.get()
    deactivate_user(admin, cast.staff)
    seat.refresh_from_db()
    assert seat.person.left is not None

    team.hand_over_seat(SYSTEM, seat, cast.colleague)

    seat.refresh_from_db()
    assert (seat.person, seat.lead) == (cast.colleague, True)
    assert cast.actor("colleague").on_objects[case.item.code] == {"lead"}


def test_seats_when_everything_is_handed_over_then_they_follow(cast, actor, case):
    both = make_case(actor, cast.unit, "Två")
    team.add_seat(actor, both, person=cast.colleague)
    org.hand_over(cast.actor("admin"), user=cast.staff, to=cast.colleague)
    assert [seat.person for seat in case.seats.all()] == [cast.colleague]
    assert [seat.person for seat in both.seats.all() if seat.person] == [cast.colleague]


def test_export_when_a_card_has_changed_type_then_the_file_comes_in_again(actor, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual", "Gemenskap")
    thread.add_link(actor, benefit.item, "answers", need.item)
    moving.change_type(actor, need, "context")
    text = export_text(actor, [case.item.code])
    plan = imports.plan(actor, imports.read(text.encode()))
    assert "relation-types" not in [problem.code for problem in plan.problems]
    assert "answers" not in text


def test_conflict_when_both_are_kept_then_nothing_waits(client, cast, actor, case):
    card = make_card(actor, case)
    client.force_login(cast.staff, backend=BACKEND)
    url = reverse("canvas:card-edit", args=[card.item.code])
    mine = form_of(card, text="Min text")
    cards.change_card(SYSTEM, card, {"text": "Deras text"})
    assert client.post(url, mine).status_code == 409
    choice = {"choice-text": "both", "mine-text": "Min text", "theirs-text": "Deras text"}

    client.post(url, choice)

    card.item.refresh_from_db()
    assert card.item.text == "Deras text\n\nMin text"
    assert not Alternative.objects.filter(settled__isnull=True).exists()


def test_setting_when_changed_then_the_works_are_asked_anew(cast, actor, case):
    make_card(actor, case, "knowledge-research", "Studien")
    make_card(actor, case, "knowledge-practice", "Vi har sett det")
    admin = cast.actor("admin")
    before = Finding.objects.filter(case=case, check_code="KUB-CHK-10").count()
    org.change_setting(admin, case.municipality, "canvas.knowledge-kinds", 4)
    many = set(Finding.objects.filter(case=case).values_list("check_code", flat=True))
    org.change_setting(admin, case.municipality, "canvas.knowledge-kinds", 1)
    few = set(Finding.objects.filter(case=case).values_list("check_code", flat=True))
    assert many - few
    assert before in (0, 1)


def test_card_form_when_nothing_is_said_then_folded(actor):
    from rodtrad.work.canvas.services.cards import form_names

    empty = {**dict.fromkeys(form_names("target-group"), ""), "life": "current"}
    form = CardForm(None, card_type="target-group", limit="team", current=empty)
    assert not form.common_is_open
    assert not any(group.is_open for group in form.groups())
    filled = CardForm(None, card_type="target-group", limit="team", current={**empty, "note": "Mer"})
    assert filled.common_is_open


def test_link_when_confirmed_from_a_card_then_back_to_the_card(client, cast, actor, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual", "Gemenskap")
    link = thread.add_link(actor, benefit.item, "answers", need.item, basis="inferred")
    client.force_login(cast.staff, backend=BACKEND)
    back = reverse("canvas:card", args=[need.item.code])
    page = client.get(reverse("thread:link", args=[link.code]) + f"?next={back}").content.decode()
    assert f'name="next" value="{back}"' in page
    answer = client.post(reverse("thread:link", args=[link.code]), {"do": "confirm", "next": back})
    assert answer["Location"] == back
