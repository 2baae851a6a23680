"""The facts that the checks need, for many insights or works at once: as many queries for one as for a hundred."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Count, Exists, OuterRef

from rodtrad.foundation.base import clock
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.work.insights.models import Feedback, Insight, InsightWork, ShiftLabel
from rodtrad.work.insights.rules import alike, checks, thresholds
from rodtrad.work.insights.rules.months import months_before

OPEN_STATES = frozenset({"planned", "recruiting"})
MOST_COMPARED = 200


def limits_at(places: Sequence[Place]) -> dict[int, tuple[checks.Limits, int]]:
    """Place id → the limits that hold there, and how alike two questions must be."""
    names = (
        thresholds.NO_INSIGHTS_DAYS, thresholds.ASKED_AGAIN_MONTHS, thresholds.UNUSED_MONTHS,
        thresholds.SHARE_PERCENT, thresholds.WHITE_FEWER, thresholds.SIMILAR_PERCENT,
    )  # fmt: skip
    by_name = {name: settings.value_by_place(name, places) for name in names}
    return {
        place.pk: (
            checks.Limits(*(by_name[name][place.pk] for name in names[:5])),
            by_name[names[5]][place.pk],
        )
        for place in places
    }


def asked_of_insights(ids: Sequence[int]) -> dict[int, list[str]]:
    """Insight id → the codes of the checks that ask about it. One that is put away is asked about nothing."""
    if not ids:
        return {}
    labels = ShiftLabel.objects.filter(insights=OuterRef("pk"))
    rows = list(
        Insight.objects.filter(pk__in=ids).select_related("item__place").annotate(labelled=Exists(labels))
    )
    limits = limits_at(list({row.item.place.pk: row.item.place for row in rows}.values()))
    return {
        row.pk: checks.of_insight(_insight(row), clock.today(), limits[row.item.place_id][0])
        for row in rows
        if not row.item.is_retired
    }


def _insight(row: Any) -> checks.InsightFacts:
    return checks.InsightFacts(
        circles=row.circles, has_group=row.main_group_id is not None, has_label=row.labelled,
        is_mapped=row.material == "insight", released=row.released, uses=row.uses,
    )  # fmt: skip


def asked_of_works(ids: Sequence[int]) -> dict[int, list[str]]:
    """The same for works."""
    if not ids:
        return {}
    given = Feedback.objects.filter(work=OuterRef("pk"), given__isnull=False).exclude(item__life="retired")
    rows = list(
        InsightWork.objects.filter(pk__in=ids)
        .select_related("item__place", "owner", "deputy")
        .prefetch_related("groups")
        .annotate(told=Count("insights"), answered=Exists(given))
    )
    limits = limits_at(list({row.item.place.pk: row.item.place for row in rows}.values()))
    today = clock.today()
    return {
        row.pk: checks.of_work(_work(row, *limits[row.item.place_id]), today, limits[row.item.place_id][0])
        for row in rows
        if not row.item.is_retired
    }


def _work(row: Any, limits: checks.Limits, percent: int) -> checks.WorkFacts:
    is_open = row.item.state in OPEN_STATES
    return checks.WorkFacts(
        done_on=row.done_on, insights=row.told, feedback_due=row.feedback_due, feedback_given=row.answered,
        has_owner=_is_here(row.owner), has_deputy=_is_here(row.deputy), is_open=is_open,
        nearest=_nearest(row, limits, percent) if is_open else None, starts=row.starts,
    )  # fmt: skip


def _is_here(user: Any) -> bool:
    return user is not None and user.is_active


def _nearest(work: Any, limits: checks.Limits, percent: int) -> date | None:
    """When a group of this work was last asked something alike by another work of the municipality."""
    groups = [group.pk for group in work.groups.all()]
    if not groups or not work.questions.strip():
        return None
    since = months_before(work.starts or clock.today(), limits.asked_again_months)
    rows = (
        InsightWork.objects.filter(municipality_id=work.municipality_id, groups__in=groups)
        .exclude(pk=work.pk)
        .exclude(item__life="retired")
        .exclude(item__state__in=("planned", "stopped"))
        .filter(starts__gt=since)
        .order_by("-starts")
        .distinct()
    )
    for questions, starts in rows.values_list("questions", "starts")[:MOST_COMPARED]:
        if alike.best(work.questions, questions) >= percent:
            return starts
    return None
