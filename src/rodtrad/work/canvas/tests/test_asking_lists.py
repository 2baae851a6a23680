"""The actor map, knowledge in use, outcomes, and the history lists of the file."""

from __future__ import annotations

import csv
import io

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.services import add_link
from rodtrad.work.canvas.models import CounterQuestion, HistoryEntry, ThoughtTest
from rodtrad.work.canvas.queries.actor_map import ActorsWanted, actor_page, contact_numbers, drawn_actors
from rodtrad.work.canvas.queries.knowledge_use import KnowledgeWanted, knowledge_page
from rodtrad.work.canvas.rules.actor_drawing import LETTERS, draw, shortened
from rodtrad.work.canvas.rules.cells import safe_cell
from rodtrad.work.canvas.services import cases, counter_questions, thought_tests
from rodtrad.work.canvas.tests.case_files import bring_in, read_file, taken_out
from rodtrad.work.canvas.tests.factories import make_card, make_case

pytestmark = pytest.mark.django_db
SYSTEM = system("test")
HISTORY = """
    history:
      questions:
        - {asked: "2026-01-02", text: "Vem når ni inte?", about: N1, asked_by: handledare, state: led-to-change, answer: "De som bor långt bort.", changed: [N1]}
        - {asked: "2026-01-03", text: "Varför just nu?"}
        - {asked: "2026-01-04", text: "Vad är vana?", about: insats, state: parked}
      thought_tests:
        - {date: "2026-02-01", knot: "Ingen kommer", pieces: [nytta, insats], alternatives: [{text: "Gå hem", for: "Nära", keep: true}, {text: "Vänta", against: "Lång tid", keep: false}, {text: "Ringa"}], outcome: "Vi går hem.", next_test: "Två besök"}
        - {date: "2026-02-02", knot: "Fel tid", pieces: insats}
"""  # noqa: E501 - the file's own lines
FILE = """schema_version: 1
snapshot_date: 2026-03-02
cases:
  - id: bymiddag
    municipality: Vindeln
    title: Middag ihop
    level: operational
    new_or_existing: new
    entry_piece: insats
    status: sketch
    cards:
      - {id: N1, piece: nytta, type: benefit-individual, basis: source, text: "Den som bor ensam äter ihop med andra."}
"""


@pytest.fixture
def case(cast):
    made = make_case(cast.actor("staff"), cast.unit)
    with acting(SYSTEM):
        cases.change_visibility(SYSTEM, made, "municipality")
        made.refresh_from_db()
    return made


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def test_history_when_imported_then_the_features_hold_it_and_export_gives_the_same(acting_system):
    data = (FILE + HISTORY.lstrip("\n")).encode()

    bring_in(data)
    text = taken_out("bymiddag", history=True)

    assert CounterQuestion.objects.count() == 3
    assert ThoughtTest.objects.count() == 2
    assert not HistoryEntry.objects.exists()
    assert read_file(text).cases[0].history == read_file(data).cases[0].history


def test_history_when_a_question_is_about_a_card_of_an_old_version_then_kept_as_it_came(acting_system):
    old = HISTORY.replace("about: N1,", "about: N9,").replace(
        "      questions:",
        '      versions:\n        - number: 1\n          date: "2026-01-01"\n          cards:\n'
        '            - {id: N9, piece: nytta, type: benefit-individual, basis: source, text: "Förr"}\n\n'
        "      questions:",
    )

    bring_in((FILE + old.lstrip("\n")).encode())
    text = taken_out("bymiddag", history=True)

    assert (CounterQuestion.objects.count(), HistoryEntry.objects.filter(list_name="questions").count()) == (
        2,
        1,
    )
    assert text.index("Vem når ni inte?") < text.index("Varför just nu?") < text.index("Vad är vana?")


def test_history_when_more_is_asked_here_then_it_stands_last_and_examples_are_left_out(acting_system):
    bring_in((FILE + HISTORY.lstrip("\n")).encode())
    row = CounterQuestion.objects.select_related("case__item").first()
    counter_questions.ask_question(acting_system, row.case, "Och nu då?")
    test = ThoughtTest.objects.select_related("case__item").first()
    thought_tests.add_alternative(acting_system, test, {"text": "Ett bibliotek", "not_ours": True})

    from rodtrad.work.canvas.queries.files import case_file

    history = case_file(acting_system, [row.case.item.code], history=True).cases[0].history

    assert history["questions"][-1]["text"] == "Och nu då?"
    assert "Ett bibliotek" not in str(history)


