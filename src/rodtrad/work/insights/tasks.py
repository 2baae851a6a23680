"""Background work of insights."""

from __future__ import annotations

from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rodtrad.foundation.base import scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.steps import JobRefused, Work, job
from rodtrad.foundation.org.permissions import At, may
from rodtrad.foundation.org.queries import actor_by_code
from rodtrad.foundation.thread.models import Item
from rodtrad.work.insights import imports
from rodtrad.work.insights.models import InsightUpload
from rodtrad.work.insights.services import importing
from rodtrad.work.insights.services.findings import CHECKED, refresh
from rodtrad.work.insights.services.reminders import TITLE

AT_ONCE = 200
JUDGED_AT_ONCE = 1_000


@job(title=TITLE)
def look_again(work: Work) -> None:
    """Two hundred insights and works a step: what only dates change."""
    after = int(work.cursor.get("after", 0))
    with scope.acting(scope.system("insights")):
        due = Q(kind="insight-work") | Q(insight__released__isnull=False)
        rows = Item.objects.filter(due, kind__in=CHECKED, life="current", pk__gt=after).order_by("pk")
        items = list(rows[:AT_ONCE])
        with work.step() as step:
            refresh(items)
            if len(items) < AT_ONCE:
                step.finish()
            else:
                step.go_on(cursor={"after": items[-1].pk}, done=work.done + len(items))


@job(title=gettext_lazy("Look through a file of insights"), attempts=3)
def judge_file(work: Work) -> None:
    """A thousand rows a step: what each would become, and every fault. Leads to the preview."""
    actor = _importer(work)
    with scope.acting(actor):
        upload = _upload(work, actor)
        lines, verdict = (
            imports.unpacked_lines(bytes(upload.data)),
            imports.unpacked_verdict(bytes(upload.judged)),
        )
        if work.done == 0:
            verdict = imports.Verdict()
        verdict.add(imports.judged(actor, upload.place, lines, work.done, JUDGED_AT_ONCE))
        done = min(len(lines), work.done + JUDGED_AT_ONCE)
        with work.step() as step:
            importing.keep_verdict(upload, imports.packed_verdict(verdict))
            if done < len(lines):
                said = _("%(done)s of %(all)s rows looked through.") % {"done": done, "all": len(lines)}
                step.go_on(done=done, total=len(lines), words=said)
            else:
                url = reverse("insights:import-preview", args=[upload.code])
                step.finish({"url": url}, words=_("The file is looked through. See what it holds."))


@job(title=gettext_lazy("Bring in many insights"), attempts=3)
def bring_in_file(work: Work) -> None:
    """Every row of the file, or none: judged once more, then written in one transaction."""
    actor = _importer(work)
    with scope.acting(actor):
        upload = _upload(work, actor)
        if not work.cursor:
            with work.step() as step:
                step.go_on(cursor={"begun": True}, words=_("Bringing the insights in. All of them or none."))
            return
        plan = imports.judged(actor, upload.place, imports.unpacked_lines(bytes(upload.data)))
        if plan.problems:
            raise JobRefused(_("Something has changed since you looked. Choose the file again."))
        with work.step() as step:
            number = importing.bring_in_upload(actor, upload, plan.rows)
            said = ngettext(
                "%(number)s insight is brought in.", "%(number)s insights are brought in.", number
            )
            step.finish({"url": reverse("insights:list")}, words=said % {"number": number})


def _importer(work: Work) -> Actor:
    actor = actor_by_code(work.owner)
    if actor is None:
        raise JobRefused(_("You may no longer bring insights in. Ask an administrator."))
    return actor


def _upload(work: Work, actor: Actor) -> InsightUpload:
    rows = InsightUpload.objects.select_related("place__municipality")
    upload = rows.filter(code=str(work.arguments["upload"]), brought_in__isnull=True).first()
    if upload is None or not may(actor, "insights.import", At(upload.place.path)):
        raise JobRefused(_("The file is no longer here, or has been brought in already."))
    return upload
