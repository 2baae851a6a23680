"""The measures' own fields of items, for the thread's pages: one query per call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.sources.indicators.models import Group, Measure
from rodtrad.sources.indicators.rules.wording import VERDICTS


def measure_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """What measures say beside title and definition. The caller has read only items that the actor may see."""
    rows = Measure.objects.filter(pk__in=[item.pk for item in items])
    return {
        row.pk: {
            "direction": row.get_direction_display(), "unit": row.unit,
            "period_kind": row.get_period_kind_display(), "signal": str(VERDICTS[row.verdict]),
        }
        for row in rows
    }  # fmt: skip


def group_details(actor: Actor, items: Sequence[Item]) -> dict[int, Mapping[str, Any]]:
    """How many measures a group holds."""
    rows = Group.objects.filter(pk__in=[item.pk for item in items]).prefetch_related("members")
    return {row.pk: {"measures": len(row.members.all())} for row in rows}


def searched_measures(ids: Sequence[int]) -> dict[int, str]:
    """What is searched on a measure beside title and definition."""
    columns = ("pk", "unit", "numerator", "denominator", "source", "source_key", "stands_in_for")
    rows = Measure.objects.filter(pk__in=ids).values_list(*columns)
    return {pk: "\n".join(filter(None, texts)) for pk, *texts in rows}
