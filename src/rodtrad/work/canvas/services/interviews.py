"""Interviews for tacit knowledge: written down step by step, then made cards (domain/kubinol.md 7.3)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.services import add_link
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Interview, Origin, ProposedComponent
from rodtrad.work.canvas.rules.interviews import COMPETENCES, STEPS, note_of
from rodtrad.work.canvas.services.cards import add_card
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.findings import gathering
from rodtrad.work.canvas.services.saving import refuse_numbers
from rodtrad.work.canvas.services.telling import checked_save, tell

MOST_COMPONENTS = 12
TEXTS = ("who", *STEPS, "knowledge")


@transaction.atomic
def begin_interview(actor: Actor, detail: CaseDetail, who: str) -> Interview:
    """A new conversation with a function. Raises PermissionDenied, ValidationError by field."""
    refuse_numbers({"who": who})
    detail = locked(detail)
    require(actor, "canvas.edit", detail.item)
    _refuse_bad({"who": who})
    row = Interview(case=detail, date=clock.today(), who=who.strip(), author_id=actor.user_id)
    checked_save(row, "who")
    tell(actor, "canvas.interview-begun", detail.item, detail, {"who": ("", row.who)})
    return row


@transaction.atomic
def save_interview(
    actor: Actor, row: Interview, texts: Mapping[str, str], components: Sequence[Mapping[str, Any]]
) -> None:
    """Keep what is written so far. ``components``: each text, competence, if_missing; those without text go."""
    wanted = [each for each in components if str(each.get("text", "")).strip()]
    refuse_numbers({name: texts.get(name, "") for name in TEXTS})
    for each in wanted:
        refuse_numbers({name: str(each.get(name, "")) for name in ("text", "if_missing")})
    detail, row = _held(actor, row)
    _refuse_bad(texts)
    if len(wanted) > MOST_COMPONENTS:
        raise ValidationError(_("At most twelve core components from one interview."), code="most")
    for name in TEXTS:
        if name in texts:
            setattr(row, name, texts[name].strip())
    checked_save(row, *TEXTS)
    row.components.all().delete()
    for position, each in enumerate(wanted):
        checked_save(_component(row, position, each), "text", "if_missing")
    tell(actor, "canvas.interview-saved", detail.item, detail, {"who": ("", row.who)})


def _component(row: Interview, position: int, given: Mapping[str, Any]) -> ProposedComponent:
    competence = str(given.get("competence") or "not-settled")
    if competence not in COMPETENCES:
        raise ValidationError(_("Choose one of the answers."), code="competence")
    return ProposedComponent(
        interview=row, position=position, text=str(given["text"]).strip(), competence=competence,
        if_missing=str(given.get("if_missing", "")).strip(),
    )  # fmt: skip


@transaction.atomic
def finish_interview(actor: Actor, row: Interview) -> list[CardDetail]:
    """Make the practice-knowledge card and a core component per proposal, each resting on it."""
    detail, row = _held(actor, row)
    if not row.knowledge:
        message = _("Say in one sentence what the person knows. It becomes the card.")
        raise ValidationError({"knowledge": message}, code="knowledge")
    with gathering():
        known = _knowledge(actor, detail, row)
        made = [known]
        for each in row.components.all():
            texts = {
                "text": each.text, "competence": each.competence, "if_missing": each.if_missing,
                "found_through": "interview",
            }  # fmt: skip
            card = add_card(actor, detail, "core-component", texts)
            add_link(actor, card.item, "rests-on", known.item, reason=_("Came out of the interview."))
            made.append(card)
    now = clock.now()
    Origin.objects.bulk_create(Origin(card=card, interview=row, at=now) for card in made)
    row.finished = now
    row.save(update_fields=["finished"])
    tell(actor, "canvas.interview-finished", detail.item, detail, {"cards": ("", str(len(made)))})
    return made


def _knowledge(actor: Actor, detail: CaseDetail, row: Interview) -> CardDetail:
    texts = {
        "text": row.knowledge, "note": note_of({name: getattr(row, name) for name in STEPS}),
        "practice_kind": "own-staff", "trust": "single-voice", "year": str(row.date.year),
        "reference": _("Interview with %(who)s, %(day)s") % {"who": row.who, "day": in_words(row.date)},
    }  # fmt: skip
    return add_card(actor, detail, "knowledge-practice", texts)


def _held(actor: Actor, row: Interview) -> tuple[CaseDetail, Interview]:
    detail = locked(row.case)
    require(actor, "canvas.edit", detail.item)
    fresh = Interview.objects.get(pk=row.pk)
    fresh.case = detail
    if fresh.finished is not None:
        raise ValidationError(
            _("The cards of this interview are made already. Change them instead."), code="finished"
        )
    return detail, fresh


def _refuse_bad(texts: Mapping[str, str]) -> None:
    if "who" in texts and not texts["who"].strip():
        raise ValidationError({"who": _("Name a function: who knows this?")}, code="who")
