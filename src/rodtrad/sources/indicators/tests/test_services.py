"""Services: rows, history, signals and notices together."""

from __future__ import annotations

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Period
from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.org import offers
from rodtrad.foundation.talk.models import Notice
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Flag, Item, Link
from rodtrad.kernel.suppression.shown import SUPPRESSED, Shown
from rodtrad.sources.indicators import todos
from rodtrad.sources.indicators.documents.reports import measures_of_place
from rodtrad.sources.indicators.models import FormerReading, Measure, Reading, Signal
from rodtrad.sources.indicators.queries import readings as reading_queries
from rodtrad.sources.indicators.services import marking, measures
from rodtrad.sources.indicators.services.readings import Incoming, bring_in
from rodtrad.sources.indicators.tests.factories import FIRST, SYSTEM, make_measure, rows, write

pytestmark = pytest.mark.django_db
CHANGED = [1, 2] * 6 + [9, 8] * 6


@pytest.fixture(autouse=True)
def system(acting_system):
    return acting_system


def actions(measure: Measure) -> list[str]:
    return list(
        Entry.everywhere.filter(item=measure.item.code).order_by("pk").values_list("action", flat=True)
    )


def test_measure_when_begun_and_changed_then_row_role_and_history(cast) -> None:
    measure = make_measure(cast.unit, cast.actor("developer"), owner=cast.staff)

    with acting(cast.actor("staff")) as owner:
        measures.change_measure(owner, measure, measures.Wanted("Besök", unit="besök"), owner=cast.staff)

    measure.refresh_from_db()
    assert (measure.unit, actions(measure)[0], actions(measure)[-1]) == (
        "besök", "indicators.begun", "indicators.changed",
    )  # fmt: skip


def test_measure_when_staff_begins_one_then_refused(cast) -> None:
    with pytest.raises(PermissionDenied):
        make_measure(cast.unit, cast.actor("staff"))


@pytest.mark.parametrize(("wanted", "field"), [
    ({"direction": "range"}, "best_from"), ({"reads": "share"}, "numerator"), ({"chart": "p"}, "chart"),
    ({"chart": "run", "rules": "nhs"}, "rules"), ({"constant": "2.66"}, "constant"),
])  # fmt: skip
def test_measure_when_it_does_not_hang_together_then_the_field_is_named(cast, wanted, field) -> None:
    with pytest.raises(ValidationError) as refused:
        make_measure(cast.unit, **wanted)

    assert field in refused.value.error_dict


def test_values_when_written_then_each_keeps_where_it_came_from(cast) -> None:
    measure = make_measure(cast.unit)

    done = bring_in(SYSTEM, measure, [Incoming(FIRST, value=3.0, origin="Lista i mars")], "Källa: Kolada")

    row = Reading.objects.get()
    assert (done.new, row.origin, row.way) == (1, "Lista i mars", "fetched")
    assert "indicators.values" in actions(measure)


def test_values_when_corrected_then_the_old_is_kept_with_the_reason(cast) -> None:
    measure = make_measure(cast.unit)
    bring_in(SYSTEM, measure, rows([3]), "Lista", way="typed")

    with pytest.raises(ValidationError) as refused:
        bring_in(SYSTEM, measure, rows([4]), "Lista", way="typed")
    done = bring_in(SYSTEM, measure, rows([4]), "Lista", way="typed", why="Fel i listan")

    former = FormerReading.objects.get()
    assert "why" in refused.value.error_dict
    assert (done.corrected, former.value, former.why, Reading.objects.get().value) == (
        1,
        3.0,
        "Fel i listan",
        4.0,
    )


def test_values_when_fetched_again_and_revised_then_it_says_so_itself(cast) -> None:
    measure = make_measure(cast.unit)
    bring_in(SYSTEM, measure, rows([3, 4]), "Källa: Kolada")

    done = bring_in(SYSTEM, measure, rows([3, 5]), "Källa: Kolada")

    assert (done.same, done.corrected, FormerReading.objects.get().why) == (1, 1, "ändrat hos källan")


@pytest.mark.parametrize("row", [
    Incoming(date(2025, 1, 2), value=1.0), Incoming(FIRST, value=None), Incoming(FIRST, status="missing", value=1.0),
    Incoming(FIRST, {"sex": "other"}, 1.0), Incoming(FIRST, {"place": "finnsinte"}, 1.0),
    Incoming(FIRST, num=1.0, den=2.0),
])  # fmt: skip
def test_values_when_one_row_cannot_be_then_none_is_saved(cast, row) -> None:
    measure = make_measure(cast.unit)

    with pytest.raises(ValidationError):
        bring_in(SYSTEM, measure, [Incoming(date(2025, 2, 1), value=1.0), row], "Lista")

    assert Reading.objects.count() == 0


def test_values_of_people_when_not_whole_or_by_two_parts_then_refused(cast) -> None:
    measure = make_measure(cast.unit, people=True, ages=("65–79",))

    for row in (Incoming(FIRST, value=1.5), Incoming(FIRST, {"sex": "men", "age": "65–79"}, 7.0)):
        with pytest.raises(ValidationError):
            bring_in(SYSTEM, measure, [row], "Lista")


