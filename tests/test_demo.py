"""The demo as it is filled: alive for everybody who may try it (settled questions, section 13)."""

from __future__ import annotations

import pytest

from rodtrad.config import demo
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.files.models import Attachment
from rodtrad.foundation.org.models import Membership
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.talk.queries import waiting
from rodtrad.work.canvas.models import GuidingQuestion, GuidingVote, Mandate, Version

# Nothing can wait for those who only read; a guest has no part in any work yet.
READS = {"elected", "guest"}


@pytest.mark.django_db
def test_demo_when_filled_then_every_role_has_something_late_and_every_feature_is_used() -> None:
    demo.fill()

    with acting(system("test")):
        late: dict[str, bool] = {}
        for row in Membership.objects.filter(user__is_active=True).select_related("user"):
            actor = actor_for(row.user)
            with acting(actor):
                found = any(line.is_late for line in waiting(actor))
            late[row.role] = late.get(row.role, False) or found
        assert {role for role, found in late.items() if not found} == READS
        assert sorted(Attachment.objects.values_list("name", flat=True)) == [
            "borden.png",
            "vardens-lista.txt",
        ]
        assert Version.objects.filter(why="state").count() >= 4
        assert Mandate.objects.count() == 1
        assert set(GuidingQuestion.objects.values_list("state", flat=True)) == {"accepted", "proposed"}
        assert GuidingVote.objects.count() == 5
        for case in {row.case_id for row in Version.objects.all()}:
            taken = list(
                Version.objects.filter(case_id=case).order_by("number").values_list("taken", flat=True)
            )
            assert taken == sorted(taken)
