"""Documents of many works, or of very many cards, made one by one beside the pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, gettext_lazy, ngettext
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor, acting
from rodtrad.foundation.jobs.steps import JobRefused, Work, job
from rodtrad.foundation.letterhead.queries import letterhead_of
from rodtrad.foundation.org.queries import actor_by_code
from rodtrad.work.canvas.documents import Held, Made, NoSketch, make, of_actor
from rodtrad.work.canvas.models import CaseDetail
from rodtrad.work.canvas.services.taking import keep_document


@job(title=gettext_lazy("Make documents"), attempts=3)
def take_documents(work: Work) -> None:
    """One document a step. A work that the person may not see or take out any more is left out, and counted."""
    actor = actor_by_code(work.owner)
    if actor is None:
        raise JobRefused(_("The person who asked is no longer here."))
    codes = work.arguments["codes"]
    at, left_out = int(work.cursor.get("at", 0)), int(work.cursor.get("left_out", 0))
    with acting(actor):
        found = _made(actor, codes[at], work.arguments)
        with work.step() as step:
            if found is not None:
                keep_document(actor, work.code, at, found[0], found[1].name, found[1].data)
            at, left_out = at + 1, left_out + (found is None)
            step.go_on(
                cursor={"at": at, "left_out": left_out}, done=at, words=found[0].item.title if found else ""
            )
            if at == len(codes):
                made = len(codes) - left_out
                result = {"url": reverse("canvas:taken", args=[work.code])} if made else {}
                step.finish(result, words=_told(made, left_out))


def _made(actor: Actor, code: str, wanted: Mapping[str, Any]) -> tuple[CaseDetail, Made] | None:
    told = of_actor(actor, code)
    if told is None or told.detail is None:
        return None
    between = wanted["between"]
    try:
        made = make(
            actor, told, wanted["kind"], wanted["form"], cards=wanted["cards"], ask=wanted["ask"],
            between=(between[0], between[1]) if between else None, language=(get_language() or "sv")[:2],
            letterhead=letterhead_of(told.detail.item.place),
        )  # fmt: skip
    except (Held, NoSketch):
        return None
    return told.detail, made


def _told(made: int, left_out: int) -> str:
    text = ngettext("%(number)s document is ready.", "%(number)s documents are ready.", made)
    said = text % {"number": made}
    if left_out:
        left = ngettext(
            "%(number)s work was left out: it may not be taken out now.",
            "%(number)s works were left out: they may not be taken out now.",
            left_out,
        )
        said += " " + left % {"number": left_out}
    return said
