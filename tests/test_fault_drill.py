"""The fault drill in small: killed five times while it saves. The large one is bench/fault_drill.py."""

from __future__ import annotations

from typing import Any

import pytest
from bench.fault_drill import drill, look

from rodtrad.foundation.audit.models import Entry
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.models import CaseDetail

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.slow]


def test_saves_when_the_process_is_killed_then_none_is_lost_half_or_doubled(cast: Any) -> None:
    outcome = drill(cast.actor("developer"), cast.unit, kills=5, seed=3)

    assert outcome.kills == 5
    assert len(outcome.acknowledged) >= 5
    assert outcome.holds, outcome
    assert outcome.there - len(outcome.acknowledged) <= 5 * 2  # what was under way when it was killed

    # the drill sees what it looks for
    with acting(system("test")):
        cases = list(CaseDetail.objects.select_related("item"))
        lost, doubled = Item.objects.filter(kind="need").order_by("pk")[:2]
        half = Item.objects.filter(kind="need").order_by("pk")[2]
        Item.objects.filter(pk=lost.pk).update(text=doubled.text)
        Entry.objects.bulk_create([Entry(at=half.created, action="canvas.card-added", item=half.code)])
    look(cases, outcome)
    assert outcome.lost == [lost.text]
    assert outcome.doubled == [doubled.text]
    assert outcome.half == [half.text]
    assert outcome.problems
