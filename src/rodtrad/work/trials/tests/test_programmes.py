"""Design programmes: the perspectives stop a start until they are answered; the board shows what is never touched."""

from __future__ import annotations

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org.services import hand_over
from rodtrad.foundation.thread.models import Link
from rodtrad.work.trials.choices import Perspective
from rodtrad.work.trials.models import InProgramme, Reflection, Trial
from rodtrad.work.trials.queries.programmes import touched, trials_in, unanswered
from rodtrad.work.trials.rules.programme import des_chk_02_unanswered, des_chk_05_nothing_stopped
from rodtrad.work.trials.services import cycles, programmes
from rodtrad.work.trials.tests.factories import SYSTEM, make_cycle, make_programme, make_trial

pytestmark = pytest.mark.django_db
ANSWERS = {key: (key != "X6", "En rad om det.") for key in Perspective.values}


@pytest.fixture
def developer(cast):
    with acting(cast.actor("developer")) as actor:
        yield actor


def again(trial: Trial) -> Trial:
    return Trial.objects.select_related("item__place__municipality").get(pk=trial.pk)


def test_des_chk_02_when_in_a_programme_then_what_is_not_answered() -> None:
    assert des_chk_02_unanswered(True, ["X1", "X3"]) == ["X2", "X4", "X5", "X6"]
    assert des_chk_02_unanswered(True, Perspective.values) == []
    assert des_chk_02_unanswered(False, []) == []


def test_des_chk_05_when_no_trial_of_a_theme_stops_anything_then_said() -> None:
    assert des_chk_05_nothing_stopped([1, 2], [3])
    assert not des_chk_05_nothing_stopped([1, 2], [2])
    assert not des_chk_05_nothing_stopped([], [])


def test_handed_over_when_somebody_leaves_then_the_programme_and_trials_follow(cast, acting_system) -> None:
    programme = make_programme(cast.administration, cast.actor("developer"))
    trial = make_trial(cast.unit, cast.actor("developer"))
    hand_over(acting_system, user=cast.developer, to=cast.manager)

    programme.refresh_from_db()
    assert (programme.owner, again(trial).responsible) == (cast.manager, cast.manager)


def test_start_when_perspectives_are_left_then_refused_and_allowed_when_answered(cast, developer) -> None:
    trial = make_trial(cast.unit, developer)
    cycle = make_cycle(trial, developer)
    programmes.place_in_programme(
        developer, again(trial), make_programme(cast.administration, developer), "T3"
    )

    with pytest.raises(ValidationError, match="Juridik"):
        cycles.start_cycle(developer, cycle)
    programmes.reflect(developer, again(trial), {**ANSWERS, "X3": (True, " ")})
    assert unanswered(trial) == ["X3"]
    programmes.reflect(developer, again(trial), ANSWERS)
    cycles.start_cycle(developer, cycle)
    assert again(trial).item.state == "running"
    assert Reflection.objects.filter(trial=trial, relevant=False).get().perspective == "X6"


def test_place_when_taken_out_then_the_link_is_put_away(cast, developer) -> None:
    trial = make_trial(cast.unit, developer)
    programme = make_programme(cast.administration, developer)
    programmes.place_in_programme(developer, again(trial), programme, "T1")
    assert Link.objects.filter(rel="phased-in", life="current").count() == 1

    programmes.place_in_programme(developer, again(trial), None, "")

    assert not InProgramme.objects.exists()
    assert not Link.objects.filter(rel="phased-in", life="current").exists()


def test_begin_when_only_staff_then_refused(cast) -> None:
    with acting(cast.actor("staff")) as staff, pytest.raises(PermissionDenied):
        make_programme(cast.unit, staff)


def test_touched_when_one_never_matters_then_nought(cast, developer) -> None:
    programme = make_programme(cast.administration, developer)
    for _each in range(2):
        trial = make_trial(cast.unit, developer)
        programmes.place_in_programme(developer, again(trial), programme, "T2")
    programmes.reflect(developer, again(trial), ANSWERS)

    found = {
        row.perspective.value: (row.relevant, row.unanswered)
        for row in touched(trials_in(developer, programme))
    }
    assert found == {**dict.fromkeys(("X1", "X2", "X3", "X4", "X5"), (1, 1)), "X6": (0, 1)}


def test_pages_when_used_then_begun_placed_answered_and_shown(client, cast) -> None:
    client.force_login(cast.developer)
    page = client.get(reverse("trials:programmes")).content.decode()
    assert "Inget program än" in page
    made = client.post(
        reverse("trials:programme-new"),
        {
            "title": "Tidigt stöd",
            "text": "Nära invånaren",
            "place": cast.administration.code,
            "level": "municipality",
        },
    )
    code = made["Location"].rstrip("/").rsplit("/", 1)[1]
    with acting(SYSTEM):
        trial = make_trial(cast.unit, cast.actor("developer"))
        make_cycle(trial, cast.actor("developer"))
    placed = client.post(
        reverse("trials:place-in", args=[trial.item.code]), {"programme": code, "theme": "T4"}
    )
    assert placed.status_code == 303
    assert (
        "Svara på de sex perspektiven"
        in client.get(reverse("trials:show", args=[trial.item.code])).content.decode()
    )
    sent = client.post(
        reverse("trials:reflect", args=[trial.item.code]),
        {**{f"text-{key}": "Ja." for key in Perspective.values}, "not-X1": "on"},
    )
    assert sent.status_code == 303
    assert "Starta varvet" in client.get(reverse("trials:show", args=[trial.item.code])).content.decode()
    page = client.get(reverse("trials:programme", args=[code])).content.decode()
    assert trial.item.title in page
    assert "berörs aldrig" in page


@pytest.mark.parametrize("page", ["programmes", "programme"])
def test_page_with_one_and_three_trials_then_as_many_queries(page, client, cast) -> None:
    client.force_login(cast.developer)
    with acting(SYSTEM):
        programme = make_programme(cast.administration)

    def more(number: int) -> None:
        with acting(SYSTEM):
            for _each in range(number):
                programmes.place_in_programme(SYSTEM, again(make_trial(cast.unit)), programme, "T1")

    def count() -> int:
        with CaptureQueriesContext(connection) as caught:
            url = reverse(f"trials:{page}", args=[programme.item.code] if page == "programme" else [])
            assert client.get(url).status_code == 200
        return len(caught)

    more(1)
    count()
    one = count()
    more(2)
    assert count() == one
