"""Answers to what the checks ask: answered, postponed, dismissed, each with a reason. Safety cannot be dismissed."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.fields import texts_in
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.kernel import guard
from rodtrad.kernel.kubinol.checks import BLOCKS_SHARING
from rodtrad.work.canvas.choices import AnswerKind
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Finding, FindingAnswer
from rodtrad.work.canvas.queries.checking import PERSONAL_DATA, digest_of
from rodtrad.work.canvas.queries.whole import sees
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.findings import gathering, look_at
from rodtrad.work.canvas.services.pulse import beat
from rodtrad.work.canvas.services.saving import refuse_numbers


@transaction.atomic
def answer_finding(
    actor: Actor, finding: Finding, answer: str, reason: str, until: date | None = None
) -> None:
    """Answer one question about one card, or about the case. Raises PermissionDenied, ValidationError by field."""
    refuse_numbers({"reason": reason})
    detail = locked(finding.case)
    require(actor, "canvas.answer", detail.item)
    fresh = Finding.objects.select_related("card__item").filter(pk=finding.pk).first()
    if fresh is None or (fresh.card is not None and not sees(actor, fresh.card.item)):
        raise ValidationError(_("The question is not there any more."), code="gone")
    if fresh.answered not in (None, finding.answered):
        raise ValidationError(_("Somebody has answered this already."), code="answered")
    reason = reason.strip()
    _refuse_bad(fresh, answer, reason, until)
    record_answer(actor, detail, fresh, answer, reason, until)


def record_answer(
    actor: Actor, detail: CaseDetail, fresh: Finding, answer: str, reason: str, until: date | None = None
) -> None:
    """Write an answer that has been judged. The caller has asked may() and holds the case."""
    if fresh.check_code == PERSONAL_DATA:
        _clear(detail, fresh)
    else:
        fresh.answer, fresh.reason, fresh.answered = answer, reason, clock.now()
        fresh.answered_by_id, fresh.until = actor.user_id, until if answer == "postponed" else None
        fresh.clean_fields(exclude={row.name for row in Finding._meta.fields} - {"reason"})
        fresh.save()
    _remember(actor, detail, fresh, answer, reason, until)
    look_at(detail.item.code)
    beat(actor, detail.item.code)


def _refuse_bad(finding: Finding, answer: str, reason: str, until: date | None) -> None:
    if answer not in AnswerKind.values:
        raise ValidationError({"answer": _("Choose one of the answers.")}, code="answer")
    if not reason:
        raise ValidationError({"reason": _("Write a line about why.")}, code="reason")
    if answer == "postponed" and (until is None or until <= clock.today()):
        raise ValidationError({"until": _("Choose a day to come back to it.")}, code="until")
    if finding.check_code == PERSONAL_DATA and answer == "answered":
        return
    if finding.check_code in BLOCKS_SHARING:
        text = _("A question about safety stays until what it asks about is put right.")
        raise ValidationError(text, code="safety")


def _clear(detail: CaseDetail, finding: Finding) -> None:
    """A person has said that these texts point to nobody: they are not asked about as long as they read the same."""
    texts = _texts_of(detail, finding.card)
    if any(guard.has_identity_number(text) for text in texts):
        raise ValidationError(_("An identity number must be taken away."), code="identity-number")
    digests = {digest_of(text) for text in texts if guard.find(text)}
    detail.cleared = sorted({*detail.cleared, *digests})
    detail.save(update_fields=["cleared"])


def _texts_of(detail: CaseDetail, card: CardDetail | None) -> list[str]:
    if card is None:
        return [detail.item.title, detail.item.text, *texts_in(detail.fields)]
    texts = [card.item.text, card.note, card.reference, *texts_in(card.tags), *texts_in(card.fields)]
    texts += [*card.item.links_out.values_list("reason", flat=True)]
    return [*texts, *card.item.links_in.values_list("reason", flat=True)]


def _remember(
    actor: Actor, detail: CaseDetail, finding: Finding, answer: str, reason: str, until: date | None
) -> None:
    keys = [finding.card.key] if finding.card is not None else []
    FindingAnswer.objects.create(
        case=detail, check_code=finding.check_code, cards=keys, answer=answer, reason=reason, at=clock.now(),
        by_id=actor.user_id, until=until if answer == "postponed" else None,
    )  # fmt: skip
    item = finding.card.item if finding.card is not None else detail.item
    changes = {"finding": ("", finding.check_code), "answer": ("", answer), "reason": ("", reason)}
    record(
        actor, "canvas.finding-answered", item=item.code, home=detail.item.code, place=detail.item.place.code,
        changes=changes,
    )  # fmt: skip


@transaction.atomic
def answer_all(
    actor: Actor, detail: CaseDetail, check_code: str, answer: str, reason: str, until: date | None = None
) -> int:
    """The same answer for every card one check asks about that the actor may see. Says how many."""
    detail = locked(detail)
    rows = Finding.objects.filter(case=detail, check_code=check_code, answer="").select_related("card__item")
    seen = [row for row in rows if row.card is None or sees(actor, row.card.item)]
    with gathering():
        for row in seen:
            answer_finding(actor, row, answer, reason, until)
    return len(seen)
