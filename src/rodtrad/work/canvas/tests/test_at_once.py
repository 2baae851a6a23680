"""Several people at the same moment, in real threads on either database: nothing is lost, doubled or stuck."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.urls import reverse

from rodtrad.foundation.audit.services import verify
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.models import Area as OrgArea
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Alternative, Flag, Item, Link
from rodtrad.foundation.thread.services import log
from rodtrad.kernel.kubinol.case import Area
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Finding, FindingAnswer
from rodtrad.work.canvas.services import answers, cards, cases, findings, importing, moving, team
from rodtrad.work.canvas.tests.case_files import IMPORT, a_case, data_of, detail_of, plan_of, with_card
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db(transaction=True)
SYSTEM = system("test")


@pytest.fixture(autouse=True)
def _acting():
    with acting(SYSTEM):
        yield


@pytest.fixture(autouse=True)
def _slowly(monkeypatch):
    """Every save takes its time between reading and committing, so that those who begin at once do overlap."""
    ordinary = log.record_many

    def slow(*given: Any) -> None:
        time.sleep(0.05)
        ordinary(*given)

    monkeypatch.setattr(log, "record_many", slow)


@pytest.fixture
def actor(cast):
    return cast.actor("staff")


@pytest.fixture
def case(actor, cast):
    return make_case(actor, cast.unit)


@pytest.fixture
def other(actor, cast, case):
    """Another in the team of the case."""
    team.add_seat(actor, case, person=cast.colleague)
    return cast.actor("colleague")


def at_once(*jobs: Callable[[], Any]) -> list[Any]:
    """Begin all jobs at the same moment, each on a connection of its own: what they gave, or were refused with."""
    gate = Barrier(len(jobs))

    def run(job: Callable[[], Any]) -> Any:
        try:
            connection.ensure_connection()
            gate.wait(20)
            with acting(SYSTEM):
                return job()
        except ValidationError as refused:  # anything else fails the test
            return refused
        finally:
            connection.close()

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


def refusals(given: list[Any]) -> list[ValidationError]:
    return [each for each in given if isinstance(each, ValidationError)]


def again(card: CardDetail) -> CardDetail:
    return CardDetail.objects.select_related("item__place", "case__item__place").get(pk=card.pk)


def test_same_field_when_two_save_then_both_texts_survive(actor, other, case):
    card = make_card(actor, case)
    seen = cards.card_texts(card)

    saved = at_once(
        lambda: cards.change_card(actor, again(card), {"text": "Min"}, seen=seen),
        lambda: cards.change_card(other, again(card), {"text": "Din"}, seen=seen),
    )

    assert sorted(len(each.conflicts) for each in saved) == [0, 1]
    assert {again(card).item.text, Alternative.objects.get().text} == {"Min", "Din"}


def test_same_field_of_the_case_when_two_save_then_both_texts_survive(actor, other, case):
    seen = cases.case_texts(case)

    saved = at_once(
        lambda: cases.change_case(actor, detail_of("middag-ihop"), {"title": "Min"}, seen=seen),
        lambda: cases.change_case(other, detail_of("middag-ihop"), {"title": "Din"}, seen=seen),
    )

    assert sorted(len(each.conflicts) for each in saved) == [0, 1]
    assert {detail_of("middag-ihop").item.title, Alternative.objects.get().text} == {"Min", "Din"}


def test_different_fields_when_two_save_then_both_are_there(actor, other, case):
    card = make_card(actor, case)
    seen = cards.card_texts(card)

    at_once(
        lambda: cards.change_card(actor, again(card), {"text": "Ny text"}, seen=seen),
        lambda: cards.change_card(other, again(card), {"note": "Ny anteckning"}, seen=seen),
    )

    now = again(card)
    assert (now.item.text, now.note, now.item.version) == ("Ny text", "Ny anteckning", 3)
    assert not Alternative.objects.exists()


def test_ten_when_they_add_cards_to_one_case_then_ten_cards_in_order(actor, case):
    at_once(*(lambda n=n: cards.add_card(actor, case, "need", {"text": f"Behov {n}"}) for n in range(10)))

    made = list(CardDetail.objects.select_related("item").order_by("position"))
    assert {card.item.text for card in made} == {f"Behov {n}" for n in range(10)}
    assert [card.key for card in made] == [f"B{n}" for n in range(1, 11)]
    assert len({card.position for card in made}) == 10
    assert CaseDetail.objects.get().letters == {"B": 10}
    assert verify() == []


def test_cards_when_moved_and_changed_crosswise_then_nobody_waits_in_a_circle(actor, other, case):
    first, second = make_card(actor, case, text="Ett"), make_card(actor, case, text="Två")
    benefit = make_card(actor, case, "benefit-individual", "Nytta")

    given = at_once(
        lambda: cards.change_card(actor, again(first), {"text": "Ett, nytt"}),
        lambda: cards.change_card(other, again(second), {"text": "Två, nytt"}),
        lambda: moving.move_card(actor, again(second), way="up"),
        lambda: thread.add_link(other, again(benefit).item, "answers", again(first).item),
        lambda: thread.retire(actor, again(second).item, "Fel"),
        lambda: findings.refresh_findings(SYSTEM),
    )

    assert [each.code for each in refusals(given) if each.code != "retired"] == []
    assert again(first).item.text == "Ett, nytt"
    stored = set(Finding.objects.values_list("check_code", "card_id"))
    findings.refresh(SYSTEM, case)
    assert set(Finding.objects.values_list("check_code", "card_id")) == stored


def test_one_flag_when_two_answer_then_the_second_is_told(actor, other, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual", "Nytta")
    thread.add_link(actor, benefit.item, "answers", need.item)
    cards.change_card(actor, again(need), {"text": "Annat"})
    flag = Flag.objects.get()

    given = at_once(
        lambda: thread.answer_flag(actor, Flag.objects.select_related("item__place").get(), "keep", "Min"),
        lambda: thread.answer_flag(other, Flag.objects.select_related("item__place").get(), "keep", "Din"),
    )

    assert [each.code for each in refusals(given)] == ["answered"]
    flag.refresh_from_db()
    assert (flag.reason, given.index(None)) in (("Min", 0), ("Din", 1))


def test_one_finding_when_two_answer_then_the_second_is_told(actor, other, case):
    card = make_card(actor, case, "benefit-individual", "Mindre problem med maten")
    finding = Finding.objects.select_related("case__item").filter(card=card).first()

    given = at_once(
        lambda: answers.answer_finding(actor, finding, "answered", "Min"),
        lambda: answers.answer_finding(other, finding, "answered", "Din"),
    )

    assert [each.code for each in refusals(given)] == ["answered"]
    assert FindingAnswer.objects.get().reason == Finding.objects.get(pk=finding.pk).reason


def test_card_when_put_away_and_changed_then_one_after_the_other(actor, other, case):
    card = make_card(actor, case)

    given = at_once(
        lambda: cards.retire_card(actor, again(card), "Fel"),
        lambda: cards.change_card(other, again(card), {"text": "Nytt"}),
    )

    item = again(card).item
    assert item.life == "retired"
    if refusals(given):
        assert ([each.code for each in refusals(given)], item.text) == (["retired"], "Sällskap")
    else:
        assert (item.text, item.version) == ("Nytt", 3)


def test_import_when_a_person_saves_then_stale_or_done_and_never_half():
    importing.apply(IMPORT, plan_of(data_of(a_case())))
    new = with_card(replace(a_case(), title="Nytt ur filen"), "N1", text="Ur filen")
    plan = plan_of(data_of(new))
    card = CardDetail.objects.get(key="N1")
    seen = cards.card_texts(again(card))

    done, saved = at_once(
        lambda: importing.apply(IMPORT, plan),
        lambda: cards.change_card(SYSTEM, again(card), {"text": "Av en person"}, seen=seen),
    )

    now = (detail_of().item.title, again(card).item.text)
    if isinstance(done, importing.ImportStale):
        assert (now, saved.conflicts) == (("Middag ihop i byarna", "Av en person"), [])
    else:
        assert (now, len(saved.conflicts)) == (("Nytt ur filen", "Ur filen"), 1)
        assert Alternative.objects.get().text == "Av en person"


def test_two_cases_when_begun_with_the_same_title_then_ids_of_their_own(actor, cast):
    at_once(
        *(
            lambda who=who: cases.create_case(
                who, place=cast.unit, texts={"title": "Middag", "entry_piece": "insats"}
            )
            for who in (actor, cast.actor("colleague"))
        )
    )

    assert sorted(CaseDetail.objects.values_list("key", flat=True)) == ["middag", "middag-2"]


def test_same_pair_when_two_link_then_one_link(actor, other, case):
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual", "Nytta")

    given = at_once(
        *(
            lambda who=who: thread.add_link(who, again(benefit).item, "answers", again(need).item)
            for who in (actor, other)
        )
    )

    assert Link.objects.get().pk == given[0].pk == given[1].pk


def test_links_between_two_cases_when_made_crosswise_then_both(actor, case, cast, other):
    here = [make_card(actor, case, text=f"Behov {n}") for n in range(2)]
    second = make_case(actor, cast.unit, "Annat")
    team.add_seat(actor, second, person=cast.colleague)
    other = cast.actor("colleague")
    there = [make_card(actor, second, "benefit-individual", f"Nytta {n}") for n in range(2)]

    at_once(
        lambda: thread.add_link(actor, there[0].item, "answers", here[0].item),
        lambda: cards.change_card(actor, again(here[0]), {"text": "Nytt"}),
        lambda: thread.add_link(other, there[1].item, "answers", here[1].item),
        lambda: cards.change_card(other, again(there[1]), {"text": "Nytt"}),
    )

    assert Link.objects.count() == 2


def test_new_municipality_when_two_import_then_made_once():
    plans = [plan_of(data_of(a_case(key), areas=(Area("Byn", "Vindeln"),))) for key in ("ett", "annat")]

    at_once(*(lambda plan=plan: importing.apply(IMPORT, plan) for plan in plans))

    assert Place.objects.get(kind="municipality").name == "Vindeln"
    assert set(CaseDetail.objects.values_list("key", flat=True)) == {"ett", "annat"}
    assert sorted(OrgArea.objects.values_list("name", flat=True)) == ["Byn", "Vindeln"]


def test_same_case_when_two_import_it_first_then_one_is_told_to_look_again():
    plans = [plan_of(data_of(replace(a_case(), title=title))) for title in ("Ett", "Två")]

    given = at_once(*(lambda plan=plan: importing.apply(IMPORT, plan) for plan in plans))

    assert [type(each) for each in refusals(given)] == [importing.ImportStale]
    assert Item.objects.filter(kind="case").count() == 1


def test_page_when_the_database_stays_locked_then_asks_to_save_again(cast, client, case):
    client.force_login(cast.staff, backend="allauth.account.auth_backends.AuthenticationBackend")
    client.raise_request_exception = False
    address = reverse("canvas:card-new", args=[case.item.code, "need"])
    release = _hold_the_database(case)
    try:
        answer = client.post(address, {"text": "Sällskap"})
    finally:
        release()

    assert (answer.status_code, answer["Retry-After"]) == (503, "5")
    assert "har inte sparats" in answer.content.decode()
    assert not CardDetail.objects.exists()


def _hold_the_database(case: CaseDetail) -> Callable[[], Any]:
    """Somebody else writes and does not end; this connection has little patience. Returns what lets go."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout = 50")
            stranger: Any = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
            stranger.execute("BEGIN IMMEDIATE")
        else:
            cursor.execute("SET lock_timeout = '50ms'")
            stranger = connection.copy()
            stranger.set_autocommit(False)
            with stranger.cursor() as there:
                there.execute("SELECT 1 FROM thread_item WHERE id = %s FOR UPDATE", [case.item_id])

    def release() -> None:
        stranger.close()
        connection.close()

    return release
