"""The board when × who, and judging independently: rules, services with their history, pages."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import acting
from rodtrad.work.ideas.models import Idea, Score, Triage
from rodtrad.work.ideas.queries.board import SHOWN, gin_95_board, in_square, without_square
from rodtrad.work.ideas.queries.hands import hands_for
from rodtrad.work.ideas.queries.scores import idea_to_judge, judged, to_judge
from rodtrad.work.ideas.rules.board import read_move, square_at, squares
from rodtrad.work.ideas.rules.outcomes import Choice
from rodtrad.work.ideas.services import deciding, ending, hands, scoring
from rodtrad.work.ideas.tests.factories import make_campaign, make_idea

WHENS, WHOS = ["kan börja nu", "behöver planeras"], ["en kommun", "flera kommuner", "region eller nationellt"]


def test_a_square_is_named_by_its_place_in_the_lists():
    assert [[each.at for each in row] for row in squares(WHENS, WHOS)] == [
        ["0.0", "1.0"],
        ["0.1", "1.1"],
        ["0.2", "1.2"],
    ]
    assert square_at("1.2", WHENS, WHOS).who == "region eller nationellt"
    assert square_at("2.0", WHENS, WHOS) is None
    assert read_move("abc.1.2") == ("abc", "1.2")
    assert read_move("") == ("", "")


@pytest.fixture
def admin(cast):
    with acting(cast.actor("admin")) as actor:
        yield actor


@pytest.fixture
def campaign(cast, db, admin):
    return make_campaign(cast.municipality, admin)


def actions(idea) -> list[str]:
    return list(Entry.objects.filter(item=idea.item.code).order_by("pk").values_list("action", flat=True))


@pytest.mark.django_db
def test_gin_95_board_shows_a_placed_idea_in_its_square_and_nowhere_else(admin, campaign):
    ideas = [make_idea(campaign, text=f"Idé nummer {at}") for at in range(SHOWN + 2)]
    for idea in ideas[1:]:
        deciding.place(admin, idea, WHENS[1], WHOS[0])
    cells = {cell.square.at: cell for row in gin_95_board(admin, campaign, WHENS, WHOS) for cell in row}
    assert (cells["1.0"].number, len(cells["1.0"].ideas), cells["1.0"].more) == (SHOWN + 1, SHOWN, 1)
    assert sum(cell.number for cell in cells.values()) == SHOWN + 1
    assert [row.pk for row in without_square(admin, campaign, WHENS, WHOS).rows] == [ideas[0].pk]
    assert len(in_square(admin, campaign, cells["1.0"].square).rows) == SHOWN + 1


@pytest.mark.django_db
def test_gin_95_board_leaves_out_what_is_turned_down(admin, campaign):
    idea = make_idea(campaign)
    deciding.place(admin, idea, WHENS[0], WHOS[0])
    idea.item.refresh_from_db()
    deciding.decide(admin, idea, Choice("not-now", reason="Ingen lokal.", when=WHENS[0], who=WHOS[0]))
    assert not any(cell.number for row in gin_95_board(admin, campaign, WHENS, WHOS) for cell in row)
    assert without_square(admin, campaign, WHENS, WHOS).rows == []


@pytest.mark.django_db
def test_placing_is_told_in_the_history_and_can_be_taken_back(admin, campaign):
    idea = make_idea(campaign)
    deciding.place(admin, idea, WHENS[0], WHOS[1])
    idea.item.refresh_from_db()
    assert idea.item.state == "triaged"
    assert "ideas.placed" in actions(idea)
    assert deciding.take_back(admin, campaign) == idea
    idea.item.refresh_from_db()
    assert idea.item.state == "new"
    assert Triage.objects.get(pk=idea.pk).when == ""


@pytest.mark.django_db
def test_placing_keeps_an_outcome_that_has_been_decided(admin, campaign):
    idea = make_idea(campaign)
    deciding.decide(admin, idea, Choice("plan"))
    idea.item.refresh_from_db()
    deciding.place(admin, idea, WHENS[0], WHOS[0])
    idea.item.refresh_from_db()
    assert idea.item.state == "plan"


@pytest.mark.django_db
def test_a_button_on_the_board_moves_the_idea_and_another_undoes_it(client, cast, admin, campaign):
    idea = make_idea(campaign)
    client.force_login(cast.admin)
    url = reverse("ideas:board", args=[campaign.item.code])
    assert client.post(url, {"to": f"{idea.item.code}.1.1"}).status_code == 303
    assert Triage.objects.get(pk=idea.pk).who == WHOS[1]
    assert client.post(url, {"to": f"{idea.item.code}.9.9"}).status_code == 404
    assert idea.item.title in client.get(url, {"ruta": "1.1"}).content.decode()
    client.post(reverse("ideas:board-undo", args=[campaign.item.code]))
    assert Triage.objects.get(pk=idea.pk).who == ""


@pytest.mark.django_db
def test_nobody_sees_others_numbers_before_giving_their_own(cast, admin, campaign):
    idea = make_idea(campaign)
    scoring.ask_to_judge(admin, campaign, cast.staff)
    scoring.ask_to_judge(admin, campaign, cast.admin)
    with acting(cast.actor("staff")) as staff:
        scoring.judge(staff, idea, effect=5, feasibility=2)
        assert [row.code for row in judged(staff, campaign)] == [idea.item.code]
    assert judged(admin, campaign) == []
    assert [row.pk for row, _since in to_judge(admin)] == [campaign.pk]
    scoring.judge(admin, idea, effect=1, feasibility=2, comment="För dyrt")
    (row,) = judged(admin, campaign)
    assert (row.effect.middle, row.effect.lowest, row.effect.highest, row.is_apart) == (3.0, 1, 5, True)
    assert to_judge(admin) == []
    assert actions(idea).count("ideas.judged") == 2


@pytest.mark.django_db
def test_only_who_is_asked_may_judge_and_only_from_1_to_5(cast, admin, campaign):
    idea = make_idea(campaign)
    with pytest.raises(PermissionDenied):
        scoring.judge(admin, idea, effect=3, feasibility=3)
    scoring.ask_to_judge(admin, campaign, cast.admin)
    with pytest.raises(ValidationError):
        scoring.judge(admin, idea, effect=6, feasibility=3)


@pytest.mark.django_db
def test_asked_again_new_ideas_are_added_and_stopping_keeps_what_was_said(cast, admin, campaign):
    first = make_idea(campaign)
    assert scoring.ask_to_judge(admin, campaign, cast.admin) == 1
    scoring.judge(admin, first, effect=3, feasibility=4)
    make_idea(campaign, text="En helt annan sak om kaffet")
    assert scoring.ask_to_judge(admin, campaign, cast.admin) == 1
    scoring.stop_asking(admin, campaign, cast.admin)
    assert idea_to_judge(admin, campaign) is None
    assert Score.objects.filter(withdrawn__isnull=True).count() == 1
    assert scoring.ask_to_judge(admin, campaign, cast.admin) == 0
    assert idea_to_judge(admin, campaign) is not None


@pytest.mark.django_db
def test_somebody_who_sees_no_idea_is_not_asked(cast, admin, campaign):
    make_idea(campaign)
    with pytest.raises(ValidationError):
        scoring.ask_to_judge(admin, campaign, cast.neighbour)


@pytest.mark.django_db
def test_judging_on_the_pages_goes_on_to_the_next(client, cast, admin, campaign):
    ideas = [make_idea(campaign, text=text) for text in ("Samåk till besöken", "Bygg tak över cyklarna")]
    client.force_login(cast.admin)
    chart, url = (reverse(f"ideas:{name}", args=[campaign.item.code]) for name in ("scores", "score"))
    assert client.post(chart, {"person": cast.admin.code}).status_code == 303
    assert client.post(url, {"idea": ideas[0].item.code, "effect": "4"}).status_code == 422
    assert (
        client.post(url, {"idea": ideas[0].item.code, "effect": "4", "feasibility": "2"}).status_code == 303
    )
    assert ideas[1].item.text in client.get(url).content.decode()
    assert ideas[0].item.title in client.get(chart).content.decode()
    assert client.post(chart, {"person": ""}).status_code == 422
    stop = reverse("ideas:score-stop", args=[campaign.item.code])
    assert client.post(stop, {"person": cast.admin.code}).status_code == 303
    assert client.post(stop, {"person": "nobody"}).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["board", "scores", "score"])
def test_pages_ask_as_much_of_one_idea_as_of_three(name, client, cast, admin, campaign):
    def more(text):
        idea = make_idea(campaign, text=text)
        deciding.place(admin, idea, WHENS[0], WHOS[0])
        make_idea(campaign, text=f"{text} igen")
        scoring.ask_to_judge(admin, campaign, cast.admin)
        scoring.judge(admin, idea, effect=3, feasibility=3)

    more("Samåk till besöken")
    client.force_login(cast.admin)
    url = reverse(f"ideas:{name}", args=[campaign.item.code])
    client.get(url)
    with CaptureQueriesContext(connection) as one:
        assert client.get(url).status_code == 200
    for text in ("Laga mat tillsammans", "Bygg tak över cyklarna"):
        more(text)
    with CaptureQueriesContext(connection) as three:
        assert client.get(url).status_code == 200
    assert len(three) == len(one)


@pytest.mark.django_db
def test_hands_when_raised_then_one_each_counted_on_the_board_and_lowered_again(
    client, cast, admin, campaign
):
    idea = make_idea(campaign)
    board = reverse("ideas:board", args=[campaign.item.code])
    for person in (cast.staff, cast.admin):
        client.force_login(person)
        for _again in range(2):
            assert (
                client.post(reverse("ideas:hand", args=[idea.item.code]), {"next": board}).headers["Location"]
                == board
            )
    page = client.get(board).content.decode()
    assert hands_for(admin, idea) == (2, True)
    assert "2 händer" in page
    assert "Ta ner handen" in page
    client.post(reverse("ideas:hand", args=[idea.item.code]), {"lower": "1"})
    assert hands_for(admin, idea) == (1, False)
    assert actions(idea)[-3:] == ["ideas.hand-raised", "ideas.hand-raised", "ideas.hand-lowered"]
    assert "1 uppräckt hand" in client.get(reverse("ideas:show", args=[idea.item.code])).content.decode()


@pytest.mark.django_db
def test_hands_when_the_idea_has_ended_then_none_is_counted(admin, campaign):
    idea = make_idea(campaign)
    ending.finish(admin, idea, "Klart")
    with pytest.raises(ValidationError):
        hands.raise_hand(admin, Idea.objects.get(pk=idea.pk))
