"""Background work of the ideas: a large file brought in beside the pages, in one step: all of it or nothing."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rodtrad.foundation.base.scope import acting
from rodtrad.foundation.jobs.steps import JobRefused, Work, job
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.org.queries import actor_by_code
from rodtrad.work.ideas import imports
from rodtrad.work.ideas.models import Batch
from rodtrad.work.ideas.services.bringing import Line, bring_in
from rodtrad.work.ideas.services.sending import Sending


def lines_of(batch: Batch, idea_type: str) -> list[Line]:
    """The rows of a batch as they are brought in."""
    return [_line(row, idea_type) for row in imports.unpacked(bytes(batch.packed))]


def _line(row: imports.Row, idea_type: str) -> Line:
    said = row.fields
    sending = Sending(
        text=said["text"], idea_type=imports.type_of(said, idea_type), mandate=imports.mandate_of(said),
        category=said.get("category", ""), level=said.get("level", ""), sender_role=said.get("sender_role", ""),
        source_key=said.get("source_key", ""), remark=said.get("remark", ""), suggested=imports.suggested_of(said),
    )  # fmt: skip
    return Line(sending, unit=said.get("place", ""), challenge=said.get("challenge", ""))


@job(title=gettext_lazy("Bring in many ideas"), attempts=3)
def bring_in_ideas(work: Work) -> None:
    """Every row of the file, or none."""
    if not work.cursor:
        with work.step() as step:
            step.go_on(cursor={"begun": True}, words=_("Bringing the ideas in. All of them or none."))
        return
    actor = actor_by_code(work.owner)
    if actor is None:
        raise JobRefused(_("You may no longer bring ideas in. Ask an administrator."))
    with acting(actor):
        rows = Batch.objects.select_related("campaign__item__place__municipality")
        batch = rows.filter(code=str(work.arguments["batch"]), brought_in__isnull=True).first()
        if batch is None or not may(actor, "ideas.import", batch.campaign.item):
            raise JobRefused(_("The file is no longer here, or has been brought in already."))
        lines = lines_of(batch, str(work.arguments.get("idea_type", "proposal")))
        with work.step() as step:
            number = bring_in(actor, batch, lines)
            said = ngettext("%(number)s idea was brought in.", "%(number)s ideas were brought in.", number)
            url = reverse("ideas:campaign", args=[batch.campaign.item.code])
            step.finish({"url": url}, words=said % {"number": number})
