"""Documents that take more than a moment: asked for, made in the background, kept some days for one person."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs import services as jobs
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.work.canvas.models import CaseDetail, TakenDocument
from rodtrad.work.canvas.queries.whole import visible_cases
from rodtrad.work.canvas.rules.thresholds import CARDS_AT_ONCE, TAKEN_DAYS

TAKE = "canvas.take-documents"
MOST = 200
"""Works in one go."""


def is_large(place: Place | None, cards: Collection[str]) -> bool:
    """Whether a document of so many cards is made beside the pages, by the setting of the work's place."""
    most: int = settings.value(CARDS_AT_ONCE, place)
    return len(cards) > most


def take_later(
    actor: Actor, codes: Sequence[str], kind: str, form: str, *, cards: Sequence[str] | None = None, ask: str = "",
    between: tuple[str, str] | None = None,
) -> Job:  # fmt: skip
    """Make a document of each of these works. Raises ValidationError for none, too many, or one that is not seen."""
    if actor.user_id is None:
        raise PermissionDenied(TAKE)
    wanted = list(dict.fromkeys(codes))
    if not wanted:
        raise ValidationError(_("Tick at least one work first."), code="none")
    if len(wanted) > MOST:
        text = _("At most %(most)s works at a time. Take them out in several goes.") % {"most": MOST}
        raise ValidationError(text, code="many")
    if visible_cases(actor).filter(item__code__in=wanted).count() < len(wanted):
        raise ValidationError(_("A work is no longer here. Choose anew from the list."), code="gone")
    asked = {"codes": wanted, "kind": kind, "form": form, "cards": cards, "ask": ask, "between": between}
    return jobs.enqueue(actor, TAKE, asked, total=len(wanted))


def keep_document(actor: Actor, job: str, position: int, case: CaseDetail, name: str, data: bytes) -> None:
    """Keep a finished file for the person; call it within the step of its job."""
    if actor.user_id is None:
        raise PermissionDenied(TAKE)
    TakenDocument.objects.create(
        owner_id=actor.user_id, job=job, position=position, case=case, at=clock.now(), name=name, data=data,
    )  # fmt: skip


def erase_old_documents() -> int:
    """Erase what has been kept as long as the setting says. Says how many; called every minute."""
    days: int = settings.value(TAKEN_DAYS, None)
    return TakenDocument.objects.filter(at__lte=clock.now() - timedelta(days=days)).delete()[0]
