"""A place words its outcomes and axes itself: what is offered, what is kept, and old decisions when words change."""

from __future__ import annotations

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org.services.setting_values import change_setting, reset_setting
from rodtrad.work.ideas.choices import Outcome
from rodtrad.work.ideas.choices.states import GINO
from rodtrad.work.ideas.models import Idea, Triage
from rodtrad.work.ideas.queries.board import gin_95_board
from rodtrad.work.ideas.queries.states import state_of
from rodtrad.work.ideas.rules.outcomes import Choice, read_outcomes, renamed, renamed_outcomes, unread
from rodtrad.work.ideas.services import deciding
from rodtrad.work.ideas.services.wording import outcomes_problem
from rodtrad.work.ideas.tests.factories import make_campaign, make_idea

OURS = ["Gör det nu", "Prova i liten skala = Planera det", "Fråga facket = Planera det", "Nej tack = inte nu"]


def test_gino_outcomes_are_said_as_the_buttons_say_them() -> None:
    assert set(GINO) == set(Outcome.values)
    assert [(each.means, each.word, each.key) for each in read_outcomes(list(GINO.values()))] == [
        ("do-now", "", "b"), ("plan", "", "p"), ("common", "", "t"), ("wish", "", "a"), ("parked", "", "v"),
        ("not-now", "", "n"),
    ]  # fmt: skip


def test_own_words_mean_one_of_ginos_and_every_letter_is_used_once() -> None:
    assert [(each.means, each.title, each.key) for each in read_outcomes(OURS)] == [
        ("do-now", str(Outcome.DO_NOW.label), "b"), ("plan", "Prova i liten skala", "p"), ("plan", "Fråga facket", "f"),
        ("not-now", "Nej tack", "n"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "line", ["Något annat", "Så här = någonting", " = Planera det", f"{'x' * 61} = Planera det"]
)
def test_a_line_that_says_nothing_is_passed_over_and_found(line) -> None:
    assert unread([*OURS, line]) == [line]
    assert len(read_outcomes([*OURS, line])) == len(OURS)
    assert [each.means for each in read_outcomes([line])] == list(GINO)


def test_a_word_is_renamed_where_a_new_one_stands_in_its_place() -> None:
    assert renamed(["nu", "sedan"], ["nu", "till hösten", "aldrig"]) == {"sedan": "till hösten"}
    assert renamed(["nu", "sedan"], ["sedan", "nu"]) == {}
    assert renamed(["nu", "sedan"], ["nu", "snart", "sedan"]) == {}
    assert renamed(["nu", "snart", "sedan"], ["nu", "sedan"]) == {}
    assert renamed_outcomes(OURS, [OURS[0], "Testa = Planera det", "Facket = Inte nu"]) == {
        "Prova i liten skala": "Testa"
    }
    assert renamed_outcomes(list(GINO.values()), ["Börja = Gör det nu"]) == {}


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("lines", "said"), [
        ([], "mellan ett och tolv"), (["Strunt"], "Strunt"), (["A = Inte nu", "a = Planera det"], "samma"),
    ],
)  # fmt: skip
def test_a_list_that_cannot_be_used_is_refused_in_words(lines, said) -> None:
    assert said in outcomes_problem(lines)


@pytest.fixture
def admin(cast):
    with acting(cast.actor("admin")) as actor:
        yield actor


@pytest.fixture
def campaign(cast, db, admin):
    return make_campaign(cast.municipality, admin)


def say(admin, cast, name: str, lines: list[str]) -> None:
    change_setting(admin, cast.municipality, name, lines)


def state(idea) -> tuple[str, str]:
    row = Idea.objects.select_related("item", "triage").get(pk=idea.pk)
    return row.item.state, state_of(row)


