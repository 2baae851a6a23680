"""A save that breaks in its middle leaves nothing behind: no row, no history, no flag, no finding."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import transaction

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Flag, Link
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Finding
from rodtrad.work.canvas.services import answers, cards, cases, findings, importing, moving, states, team
from rodtrad.work.canvas.tests.case_files import IMPORT, a_case, data_of, picture, plan_of
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
SYSTEM = system("test")


class Broken(RuntimeError):
    """The power went."""


@pytest.fixture(autouse=True)
def _acting():
    with acting(SYSTEM):
        yield


@pytest.fixture
def case(cast):
    """Two needs and a benefit that answers the first; a suggestion; an open flag and open questions."""
    actor = cast.actor("staff")
    case = make_case(actor, cast.unit)
    need, _other = make_card(actor, case, text="Ett"), make_card(actor, case, text="Två")
    benefit = make_card(actor, case, "benefit-individual", "Nytta")
    thread.add_link(actor, benefit.item, "answers", need.item)
    CardDetail.objects.filter(key="B2").update(basis="inferred")
    thread.change_item(SYSTEM, need.item, {"text": "Ett, ändrat"})
    findings.refresh(SYSTEM, case)
    return CaseDetail.objects.select_related("item__place", "municipality").get(pk=case.pk)


def card(key: str) -> CardDetail:
    return CardDetail.objects.select_related("item__place", "case__item__place").get(key=key)


def _suggested_link() -> Link:
    Link.objects.update(basis="inferred")
    return Link.objects.select_related("source__place", "target__place").get()


SERVICES: dict[str, Callable[[Any, CaseDetail], Any]] = {
    "create case": lambda cast, case: cases.create_case(
        SYSTEM, place=cast.unit, texts={"title": "Nytt", "entry_piece": "insats"}
    ),
    "change case": lambda cast, case: cases.change_case(SYSTEM, case, {"title": "Ny", "theme": "Mat"}),
    "show case": lambda cast, case: cases.change_visibility(SYSTEM, case, "municipality"),
    "explore": lambda cast, case: cases.set_exploring(SYSTEM, case, True),
    "move case": lambda cast, case: states.change_state(SYSTEM, case, "prototype", "Därför"),
    "add card": lambda cast, case: cards.add_card(SYSTEM, case, "need", {"text": "Nytt"}),
    "change card": lambda cast, case: cards.change_card(SYSTEM, card("B1"), {"text": "Nytt", "note": "Så"}),
    "clash": lambda cast, case: cards.change_card(
        SYSTEM, card("B1"), {"text": "Min", "note": "Så"}, seen={"text": "Annat", "note": ""}
    ),
    "confirm card": lambda cast, case: cards.confirm_card(SYSTEM, card("B2")),
    "retire card": lambda cast, case: cards.retire_card(SYSTEM, card("B1"), "Fel"),
    "move card": lambda cast, case: moving.move_card(SYSTEM, card("B2"), way="up"),
    "change type": lambda cast, case: moving.change_type(SYSTEM, card("B1"), "target-group"),
    "add link": lambda cast, case: thread.add_link(SYSTEM, card("N1").item, "answers", card("B2").item),
    "retire link": lambda cast, case: thread.retire_link(SYSTEM, _suggested_link(), "Fel"),
    "confirm link": lambda cast, case: thread.confirm_link(SYSTEM, _suggested_link()),
    "answer flag": lambda cast, case: thread.answer_flag(
        SYSTEM, Flag.objects.select_related("item__place").get(), "change", "Därför"
    ),
    "answer finding": lambda cast, case: answers.answer_finding(
        SYSTEM, Finding.objects.select_related("case__item__place").first(), "answered", "Därför"
    ),
    "seat": lambda cast, case: team.add_seat(SYSTEM, case, person=cast.colleague, profession="Kock"),
    "import": lambda cast, case: importing.apply(IMPORT, plan_of(data_of(a_case()))),
}


@pytest.mark.parametrize("name", SERVICES)
def test_service_when_its_last_write_fails_then_nothing_is_written(cast, case, monkeypatch, name):
    with transaction.atomic():
        with _writes_counted(monkeypatch) as writes:
            SERVICES[name](cast, case)
        transaction.set_rollback(True)
    number = len(writes)
    assert number > 1

    for last in {number, (number + 1) // 2}:
        with transaction.atomic():
            _suggested_link() if "link" in name and name != "add link" else None
            before = picture()
            with _writes_counted(monkeypatch, breaks_at=last), pytest.raises(Broken):
                SERVICES[name](cast, case)
            assert picture() == before
            transaction.set_rollback(True)


class _writes_counted:  # noqa: N801 - reads as a sentence
    """Counts the statements that write; the one numbered ``breaks_at`` fails."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, breaks_at: int = 0) -> None:
        self.breaks_at, self.seen = breaks_at, []

    def __enter__(self) -> list[str]:
        from django.db import connection

        self.wrapper = connection.execute_wrapper(self._watch)
        self.wrapper.__enter__()
        return self.seen

    def __exit__(self, *error: Any) -> None:
        self.wrapper.__exit__(*error)

    def _watch(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.seen.append(sql)
            if len(self.seen) == self.breaks_at:
                raise Broken
        return execute(sql, params, many, context)