def test_actors_when_linked_to_groups_then_the_map_says_whom_they_meet(cast, case):
    staff = cast.actor("staff")
    church = make_card(staff, case, "actor", "Församlingen", contact_status="contacted", actor_kind="faith")
    shop = make_card(staff, case, "actor", "Apoteket")
    need = make_card(staff, case, "need", "Sällskap")
    group = make_card(staff, case, "target-group", "Änkemän")
    hidden = make_card(staff, case, "target-group", "Dold grupp", visibility="private")
    with acting(staff):
        add_link(staff, church.item, "delimits", group.item)
        add_link(staff, church.item, "delimits", hidden.item)
        add_link(staff, shop.item, "contributes", need.item)
        add_link(staff, need.item, "delimits", group.item)
    with acting(cast.actor("colleague")) as actor:
        rows = actor_page(actor, ActorsWanted()).rows
        assert [(row.card.item.title, [item.title for item in row.groups]) for row in rows] == [
            ("Apoteket", ["Änkemän"]), ("Församlingen", ["Änkemän"]),
        ]  # fmt: skip
        assert contact_numbers(actor, ActorsWanted()) == {"contacted": 1, "": 1}
        assert len(actor_page(actor, ActorsWanted(kind="faith", contact="contacted")).rows) == 1
        assert len(actor_page(actor, ActorsWanted(contact="none", text="apoteket")).rows) == 1
        assert len(drawn_actors(actor, ActorsWanted(text="änke"))) == 0
    page = signed_in(cast.colleague).get(reverse("canvas:actors")).content.decode()
    assert "Änkemän" in page
    assert "Dold grupp" not in page


def test_actors_when_private_or_elsewhere_then_not_counted(cast, case):
    make_card(cast.actor("staff"), case, "actor", "Hemlig aktör", visibility="private")
    outside = make_case(cast.actor("outsider"), cast.outside_unit)
    make_card(cast.actor("outsider"), outside, "actor", "Främmande aktör")

    with acting(cast.actor("colleague")) as actor:
        assert contact_numbers(actor, ActorsWanted()) == {}
        assert actor_page(actor, ActorsWanted()).rows == []


def test_contact_when_changed_from_the_map_then_saved_and_only_by_the_team(cast, case):
    card = make_card(cast.actor("staff"), case, "actor", "Apoteket")
    url = reverse("canvas:actor-contact", args=[card.item.code])

    assert signed_in(cast.colleague).post(url, {"contact_status": "takes-part"}).status_code == 403
    assert signed_in(cast.staff).post(url, {"contact_status": "takes-part"}).status_code == 303

    with acting(SYSTEM):
        card.refresh_from_db()
    assert card.fields["contact_status"] == "takes-part"


def test_knowledge_when_unused_then_first_and_a_hidden_use_is_none(cast, case):
    staff = cast.actor("staff")
    used = make_card(staff, case, "knowledge-user", "Används")
    half = make_card(staff, case, "knowledge-research", "Dolt använd", trust="some-support")
    make_card(staff, case, "knowledge-statistics", "Oanvänd")
    core = make_card(staff, case, "core-component", "Kärna")
    private = make_card(staff, case, "core-component", "Dold kärna", visibility="private")
    with acting(staff):
        add_link(staff, core.item, "rests-on", used.item)
        add_link(staff, private.item, "rests-on", half.item)
        assert [row.card.item.title for row in knowledge_page(staff, KnowledgeWanted()).rows] == ["Oanvänd"]
    with acting(cast.actor("colleague")) as actor:
        unused = {row.card.item.title for row in knowledge_page(actor, KnowledgeWanted()).rows}
        assert unused == {"Oanvänd", "Dolt använd"}
        [row] = knowledge_page(actor, KnowledgeWanted(use="used")).rows
        assert [item.title for item in row.used_by] == ["Kärna"]
        assert len(knowledge_page(actor, KnowledgeWanted(use="all", trust="some-support")).rows) == 1


def test_knowledge_file_when_a_text_looks_like_a_formula_then_no_cell_is_one(cast, case):
    make_card(cast.actor("staff"), case, "knowledge-user", "=HYPERLINK(1)", reference=" +46")

    answer = signed_in(cast.staff).get(reverse("canvas:knowledge-file"))

    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert not any(cell.lstrip().startswith(("=", "+", "-", "@")) for row in rows for cell in row)


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@x", "\t=1", "  =1", "＝1"])
def test_cell_when_a_formula_then_made_text(text):
    assert safe_cell(text) == f"'{text}"
    assert safe_cell("Två av 3 = bra") == "Två av 3 = bra"


@pytest.mark.parametrize("name", ["actors", "knowledge", "outcomes", "guests", "thoughts"])
def test_page_when_three_rows_then_as_many_queries_as_with_one(cast, case, name):
    staff, client = cast.actor("staff"), signed_in(cast.staff)
    url = reverse(f"canvas:{name}", args=[case.item.code] if name not in ("actors", "knowledge") else [])

    def fill(text: str) -> None:
        actor = make_card(staff, case, "actor", text)
        make_card(staff, case, "knowledge-user", text)
        group = make_card(staff, case, "target-group", text)
        make_card(staff, case, "test", text, scale="small")
        with acting(staff):
            add_link(staff, actor.item, "delimits", group.item)
            thought_tests.begin_thought_test(staff, case, {"knot": text})

    def cost() -> int:
        with CaptureQueriesContext(connection) as counted:
            assert client.get(url).status_code == 200
        return len(counted)

    fill("ett")
    one = cost()
    fill("två")
    fill("tre")

    assert cost() == one


def test_drawing_when_two_meet_then_a_line_between_their_boxes():
    drawing = draw(
        [("Kontaktad", [("a1", "Kyrkan")])], [("g1", "Änkemän")], [("a1", "g1"), ("a1", "g9")], "Möter"
    )

    assert [heading.text for heading in drawing.headings] == ["Kontaktad", "Möter"]
    assert len(drawing.lines) == 1
    assert shortened("ord " * 40).endswith("…")
    assert len(shortened("x" * 100)) == LETTERS
