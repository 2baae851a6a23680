"""The guided review of an existing intervention: saved step by step, ended with an outcome."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.work.canvas.choices import REVIEW_TITLES, ReviewOutcome
from rodtrad.work.canvas.models import CaseDetail, Review
from rodtrad.work.canvas.rules.reviews import FIRST, STEPS, step_after
from rodtrad.work.canvas.services.cards import add_card
from rodtrad.work.canvas.services.cases import change_case, locked
from rodtrad.work.canvas.services.findings import refresh
from rodtrad.work.canvas.services.saving import refuse_numbers
from rodtrad.work.canvas.services.versions import freeze


@transaction.atomic
def begin_review(actor: Actor, detail: CaseDetail) -> Review:
    """The review under way, or a new one. Raises PermissionDenied, ValidationError for a new intervention."""
    detail = locked(detail)
    require(actor, "canvas.edit", detail.item)
    if detail.new_or_existing != "existing":
        text = _("Only an existing intervention is reviewed. Change “New or existing” of the work first.")
        raise ValidationError(text, code="new")
    found = Review.objects.filter(case=detail, ended__isnull=True).first()
    if found is not None:
        return found
    review = Review.objects.create(case=detail, begun=clock.now(), begun_by_id=actor.user_id, step=FIRST)
    freeze(actor, detail, why="review", name=_("Before the review"))
    _tell(actor, detail, "canvas.review-begun", {})
    return review


@transaction.atomic
def save_step(
    actor: Actor, review: Review, step: str, *, note: str = "", card_type: str = "", text: str = "",
    stay: bool = False,
) -> Review:  # fmt: skip
    """Save what a step says, and a card if one was written; go on to the next unless ``stay``."""
    refuse_numbers({"note": note, "text": text})
    detail, fresh = _open(actor, review)
    if step not in STEPS:
        raise ValidationError(_("There is no such step."), code="step")
    if text.strip():
        add_card(actor, detail, card_type, {"text": text.strip()})
    before = fresh.notes.get(step, "")
    fresh.notes = {**fresh.notes, step: note.strip()}
    fresh.step = step if stay else step_after(step)
    fresh.save(update_fields=["notes", "step"])
    if fresh.step == "questions":
        refresh(actor, detail)
    if before != note.strip():
        pair = {"step": ("", str(REVIEW_TITLES[step])), "note": (before, note.strip())}
        _tell(actor, detail, "canvas.review-step", pair)
    return fresh


@transaction.atomic
def end_review(
    actor: Actor, review: Review, *, outcome: str, reason: str, hours_per_month: str = "", sek_per_year: str = "",
    note: str = "",
) -> Review:  # fmt: skip
    """End with an outcome and what it frees; the case says so, and the sketch is kept. Raises ValidationError."""
    refuse_numbers({"reason": reason, "note": note})
    detail, fresh = _open(actor, review)
    if outcome not in ReviewOutcome.values:
        raise ValidationError({"outcome": _("Choose one of the outcomes.")}, code="outcome")
    if not reason.strip():
        raise ValidationError({"reason": _("Write a line about why.")}, code="reason")
    freed = {"hours_per_month": hours_per_month, "sek_per_year": sek_per_year, "note": note}
    texts = {f"freed.{name}": text for name, text in freed.items()}
    change_case(actor, detail, {"review_outcome": outcome, **texts})
    fresh.outcome, fresh.reason, fresh.step = outcome, reason.strip(), STEPS[-1]
    fresh.ended, fresh.ended_by_id = clock.now(), actor.user_id
    fresh.save()
    freeze(actor, detail, why="review", name=_("After the review"), reason=reason)
    _tell(actor, detail, "canvas.review-ended", {"outcome": ("", outcome), "reason": ("", fresh.reason)})
    return fresh


def _open(actor: Actor, review: Review) -> tuple[CaseDetail, Review]:
    detail = locked(review.case)
    require(actor, "canvas.edit", detail.item)
    fresh = Review.objects.get(pk=review.pk)
    if fresh.ended is not None:
        raise ValidationError(_("The review is ended. Begin a new one when it is time."), code="ended")
    return detail, fresh


def _tell(actor: Actor, detail: CaseDetail, action: str, changes: dict[str, tuple[str, str]]) -> None:
    item = detail.item
    record(actor, action, item=item.code, home=item.code, place=item.place.code, changes=changes)
