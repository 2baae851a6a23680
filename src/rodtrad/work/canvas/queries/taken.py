"""Documents made beside the pages, for whoever asked for them and nobody else."""

from __future__ import annotations

from rodtrad.foundation.base.scope import Actor
from rodtrad.work.canvas.models import TakenDocument
from rodtrad.work.canvas.queries.safety import stays_in_team
from rodtrad.work.canvas.queries.whole import visible_cases


def taken_documents(actor: Actor, job: str) -> list[TakenDocument]:
    """The files of a job, in two queries. Works that the person may no longer see or take out are left out."""
    rows = list(TakenDocument.objects.filter(owner_id=actor.user_id, job=job).order_by("position"))
    details = visible_cases(actor).filter(pk__in=[row.case_id for row in rows])
    allowed = {detail.pk for detail in details if not stays_in_team(actor, detail)}
    return [row for row in rows if row.case_id in allowed]
