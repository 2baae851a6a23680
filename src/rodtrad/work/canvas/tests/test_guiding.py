"""Guiding questions: inherited, worded anew, proposed, judged, counted."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org.services import change_setting
from rodtrad.work.canvas.choices.guiding import SHIPPED, part_of, type_of
from rodtrad.work.canvas.models import CardDetail, GuidingVote
from rodtrad.work.canvas.queries import guiding as queries
from rodtrad.work.canvas.rules.guiding import shipped
from rodtrad.work.canvas.services import guiding
from rodtrad.work.canvas.tests.factories import make_card, make_case


@pytest.fixture
def actor(cast):
    found = cast.actor("developer")
    with acting(found):
        yield found


@pytest.fixture
def case(cast, actor):
    return make_case(cast.actor("developer"), cast.unit)


def texts(actor, place, part="nytta"):
    return [row.said for row in queries.shown_guides(actor, place, "sv")[part]]


def test_shipped_when_counted_then_each_part_has_its_questions():
    assert {part: len([key for key in SHIPPED if part_of(key) == part]) for part in queries.holding([], {})} == {
        "nytta": 7, "behov-kontext": 8, "kunskap": 7, "karna": 5, "insats": 7, "prova": 8,
    }  # fmt: skip
    assert all(swedish and english for swedish, english in SHIPPED.values())
    assert {type_of(row.key, row.part) for row in shipped().values()} >= {
        "benefit-individual",
        "lesson",
        "measure",
    }


def test_question_when_a_place_words_it_anew_then_it_holds_below_and_not_beside(cast, actor):
    guiding.write_question(
        actor, cast.administration, "N1", text_sv="Vad märks?", text_en="What shows?", hidden=False
    )

    assert texts(actor, cast.unit)[0] == texts(actor, cast.administration)[0] == "Vad märks?"
    assert texts(actor, cast.municipality)[0] == SHIPPED["N1"][0]
    assert texts(actor, cast.neighbour_unit)[0] == SHIPPED["N1"][0]
    assert Entry.objects.filter(action="canvas.guiding-changed").count() == 1


def test_question_when_hidden_or_moved_then_the_list_follows(cast, actor):
    guiding.write_question(actor, cast.administration, "N1", text_sv="Ett", hidden=True)
    guiding.write_question(actor, cast.administration, "N7", text_sv="Sju", position=1)

    found = texts(actor, cast.unit)

    assert found[0] == "Sju"
    assert "Ett" not in found


def test_question_when_worded_twice_then_the_old_wording_is_kept(cast, actor):
    for text in ("Första", "Andra", "Andra"):
        guiding.write_question(actor, cast.administration, "N1", text_sv=text)

    found = queries.wordings(actor, cast.administration, "N1")

    assert [(row.number, row.text_sv) for row in found] == [(2, "Andra"), (1, "Första")]


def test_question_when_the_actor_may_not_then_nothing_is_written(cast, actor):
    with pytest.raises(PermissionDenied):
        guiding.write_question(cast.actor("staff"), cast.unit, "N1", text_sv="Ett")
    with pytest.raises(ValidationError):
        guiding.write_question(actor, cast.unit, "N1", text_sv="Ring 19121212-1212")
    assert texts(actor, cast.unit)[0] == SHIPPED["N1"][0]


def test_proposal_when_accepted_then_it_is_asked_and_before_that_not(cast, actor):
    case = make_case(cast.actor("staff"), cast.unit)
    with acting(cast.actor("staff")):
        made = guiding.propose(cast.actor("staff"), case, part="nytta", text_sv="Vem saknas här?")
    assert "Vem saknas här?" not in texts(actor, cast.unit)
    admin = cast.actor("admin")

    guiding.decide(admin, made, accept=True)

    assert texts(actor, cast.unit)[-1] == "Vem saknas här?"
    with pytest.raises(ValidationError):
        guiding.decide(admin, made, accept=False)


def test_vote_when_said_again_then_there_is_one_a_person(actor, case):
    guiding.vote(actor, case, "N1", useful=True)
    guiding.vote(actor, case, "N1", useful=False)

    assert GuidingVote.objects.count() == 1
    assert queries.figures(actor, case.municipality)["N1"].not_useful == 1


def test_use_when_opened_and_answered_then_it_is_counted(cast, actor, case):
    client = Client()
    client.force_login(cast.developer, backend="allauth.account.auth_backends.AuthenticationBackend")

    client.post(reverse("canvas:guiding-shown", args=[case.item.code]), {"part": "nytta"})
    client.post(
        reverse("canvas:card-quick", args=[case.item.code]),
        {"text-benefit-individual": "Ro", "svar-pa": "N1"},
    )

    found = queries.figures(actor, case.municipality)
    assert (found["N1"].shown, found["N1"].answered, found["N2"].shown) == (1, 1, 1)
    assert SHIPPED["N1"][0] in CardDetail.objects.get(case=case).note


def test_pages_when_opened_then_they_show_the_questions_and_save(cast, actor, case):
    client = Client()
    client.force_login(cast.developer, backend="allauth.account.auth_backends.AuthenticationBackend")
    page = client.get(reverse("canvas:guiding-case", args=[case.item.code]))
    assert SHIPPED["P8"][0] in page.content.decode()

    url = reverse("canvas:guiding-edit", args=[cast.administration.code, "P8"])
    saved = client.post(url, {"text_sv": "Vem mer?", "text_en": "", "position": "80"})

    assert saved.status_code == 303
    assert (
        "Vem mer?" in client.get(reverse("canvas:guiding", args=[cast.administration.code])).content.decode()
    )
    new = client.get(reverse("canvas:card-new", args=[case.item.code, "lesson"]) + "?fraga=P8")
    assert "Vem mer?" in new.content.decode()


def test_vote_when_given_on_the_board_without_a_script_then_it_leads_back_to_the_question(cast, case):
    client = Client()
    client.force_login(cast.developer, backend="allauth.account.auth_backends.AuthenticationBackend")
    board = client.get(reverse("canvas:show", args=[case.item.code])).content.decode()
    url = reverse("canvas:guiding-vote", args=[case.item.code, "N1"])
    assert f'form="vote-form" formaction="{url}"' in board
    assert 'id="tanke-N1"' in board

    answer = client.post(url, {"board": "1", "useful": "1"}, follow=True)

    assert answer.redirect_chain == [(reverse("canvas:show", args=[case.item.code]) + "#tanke-N1", 303)]
    assert "N1=1" in answer.content.decode()
    assert f'formaction="{url}" name="useful" value="1" aria-pressed="true"' in answer.content.decode()
    assert f'formaction="{url}" name="useful" value="0" aria-pressed' not in answer.content.decode()
    assert GuidingVote.objects.get().useful


def test_board_when_the_settings_are_changed_then_cards_are_cut_there_and_it_asks_less_often(cast, case):
    make_card(cast.actor("developer"), case, "need", "mat " * 60)
    for name, value in (("canvas.board-card-length", 100), ("canvas.board-seconds", 7)):
        change_setting(cast.actor("admin"), case.municipality, name, value)
    client = Client()
    client.force_login(cast.developer, backend="allauth.account.auth_backends.AuthenticationBackend")

    board = client.get(reverse("canvas:show", args=[case.item.code])).content.decode()

    assert 'data-seconds="7"' in board
    shown = board.partition('id="kort-B1"')[2].partition("</a>")[0]
    assert shown.endswith("mat mat…")
    assert 80 < len(shown.rpartition(">")[2]) <= 100
