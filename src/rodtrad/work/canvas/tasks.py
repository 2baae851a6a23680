"""Work of the canvas that takes too long for a page: large case files, read and brought in beside the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from rodtrad.foundation.base.scope import Actor, acting
from rodtrad.foundation.jobs.steps import JobRefused, Work, job
from rodtrad.foundation.org.permissions import may_somewhere
from rodtrad.foundation.org.queries import actor_by_code
from rodtrad.work.canvas import imports, previews
from rodtrad.work.canvas.models import Upload
from rodtrad.work.canvas.services import importing


@job(title=gettext_lazy("Read a large case file"), attempts=3)
def read_file(work: Work) -> None:
    """Judge the file and keep what it would do, as the preview page shows it. One that is refused is erased."""
    if not work.cursor:
        _begin(work, _("Reading the file. A large one can take half a minute."))
        return
    actor = _person(work)
    with acting(actor):
        upload, plan = _plan(actor, work, {})
        with work.step() as step:
            result = _preview(work, upload, plan)
            if plan.is_hopeless:
                importing.erase_upload(upload)
            step.finish(
                result, words=_("The file is refused.") if plan.is_hopeless else _("The file is read.")
            )


@job(title=gettext_lazy("Bring in a large case file"), attempts=3)
def bring_in_file(work: Work) -> None:
    """Carry the file out in one step: all works or none. What has changed since the preview is shown anew."""
    if not work.cursor:
        _begin(work, _("Bringing the works in. All of them or none."))
        return
    actor = _person(work)
    with acting(actor):
        upload, plan = _plan(actor, work, work.arguments["choices"])
        try:
            _carry_out(actor, work, upload, plan)
        except importing.ImportStale:
            upload, plan = _plan(actor, work, work.arguments["choices"])
            with work.step() as step:
                step.finish(
                    _preview(work, upload, plan), words=_("Somebody has changed the works. Look again.")
                )


def _carry_out(actor: Actor, work: Work, upload: Upload, plan: importing.Plan) -> None:
    with work.step() as step:
        if plan.problems:
            step.finish(_preview(work, upload, plan), words=_("Something stands in the way. Look again."))
            return
        done = importing.apply(actor, plan)
        importing.erase_upload(upload)
        codes = [*done.new, *done.changed]
        url = reverse("canvas:show", args=codes) if len(codes) == 1 else reverse("canvas:list")
        text = ngettext("%(number)s work was brought in.", "%(number)s works were brought in.", len(codes))
        step.finish({"url": url}, words=text % {"number": len(codes)} if codes else _("Nothing was changed."))


def _begin(work: Work, words: str) -> None:
    with work.step() as step:
        step.go_on(cursor={"begun": True}, words=words)


def _person(work: Work) -> Actor:
    """Whoever asked, with what they may do now. Raises JobRefused when that is no longer this."""
    actor = actor_by_code(work.owner)
    if actor is None or not may_somewhere(actor, "canvas.import"):
        raise JobRefused(_("You may no longer bring works in. Ask an administrator."))
    return actor


def _plan(actor: Actor, work: Work, choices: Mapping[str, bool]) -> tuple[Upload, importing.Plan]:
    try:
        upload, data = importing.upload_of(actor, str(work.arguments["upload"]))
    except Http404 as gone:
        raise JobRefused(_("The file is no longer here. Send it in again.")) from gone
    return upload, imports.plan(actor, imports.read(data), **choices)


def _preview(work: Work, upload: Upload, plan: importing.Plan) -> dict[str, Any]:
    return {"url": reverse("canvas:import-large", args=[work.code]), **previews.kept(upload.name, plan)}