def test_signal_when_new_then_owner_told_neighbour_flagged_and_a_person_answers(cast) -> None:
    measure = make_measure(cast.unit, owner=cast.manager)
    result = thread.create_item(
        SYSTEM, kind="result", place=cast.unit, audience=measure.item.audience, title="Fler kom"
    )
    thread.add_link(SYSTEM, measure.item, "yields", result)

    measure = write(measure, CHANGED, cast.actor("developer"))

    signal = Signal.objects.get()
    assert (signal.what, signal.good, measure.verdict, measure.item.state) == (
        "runs",
        True,
        "better",
        "signal",
    )
    assert Notice.objects.filter(user=cast.manager, kind="indicators.signal").exists()
    assert Flag.objects.filter(item=result, cause=measure.item).exists()
    with acting(cast.actor("manager")) as manager:
        assert [todo.item for todo in todos.open_signals(manager)] == [measure.item.code]
        with pytest.raises(ValidationError):
            marking.answer_signal(manager, signal, "known", " ")
        marking.answer_signal(manager, signal, "known", "Frukosten öppnade")
        assert todos.open_signals(manager) == []
    assert Item.objects.get(pk=measure.pk).state == "quiet"
    assert write(measure, [*CHANGED, 9]).item.state == "quiet"  # the same signal goes on: it is answered


def test_signal_when_older_than_what_is_new_then_none_is_raised_but_an_open_one_stays(cast) -> None:
    jump, calm = [5, 6] * 8 + [40], [5, 6] * 10

    old = write(make_measure(cast.unit, chart="i", rules="anhoej"), jump + calm)
    assert not Signal.objects.filter(measure=old, what="above").exists()
    kept = write(make_measure(cast.unit, title="Annat", chart="i", rules="anhoej"), jump)
    kept = write(kept, jump + calm)

    assert Signal.objects.get(measure=kept, what="above").is_open


def test_signal_when_values_are_corrected_then_it_lapses(cast) -> None:
    measure = write(make_measure(cast.unit), CHANGED)

    write(measure, [1, 2] * 12)

    assert Signal.objects.get().lapsed is not None
    assert Item.objects.get(pk=measure.pk).state == "quiet"


def test_mark_when_a_part_begins_then_the_old_change_is_no_signal_any_more_and_undo_brings_it_back(
    cast,
) -> None:
    measure = write(make_measure(cast.unit), CHANGED)

    mark = marking.add_mark(SYSTEM, measure, "phase", date(2026, 1, 1), "Frukosten öppnade")
    assert Measure.objects.get().verdict == "steady"
    with pytest.raises(ValidationError):
        marking.add_mark(SYSTEM, measure, "phase", date(2026, 1, 1), "Igen")
    marking.take_mark_away(SYSTEM, mark)

    assert Measure.objects.get().verdict == "better"


def test_aim_when_added_and_taken_away_then_assurance_follows(cast) -> None:
    measure = write(make_measure(cast.unit), [3, 5, 4, 6] * 4)
    wanted = marking.WantedAim("target", 10.0, "board", "Nämndens mål", date(2025, 1, 1))

    aim = marking.add_aim(SYSTEM, measure, wanted)
    assert Measure.objects.get().assurance == "middle_fails"
    marking.end_aim(SYSTEM, aim, "Fel tal")

    assert Measure.objects.get().assurance == ""
    assert actions(measure)[-1] == "indicators.aim-ended"


def test_due_when_the_newest_period_is_over_then_on_the_list_of_who_writes(cast) -> None:
    measure = make_measure(cast.unit, owner=cast.manager)
    measures.let_write(SYSTEM, measure, cast.staff)
    with clock.at(clock.now().replace(year=2027, month=5, day=2)):
        write(measure, [1] * 27)  # to March: April is due on the 14th of May
        with acting(cast.actor("staff")) as staff:
            found = todos.values_due(staff)

    assert [(todo.item, todo.due) for todo in found] == [(measure.item.code, date(2027, 5, 14))]


def test_people_when_shown_then_kept_back_below_five_and_in_the_series_of_others(cast) -> None:
    measure = write(make_measure(cast.unit, people=True, unit="personer"), [3, 12])
    actor = cast.actor("staff")

    with acting(actor):
        spots = reading_queries.total_of(measure)
        values = offers.values_of(
            actor, f"indicators:{measure.item.code}", cast.unit, Period(FIRST, date(2025, 12, 31))
        )
        names = [row.name for row in offers.series_offered(actor, cast.municipality)]

    assert [spot.status for spot in spots] == ["suppressed", "given"]
    assert [row.value for row in values] == [SUPPRESSED, Shown(12)]
    assert f"indicators:{measure.item.code}" in names


def test_measure_when_made_of_a_benefit_then_it_follows_it(cast, client) -> None:
    benefit = thread.create_item(
        SYSTEM, kind="toy-benefit", place=cast.unit, audience=f"m:{cast.municipality.pk}", title="Fler äter"
    )
    client.force_login(cast.manager)
    url = reverse("thread:become", args=[benefit.code, "indicator"])

    page = client.get(url)
    sent = {"title": "Ätit tillsammans", "unit": "personer", "direction": "up", "period_kind": "month"}
    client.post(url, sent)

    assert page.status_code == 200
    link = Link.objects.get(rel="follows")
    assert (link.source.title, link.target_id, link.upper_id) == ("Ätit tillsammans", benefit.pk, benefit.pk)


def test_report_when_a_place_has_measures_then_a_table_and_nothing_for_who_does_not_see(cast) -> None:
    write(make_measure(cast.unit), [3, 4])
    period = Period(FIRST, date(2025, 12, 31))

    for who, number in (("staff", 2), ("neighbour", 0)):
        actor = cast.actor(who)
        with acting(actor):
            assert len(measures_of_place(actor, cast.municipality, period)) == number
