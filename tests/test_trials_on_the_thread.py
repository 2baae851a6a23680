"""Trials and the canvas meet on the thread: cards become trials, measures are linked, assumptions are questioned."""

from __future__ import annotations

import pytest
from django.urls import reverse

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Flag, Link
from rodtrad.sources.indicators.tests.factories import make_measure
from rodtrad.work.canvas.tests.factories import make_card, make_case
from rodtrad.work.trials.models import Lesson, Result, Trial
from rodtrad.work.trials.queries.trials import measures_near, measures_of
from rodtrad.work.trials.services.deciding import Act, decide
from rodtrad.work.trials.tests.factories import SYSTEM, make_cycle, make_studied, make_trial

pytestmark = pytest.mark.django_db


def test_decide_when_double_loop_then_what_it_tries_is_to_be_looked_at_again(cast, acting_system) -> None:
    element = make_card(SYSTEM, make_case(SYSTEM, cast.unit), "intervention-element").item
    cycle = make_studied(cast.unit, SYSTEM, "worse")
    thread.add_link(SYSTEM, cycle.trial.item, "tries", element)

    decide(
        SYSTEM, cycle, Act(decision="abandon", reason="Ingen ville.", loop="double", lesson="Fråga först.")
    )

    assert Flag.objects.filter(item=element, cause=cycle.trial.item, answered__isnull=True).exists()
    lesson = Lesson.objects.select_related("item").get(trial=cycle.trial)
    result = Result.objects.get(trial=cycle.trial)
    assert Link.objects.filter(source=lesson.item, rel="learned-from", target=result.item_id).exists()


def test_measures_when_the_card_has_some_then_offered_and_linked(cast, acting_system) -> None:
    case = make_case(SYSTEM, cast.unit)
    element, measure = (make_card(SYSTEM, case, kind).item for kind in ("intervention-element", "measure"))
    trial = make_trial(cast.unit)
    thread.add_link(SYSTEM, trial.item, "tries", element)

    assert measures_near(SYSTEM, trial) == [measure]
    from rodtrad.work.trials.services import cycles

    cycle = make_cycle(trial)
    cycles.change_plan(SYSTEM, cycle, {"question": "Går det?"}, measures=[measure])
    assert Link.objects.filter(source=trial.item, rel="measured-by", target=measure, life="current").exists()
    cycles.change_plan(SYSTEM, cycle, {"question": "Går det?"}, measures=[])
    assert not Link.objects.filter(rel="measured-by", life="current").exists()


def test_measures_when_kept_with_values_where_it_is_tried_then_offered_linked_and_named_at_the_gate(
    cast, acting_system
) -> None:
    measure = make_measure(cast.unit).item
    make_measure(cast.other_unit_place)
    trial = make_trial(cast.unit)

    assert measures_near(SYSTEM, trial) == [measure]
    thread.add_link(SYSTEM, trial.item, "measured-by", measure)
    assert measures_of(SYSTEM, trial) == [measure]


def test_become_when_a_card_is_tried_then_trial_first_cycle_and_link(client, cast) -> None:
    client.force_login(cast.staff)
    staff = cast.actor("staff")
    with acting(staff):
        card = make_card(staff, make_case(staff, cast.unit), "intervention-element").item
    url = reverse("thread:become", args=[card.code, "trial"])
    data = {
        "title": "Ring dagen före", "question": "Kommer fler?", "prediction": "Ja", "scale": "few", "level": "unit",
        "place": cast.unit.code,
    }  # fmt: skip

    assert "Pröva det" in client.get(reverse("canvas:card", args=[card.code])).content.decode()
    assert client.post(url, data).status_code == 303
    with acting(SYSTEM):
        trial = Trial.objects.select_related("item").get()
        assert Link.objects.filter(source=trial.item, rel="tries", target=card).exists()
        assert trial.cycles.count() == 1
    lesson = reverse("thread:become", args=[trial.item.code, "trial-lesson"])
    assert client.post(lesson, {"lesson": "Ring på kvällen.", "useful_to": "hemtjänsten"}).status_code == 303
    with acting(SYSTEM):
        assert Lesson.objects.select_related("item").get().item.text == "Ring på kvällen."
        assert Link.objects.filter(rel="learned-from", target=trial.item).count() == 1


def test_become_when_a_trial_gave_a_result_then_it_can_be_a_card_in_a_work(client, cast) -> None:
    client.force_login(cast.staff)
    staff = cast.actor("staff")
    with acting(staff):
        case = make_case(staff, cast.unit)
    make_studied(cast.unit, staff)
    with acting(SYSTEM):
        result = Result.objects.select_related("item").get().item
    url = reverse("thread:become", args=[result.code, "canvas-card"])

    assert client.get(url).context["form"].initial["type"] == "result"
    sent = client.post(url, {"work": case.item.code, "type": "result", "text": "Nio av tio svarade."})
    assert sent.status_code == 303
    with acting(SYSTEM):
        assert Link.objects.filter(source=result, rel="gives-rise-to", target__kind="result").exists()