@pytest.mark.django_db
def test_setting_page_when_a_line_is_not_understood_then_said_and_kept(cast, admin) -> None:
    client = Client()
    client.force_login(cast.admin)
    url = reverse("org:setting", args=[cast.municipality.code, "ideas.outcomes"])

    refused = client.post(url, {"value": "Gör det nu\nHitta på = något"})
    taken = client.post(url, {"value": "\n".join(OURS)})

    assert refused.status_code == 422
    assert "Hitta på = något" in refused.content.decode()
    assert taken.status_code == 302


@pytest.mark.django_db
def test_own_outcome_is_a_button_and_its_words_stay_with_the_idea(cast, admin, campaign) -> None:
    say(admin, cast, "ideas.outcomes", OURS)
    idea = make_idea(campaign)
    client = Client()
    client.force_login(cast.admin)
    url = reverse("ideas:triage", args=[campaign.item.code])

    page = client.get(url).content.decode()
    client.post(url, {"idea": idea.item.code, "outcome": "Prova i liten skala"})
    shown = client.get(reverse("ideas:show", args=[idea.item.code])).content.decode()

    assert "Fråga facket" in page
    assert "Skicka vidare som en önskan" not in page
    assert state(idea) == ("plan", "Prova i liten skala")
    assert "Prova i liten skala" in shown


@pytest.mark.django_db
def test_own_outcome_asks_for_what_it_means(cast, admin, campaign) -> None:
    say(admin, cast, "ideas.outcomes", OURS)
    idea = make_idea(campaign)
    client = Client()
    client.force_login(cast.admin)

    refused = client.post(
        reverse("ideas:triage", args=[campaign.item.code]), {"idea": idea.item.code, "outcome": "Nej tack"}
    )

    assert refused.status_code == 422
    assert state(idea)[0] == "new"


@pytest.mark.django_db
def test_outcome_when_renamed_then_old_decisions_follow_and_when_taken_away_they_stay(
    cast, admin, campaign
) -> None:
    say(admin, cast, "ideas.outcomes", OURS)
    one, two = make_idea(campaign), make_idea(campaign, text="Något helt annat om hissen")
    deciding.decide(admin, one, Choice("plan", word="Prova i liten skala"))
    deciding.decide(admin, two, Choice("plan", word="Fråga facket"))

    say(admin, cast, "ideas.outcomes", ["Gör det nu", "Testa lite = Planera det", "Nej tack = inte nu"])

    assert state(one) == ("plan", "Testa lite")
    assert state(two) == ("plan", "Fråga facket")
    reset_setting(admin, cast.municipality, "ideas.outcomes")
    assert state(one)[0] == "plan"
    assert deciding.take_back(admin, campaign) == two


@pytest.mark.django_db
def test_axis_when_renamed_or_added_to_then_the_board_keeps_its_ideas(cast, admin, campaign) -> None:
    idea = make_idea(campaign)
    deciding.place(admin, idea, "behöver planeras", "en kommun")
    whens = ["kan börja nu", "behöver utredas", "om flera år"]

    say(admin, cast, "ideas.when", whens)

    assert Triage.objects.get(pk=idea.pk).when == "behöver utredas"
    cells = {
        cell.square.at: cell.number
        for row in gin_95_board(admin, campaign, whens, ["en kommun"])
        for cell in row
    }
    assert cells == {"0.0": 0, "1.0": 1, "2.0": 0}


@pytest.mark.django_db
def test_axis_when_renamed_for_one_place_then_others_keep_theirs(cast, admin) -> None:
    there = make_campaign(cast.unit, admin)
    idea = make_idea(there)
    deciding.place(admin, idea, "behöver planeras", "en kommun")
    change_setting(admin, cast.unit, "ideas.when", ["kan börja nu", "behöver planeras", "aldrig"])

    say(admin, cast, "ideas.when", ["kan börja nu", "sedan"])

    assert Triage.objects.get(pk=idea.pk).when == "behöver planeras"


@pytest.mark.django_db
def test_setting_when_refused_then_nothing_is_saved(cast, admin) -> None:
    with pytest.raises(ValidationError):
        say(admin, cast, "ideas.outcomes", ["Strunt"])
