"""Identity numbers, in every written form and every text field: refused, kept in the form, found in no table."""

from __future__ import annotations

import logging

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.services import add_link
from rodtrad.work.canvas.rules.strings import CASE_FORM_NAMES, case_form_keys
from rodtrad.work.canvas.services.cards import form_names
from rodtrad.work.canvas.tests.factories import form_of, make_card, make_case

SYSTEM = system("test")
NUMBER = "19640823-3234"
WRITTEN = [
    "640823-3234", "6408233234", "19640823-3234", "196408233234", "640823 3234", "19640823 3234",
    "640883-3231", "640823–3234", "640823‑3234", "640823+3234",
]  # fmt: skip
TYPES = ("benefit-individual", "need", "target-group", "mission", "actor", "knowledge-user", "core-component",
         "intervention-element", "test", "measure", "result", "lesson", "unsorted", "context")  # fmt: skip


@pytest.fixture
def case(cast):
    return make_case(cast.actor("staff"), cast.unit)


@pytest.fixture
def client(cast):
    client = Client(raise_request_exception=False)
    client.force_login(cast.staff)
    return client


def anywhere(text: str) -> list[str]:
    """The tables and columns where the text stands."""
    found = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            columns = [row.name for row in connection.introspection.get_table_description(cursor, table)]
            for column in columns:
                cursor.execute(
                    f'SELECT COUNT(*) FROM "{table}" WHERE CAST("{column}" AS text) LIKE %s', [f"%{text}%"]
                )
                if cursor.fetchone()[0]:
                    found.append(f"{table}.{column}")
    return found


@pytest.mark.parametrize("written", WRITTEN)
def test_number_when_written_in_a_card_then_refused_and_stays_in_the_form(client, case, written, caplog):
    url = reverse("canvas:card-new", args=[case.item.code, "need"])
    with caplog.at_level(logging.DEBUG):
        answer = client.post(url, {"text": f"Hon med {written} vill ses"})

    assert answer.status_code == 422
    assert f"Hon med {written} vill ses" in answer.content.decode().replace("&#x27;", "'")
    assert anywhere(written) == []
    assert all(
        written not in record.getMessage() for record in caplog.records if record.name != "django.db.backends"
    )


@pytest.mark.parametrize("kind", TYPES)
def test_number_when_written_in_any_field_of_a_card_then_refused(cast, client, case, kind):
    card = make_card(cast.actor("staff"), case, kind, "En tanke")
    url = reverse("canvas:card-edit", args=[card.item.code])
    for name in form_names(kind):
        answer = client.post(url, form_of(card, **{name: f"se {NUMBER}"}))
        assert answer.status_code == 422, name
    assert anywhere(NUMBER) == []


def test_number_when_written_in_any_field_of_a_case_then_refused(client, case):
    from rodtrad.work.canvas.services.cases import case_texts

    texts = case_texts(case)
    seen = {f"seen-{name}": text for name, text in texts.items()}
    names = [row.name for row in case_form_keys()]
    assert {name.split(".")[0] for name in names} == set(CASE_FORM_NAMES)
    for name in names:
        answer = client.post(
            reverse("canvas:edit", args=[case.item.code]), {**texts, **seen, name: f"se {NUMBER}"}
        )
        assert answer.status_code == 422, name
    assert anywhere(NUMBER) == []


def test_number_when_written_beside_a_case_or_card_then_refused(cast, client, case):
    card = make_card(cast.actor("staff"), case)
    with acting(SYSTEM):
        from rodtrad.work.canvas.models import Finding

        finding = Finding.objects.filter(card=card).first()
    code, kort = case.item.code, card.item.code
    for name, args, data in (
        ("new", [], {"title": NUMBER, "entry_piece": "nytta", "entry_trigger": "other", "level": "operational",
                     "new_or_existing": "new", "place": cast.unit.code}),
        ("state", [code], {"to": "ended", "reason": NUMBER}),
        ("retire", [code], {"reason": NUMBER}),
        ("card-retire", [kort], {"reason": NUMBER}),
        ("team", [code], {"profession": NUMBER}),
        ("answer", [finding.code], {"answer": "dismissed", "reason": NUMBER}),
        ("answer-all", [code, finding.check_code], {"answer": "dismissed", "reason": NUMBER}),
        ("list", [], {"text": NUMBER}),
        ("list", [], {"theme": NUMBER}),
    ):  # fmt: skip
        answer = client.post(reverse(f"canvas:{name}", args=args), data)
        assert answer.status_code == 422, (name, answer.status_code)
        assert NUMBER in answer.content.decode(), name
    assert anywhere(NUMBER) == []


def test_number_when_chosen_on_the_conflict_page_then_refused(cast, client, case):
    card = make_card(cast.actor("staff"), case)
    data = {"choice-text": "mine", "mine-text": NUMBER, "theirs-text": "Sällskap"}
    answer = client.post(reverse("canvas:card-edit", args=[card.item.code]), data)
    assert answer.status_code == 422
    assert anywhere(NUMBER) == []


def test_number_when_two_write_at_once_then_not_kept_as_an_alternative(cast, client, case):
    card = make_card(cast.actor("staff"), case)
    url = reverse("canvas:card-edit", args=[card.item.code])
    mine = form_of(card, text=f"se {NUMBER}")
    client.post(url, form_of(card, text="Deras"))
    assert client.post(url, mine).status_code == 422
    assert anywhere(NUMBER) == []


def test_retired_card_behind_a_link_when_shown_then_sleeps(cast, client, case):
    actor = cast.actor("staff")
    need, benefit = make_card(actor, case), make_card(actor, case, "benefit-individual", "Gemenskap")
    with acting(SYSTEM):
        add_link(SYSTEM, benefit.item, "answers", need.item)
    client.post(reverse("canvas:card-retire", args=[need.item.code]), {"reason": "Fel"})
    assert client.get(reverse("canvas:card", args=[benefit.item.code])).status_code == 200
    assert client.get(reverse("canvas:show", args=[case.item.code])).status_code == 200
