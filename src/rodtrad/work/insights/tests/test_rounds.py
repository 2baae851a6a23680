"""Questions to units: who receives them, how they are answered, reminded of and closed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.org.services import create_place
from rodtrad.foundation.talk.models import Notice
from rodtrad.foundation.thread.models import Link
from rodtrad.work.insights.models import Insight, InsightRound, RoundUnit
from rodtrad.work.insights.queries import rounds as queries
from rodtrad.work.insights.queries.todos import asked_of_units
from rodtrad.work.insights.rules import rounds as rules
from rodtrad.work.insights.services import rounds
from rodtrad.work.insights.tests import factories as make
from rodtrad.work.insights.tests.test_views import signed_in, url

DAY = date(2026, 11, 25)


def test_standing_when_told_silent_or_late_then_said_so() -> None:
    due = DAY + timedelta(days=1)

    assert rules.standing(DAY, 2, due, DAY) == "told"
    assert rules.standing(DAY, 0, due, DAY) == "nothing"
    assert rules.standing(None, 0, due, DAY) == "waiting"
    assert rules.standing(None, 0, due, due + timedelta(days=1)) == "late"


def test_reminder_when_answered_or_reminded_today_then_none() -> None:
    assert rules.may_be_reminded(None, None, DAY)
    assert rules.may_be_reminded(None, DAY - timedelta(days=1), DAY)
    assert not rules.may_be_reminded(None, DAY, DAY)
    assert not rules.may_be_reminded(DAY, None, DAY)
    assert rules.is_near(DAY + timedelta(days=3), 3, DAY)
    assert not rules.is_near(DAY + timedelta(days=4), 3, DAY)


def told_of(kind: str, user) -> int:
    return Notice.everywhere.filter(kind=kind, user=user).count()


def todos(cast, who: str) -> list[str]:
    with acting(cast.actor(who)) as actor:
        return [line.title for line in asked_of_units(actor)]


@pytest.mark.django_db
def test_round_when_sent_then_the_unit_s_receivers_are_told_and_find_it_waiting(cast) -> None:
    made = make.make_round(cast.actor("developer"), cast.unit)

    assert (len(todos(cast, "manager")), todos(cast, "staff"), todos(cast, "outsider")) == (1, [], [])
    assert (told_of("insights.round", cast.manager), told_of("insights.round", cast.staff)) == (1, 0)
    assert Entry.everywhere.filter(action="insights.round-begun", item=made.item.code).count() == 1


@pytest.mark.django_db
def test_round_when_units_or_day_are_missing_then_refused(cast) -> None:
    with acting(cast.actor("developer")) as actor:
        given = {"place": cast.unit, "question": "Vad?", "aim": ""}
        with pytest.raises(ValidationError) as none:
            rounds.ask_units(actor, **given, due=clock.today(), units=[])
        with pytest.raises(ValidationError) as late:
            rounds.ask_units(actor, **given, due=clock.today() - timedelta(days=1), units=[cast.unit])
    assert (list(none.value.error_dict), list(late.value.error_dict)) == (["units"], ["due"])
    with acting(cast.actor("staff")) as actor, pytest.raises(PermissionDenied):
        rounds.ask_units(actor, **given, due=clock.today(), units=[cast.unit])


@pytest.mark.django_db
def test_answer_when_an_insight_is_written_then_linked_and_nobody_waits(client, cast) -> None:
    made = make.make_round(cast.actor("developer"), cast.unit)
    with acting(system("test")):
        unit = made.units.get()
    signed_in(client, cast.manager)
    data = {"text": make.TEXT, "place": cast.unit.code, "level": "municipality", "came_by": "meeting"}

    answer = client.post(url("new") + f"?fraga={unit.code}", data)

    assert (answer.status_code, answer["Location"]) == (303, url("round-answer", unit.code))
    with acting(system("test")):
        unit.refresh_from_db()
        insight = Insight.objects.get()
        assert (list(unit.insights.all()), unit.answered) == ([insight], clock.today())
        assert Link.objects.filter(source=made.item, rel="called-forth", target=insight.item).count() == 1
    assert todos(cast, "manager") == []
    assert make.TEXT in client.get(url("round", made.item.code)).content.decode()
    assert make.TEXT in client.get(url("round-answer", unit.code)).content.decode()


@pytest.mark.django_db
def test_answer_when_nothing_is_known_then_noted_and_can_be_taken_back(client, cast) -> None:
    with acting(system("test")):
        unit = make.make_round(cast.actor("developer"), cast.unit).units.get()
    signed_in(client, cast.manager)

    client.post(url("round-answer", unit.code), {"note": "Ingen har sagt något."})
    assert "Ingen har sagt något." in client.get(url("round-answer", unit.code)).content.decode()
    assert todos(cast, "manager") == []

    client.post(url("round-answer", unit.code), {"take-back": "1"})
    assert len(todos(cast, "manager")) == 1


@pytest.mark.django_db
def test_answer_when_from_another_municipality_then_not_found(client, cast) -> None:
    with acting(system("test")):
        unit = make.make_round(cast.actor("developer"), cast.unit).units.get()
    signed_in(client, cast.neighbour)

    assert client.get(url("new") + f"?fraga={unit.code}").status_code == 404


@pytest.mark.django_db
def test_overview_when_an_insight_may_not_be_seen_then_only_that_the_unit_has_told(cast) -> None:
    made = make.make_round(cast.actor("developer"), cast.unit)
    with acting(cast.actor("manager")) as actor:
        unit = made.units.select_related("round__item", "place").get()
        rounds.tell(actor, unit, place=cast.unit, text="Bara vi vet.", level="unit", values={})
        found = queries.round_by_code(actor, made.item.code)
        assert [len(row.insights) for row in queries.unit_rows(actor, found)] == [1]

    with acting(cast.actor("colleague")) as actor:
        row = queries.unit_rows(actor, found)[0]
        sees = any(each.item.text == "Bara vi vet." for each in row.insights)
    assert row.standing == "told"
    assert sees == (f"u:{cast.unit.pk}" in cast.actor("colleague").audiences)


@pytest.mark.django_db
def test_reminder_when_pressed_twice_a_day_then_once(cast) -> None:
    made = make.make_round(cast.actor("developer"), cast.unit)

    with acting(cast.actor("developer")) as actor:
        assert rounds.remind(actor, made) == 1
        with pytest.raises(ValidationError):
            rounds.remind(actor, made)

    assert told_of("insights.round-reminder", cast.manager) == 1


@pytest.mark.django_db
def test_reminder_when_the_last_day_is_near_then_by_itself_and_once(cast) -> None:
    make.make_round(cast.actor("developer"), cast.unit, days=14)

    rounds.remind_when_near()
    assert told_of("insights.round-reminder", cast.manager) == 0

    for days in (12, 13):
        with clock.at(clock.now() + timedelta(days=days)):
            rounds.remind_when_near()
    assert told_of("insights.round-reminder", cast.manager) == 1


@pytest.mark.django_db
def test_round_when_closed_then_nothing_waits_and_it_can_be_opened_again(client, cast) -> None:
    made = make.make_round(cast.actor("developer"), cast.unit)
    with acting(system("test")):
        unit = made.units.select_related("round__item", "place").get()
    signed_in(client, cast.developer)

    client.post(url("round-state", made.item.code), {"to": "closed", "reason": ""})

    assert todos(cast, "manager") == []
    with acting(cast.actor("manager")) as actor, pytest.raises(ValidationError):
        rounds.know_nothing(actor, RoundUnit.objects.select_related("round__item", "place").get(pk=unit.pk))
    assert made.item.title not in client.get(url("rounds")).content.decode()
    assert made.item.title in client.get(url("rounds") + "?stangda=1").content.decode()
    client.post(url("round-state", made.item.code), {"to": "open", "reason": "Fler vill svara"})
    assert len(todos(cast, "manager")) == 1


@pytest.mark.django_db
def test_round_when_changed_then_units_come_and_go_but_answers_stay(acting_system, cast) -> None:
    other = create_place(acting_system, kind="unit", name="Kvällsgruppen", parent=cast.unit.parent)
    made = make.make_round(cast.actor("developer"), cast.unit)
    with acting(cast.actor("manager")) as actor:
        rounds.know_nothing(actor, made.units.select_related("round__item", "place").get())

    with acting(cast.actor("developer")) as actor:
        due = clock.today() + timedelta(days=30)
        found = InsightRound.objects.select_related("item__place").get()
        rounds.change_round(actor, found, question="Ny fråga?", aim="", due=due, units=[other])
        names = sorted(unit.place.name for unit in found.units.select_related("place"))

    assert (found.item.title, found.due, names) == (
        "Ny fråga?",
        due,
        sorted([cast.unit.name, "Kvällsgruppen"]),
    )


@pytest.mark.django_db
def test_list_when_one_or_three_then_as_many_queries(client, cast) -> None:
    signed_in(client, cast.developer)
    counts = []
    for number in (1, 2):
        for _each in range(number):
            make.make_round(cast.actor("developer"), cast.unit)
        with CaptureQueriesContext(connection) as found:
            client.get(reverse("insights:rounds"))
        counts.append(len(found))
    assert counts[0] == counts[1]


@pytest.mark.django_db
def test_page_when_sent_from_the_form_then_shown_and_the_table_opens(client, cast) -> None:
    signed_in(client, cast.developer)
    data = {"title": "Vad har ni hört?", "text": "", "due": (clock.today() + timedelta(days=7)).isoformat(),
            "units": [cast.unit.code], "place": cast.unit.code}  # fmt: skip

    answer = client.post(url("round-new"), data)

    assert answer.status_code == 303
    page = client.get(answer["Location"])
    assert cast.manager.name in page.content.decode()
    table = client.get(answer["Location"] + "?form=csv").content.decode("utf-8-sig")
    assert cast.unit.name in table
