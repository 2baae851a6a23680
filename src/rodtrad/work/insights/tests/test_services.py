"""What the services write: row, history, questions and roles together."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.scope import PUBLIC, acting
from rodtrad.foundation.org.models import ObjectRole
from rodtrad.foundation.thread.models import Link
from rodtrad.foundation.thread.services import add_link
from rodtrad.work.insights.models import Finding, Insight, InsightWork, ShiftLabel
from rodtrad.work.insights.queries.works import public_answers, work_rows
from rodtrad.work.insights.services import (
    catalogue,
    findings,
    insights,
    joining,
    partners,
    reminders,
    value_maps,
    works,
)
from rodtrad.work.insights.services.findings import refresh
from rodtrad.work.insights.tests import factories as make

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("acting_system")]


def codes(item) -> set[str]:
    return set(Finding.objects.filter(item=item, answer="").values_list("check_code", flat=True))


def test_insight_when_written_with_text_only_then_it_waits_to_be_sorted(cast) -> None:
    insight = make.make_insight(cast.actor("staff"), cast.unit, sorted_=False)

    assert (insight.coded, insight.item.state, codes(insight.item)) == (False, "draft", {"INS-CHK-01"})
    assert insight.item.audience == f"m:{cast.municipality.pk}"
    assert Entry.everywhere.filter(action="insights.written", item=insight.item.code).count() == 1


def test_insight_when_sorted_then_no_question(cast) -> None:
    insight = make.make_insight(cast.actor("staff"), cast.unit)

    assert (insight.coded, codes(insight.item)) == (True, set())


def test_change_when_somebody_saved_meanwhile_then_refused(cast) -> None:
    insight = make.make_insight(cast.actor("staff"), cast.unit)
    insights.change_insight(cast.actor("staff"), insight, {"new": "Nytt"}, seen=insight.item.version)

    with pytest.raises(ValidationError) as refusal:
        insights.change_insight(cast.actor("staff"), insight, {"new": "Annat"}, seen=1)

    assert refusal.value.code == "stale"
    assert make.fresh(insight).new == "Nytt"


def test_release_when_unsorted_or_not_an_insight_then_refused(cast) -> None:
    manager = cast.actor("manager")
    found = make.make_insight(cast.actor("staff"), cast.unit, sorted_=False)
    raw = make.make_insight(cast.actor("staff"), cast.unit, material="raw")

    for insight, why in ((found, "uncoded"), (raw, "material")):
        with pytest.raises(ValidationError) as refusal:
            insights.release(manager, insight, "network")
        assert refusal.value.code == why


def test_release_when_sorted_then_the_networks_see_it(cast) -> None:
    insight = make.make_insight(cast.actor("staff"), cast.unit)

    insights.release(cast.actor("manager"), insight, "network")

    now = make.fresh(insight)
    assert (now.item.state, now.released, now.item.audience) == (
        "released", clock.today(), f"N:{cast.municipality.pk}",
    )  # fmt: skip
    with pytest.raises(PermissionDenied):
        insights.release(cast.actor("staff"), now, "public")


def test_source_check_when_mostly_no_then_filed_as_background(cast) -> None:
    insight = make.make_insight(cast.actor("staff"), cast.unit, sorted_=False)
    no = dict.fromkeys(("own_experience", "tells_how", "analysed", "tied", "about_life"), False)

    assert insights.check_source(cast.actor("staff"), insight, no, kind="statistics") == "background"

    now = make.fresh(insight)
    assert (now.material, now.background, codes(now.item)) == ("background", "statistics", set())
    with pytest.raises(ValidationError):
        insights.check_source(cast.actor("staff"), now, no, filed_as="insight")


def test_work_when_not_looked_up_then_refused(cast) -> None:
    with pytest.raises(ValidationError) as refusal:
        works.begin_work(cast.actor("staff"), place=cast.unit, title="Frågor", aim="", looked_up=None)

    assert refusal.value.code == "look"


def test_work_when_begun_then_the_look_is_used_and_the_owner_may_change_it(cast) -> None:
    work = make.make_work(cast.actor("staff"), cast.unit, owner=cast.colleague)

    assert work.looked_up.count() == 1
    assert ObjectRole.objects.filter(item=work.item.code, user=cast.colleague, role="lead").exists()
    assert works.change_work(cast.actor("colleague"), work, {"hours": 3})


def test_work_when_done_then_it_owes_an_answer_in_sixty_days(cast) -> None:
    work = make.finish(cast.actor("staff"), make.make_work(cast.actor("staff"), cast.unit))

    assert work.feedback_due == clock.today() + timedelta(days=60)
    with clock.at(clock.now() + timedelta(days=61)):
        refresh([work.item])
        assert codes(work.item) == {"INS-CHK-02", "INS-CHK-03"}
        make.make_feedback(cast.actor("staff"), work)
        assert codes(work.item) == {"INS-CHK-02"}


def test_work_when_the_owner_leaves_then_asked_who_takes_over(cast) -> None:
    from rodtrad.foundation.org.services import deactivate_user

    work = make.make_work(cast.actor("staff"), cast.unit, owner=cast.colleague)
    deactivate_user(scope.system("test"), cast.colleague)

    refresh([work.item])

    assert codes(work.item) == {"INS-CHK-04"}


def test_work_when_the_group_was_asked_the_same_then_asked_to_join(cast) -> None:
    first = make.make_work(cast.actor("staff"), cast.unit)
    works.move_work(cast.actor("staff"), first, "ongoing")

    second = make.make_work(cast.actor("staff"), cast.unit, title="Samma fråga")

    assert codes(second.item) == {"INS-CHK-05"}


def test_reminder_when_the_answer_is_due_soon_then_told_once(cast) -> None:
    work = make.finish(cast.actor("staff"), make.make_work(cast.actor("staff"), cast.unit))

    with clock.at(clock.now() + timedelta(days=50)):
        reminders.tell_due()
        reminders.tell_due()

    assert InsightWork.objects.get(pk=work.pk).reminded is not None


def test_feedback_when_given_without_words_then_refused(cast) -> None:
    work = make.make_work(cast.actor("staff"), cast.unit)

    with pytest.raises(ValidationError):
        make.make_feedback(cast.actor("staff"), work, did="", will_not="")


def test_feedback_when_public_then_everybody_reads_it(cast) -> None:
    work = make.make_work(cast.actor("staff"), cast.unit)
    make.make_feedback(cast.actor("staff"), work, level="public")
    make.make_feedback(cast.actor("staff"), work, level="municipality")

    with acting(PUBLIC):
        (row,) = public_answers()

    assert (row.did, row.municipality) == ("Telefonen är öppen till sju.", cast.municipality.name)
    assert [each.answer for each in work_rows(cast.actor("staff"), [work])] == ["given"]


def test_join_when_said_the_same_then_both_stay_and_it_can_be_undone(cast) -> None:
    one = make.make_insight(cast.actor("staff"), cast.unit)
    other = make.make_insight(cast.actor("other_unit"), cast.other_unit_place)
    developer = cast.actor("developer")

    link = joining.join(developer, other, one)

    assert make.fresh(one).joined == make.fresh(other).joined == one.item.code
    joining.part(
        developer, Link.objects.select_related("source__place", "target__place").get(pk=link.pk), "Nej"
    )
    assert (make.fresh(one).joined, make.fresh(other).joined) == ("", "")


def test_use_when_something_rests_on_it_then_counted_here_and_elsewhere(cast) -> None:
    insight = make.make_insight(cast.actor("staff"), cast.unit)
    row = make.make_map(cast.actor("other_unit"), cast.other_unit_place)

    add_link(cast.actor("staff"), insight.item, "gives-rise-to", row.item)

    now = Insight.objects.get(pk=insight.pk)
    assert (now.uses, now.uses_elsewhere, now.last_used) == (1, 1, clock.today())


def test_label_when_merged_then_insights_follow_and_come_back(cast) -> None:
    make.group()
    label, into = make.label(), make.label("akut")
    insight = make.make_insight(cast.actor("staff"), cast.unit)
    developer = cast.actor("developer")

    assert catalogue.merge_labels(developer, label, into) == 1
    assert list(insight.labels.all()) == [into]
    assert catalogue.propose_label(developer, "kontorets tider", "invånarens tider", None) == into
    catalogue.part_labels(developer, ShiftLabel.objects.get(pk=label.pk))
    assert list(insight.labels.all()) == [label]


def test_finding_when_put_aside_then_silent_until_the_text_changes(cast) -> None:
    insight = make.make_insight(cast.actor("staff"), cast.unit, sorted_=False)
    finding = Finding.objects.select_related("item__place").get(item=insight.item)

    findings.answer_finding(cast.actor("staff"), finding, "dismissed", "Vi vet inte än")
    assert Insight.objects.get(pk=insight.pk).open_findings == 0

    with clock.at(clock.now() + timedelta(hours=1)):
        insights.change_insight(cast.actor("staff"), insight, {"text": "Något helt annat."})
    assert codes(insight.item) == {"INS-CHK-01"}


def test_partner_and_map_when_written_then_in_the_history(cast) -> None:
    partner = make.make_partner(cast.actor("developer"), cast.unit)
    partners.note_contact(cast.actor("developer"), partner, kind="paid", day=clock.today(), paid=200)
    row = make.make_map(cast.actor("staff"), cast.unit)
    step = value_maps.add_step(cast.actor("staff"), row, phase="before", text="Veta vem som svarar.")
    value_maps.take_step(cast.actor("staff"), step)
    value_maps.take_step(cast.actor("staff"), step, back=True)

    assert Entry.everywhere.filter(action="insights.partner-contacted").count() == 1
    assert Entry.everywhere.filter(action="insights.value-map-changed").count() == 3
