"""Learning loops: begun at a result, a question or by hand; ended when something has changed (5.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor, system
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.work.canvas.choices import LoopKind, LoopTrigger
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Loop, Version
from rodtrad.work.canvas.queries.whole import load_cases
from rodtrad.work.canvas.rules import loops, versions
from rodtrad.work.canvas.rules.differences import Plain, content_of
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.saving import refuse_numbers
from rodtrad.work.canvas.services.versions import freeze

_SYSTEM = system("loop")
ADJUST, QUESTION = "how", "why"


@transaction.atomic
def begin_loop(
    actor: Actor, detail: CaseDetail, *, trigger: str, assumptions: Iterable[str] = (),
    from_number: int | None = None, began: date | None = None,
) -> Loop:  # fmt: skip
    """Something makes the team think again. ``from_number``: the sketch it starts from; none = the board as it is.

    Raises PermissionDenied, ValidationError by field.
    """
    told = _lines(assumptions)
    refuse_numbers({"assumptions": "\n".join(told)})
    detail = locked(detail)
    require(actor, "canvas.edit", detail.item)
    if trigger not in LoopTrigger.values:
        raise ValidationError({"trigger": _("Say what set it off.")}, code="trigger")
    if from_number is None:
        from_number = freeze(actor, detail, why="loop", name=capfirst(str(LoopTrigger(trigger).label))).number
    elif not Version.objects.filter(case=detail, number=from_number).exists():
        raise ValidationError({"from_number": _("Choose one of the sketches.")}, code="version")
    loop = Loop(
        case=detail, by_id=actor.user_id, trigger=trigger, from_number=from_number, assumptions=told,
        kind="", began=began or clock.today(),
    )  # fmt: skip
    loop.save(force_insert=True)
    _tell(actor, detail, "canvas.loop-begun", {"trigger": ("", trigger)})
    return loop


@transaction.atomic
def fork(actor: Actor, card: CardDetail, way: str, reason: str) -> Loop:
    """A result did not give what was expected: adjust how (single), or question why (double, flags upstream)."""
    refuse_numbers({"reason": reason})
    detail = locked(card.case)
    require(actor, "canvas.edit", card.item)
    if card.item.kind != "result":
        raise ValidationError(_("Only a result can lead to this choice."), code="result")
    if way not in (ADJUST, QUESTION):
        raise ValidationError({"way": _("Choose one of the two.")}, code="way")
    if not reason.strip():
        raise ValidationError({"reason": _("Write a line about why.")}, code="reason")
    loop = begin_loop(actor, detail, trigger="unexpected-result", assumptions=[reason])
    loop.kind, loop.card = ("single" if way == ADJUST else "double"), card
    loop.save(update_fields=["kind", "card"])
    if way == QUESTION:
        thread.question_assumption(actor, card.item, reason)
    return loop


@transaction.atomic
def end_loop(
    actor: Actor, loop: Loop, *, kind: str, assumptions: Iterable[str], changed: Iterable[str], learning: str
) -> Loop:
    """Say how deep the loop went and what was learned; the sketch is kept. Raises ValidationError by field."""
    told, new = _lines(assumptions), _lines(changed)
    refuse_numbers({"assumptions": "\n".join(told), "changed": "\n".join(new), "learning": learning})
    detail = locked(loop.case)
    require(actor, "canvas.edit", detail.item)
    fresh = Loop.objects.get(pk=loop.pk)
    if fresh.to_number is not None:
        raise ValidationError(_("This loop is ended already."), code="ended")
    if kind not in LoopKind.values:
        raise ValidationError({"kind": _("Say how deep it went.")}, code="kind")
    if not learning.strip():
        raise ValidationError({"learning": _("Write in one line what you learned.")}, code="learning")
    number = fresh.from_number if fresh.from_number is not None else -1
    before = Version.objects.filter(case=detail, number=number).first()
    suggested, elements = suggest(before.content if before else {}, content_now(detail), fresh.trigger)
    fresh.to_number = freeze(actor, detail, why="loop", name=learning.strip()).number
    fresh.kind, fresh.suggested, fresh.elements = kind, suggested, list(elements)
    fresh.assumptions, fresh.changed, fresh.learning = told, new, learning.strip()
    fresh.at, fresh.by_id = clock.now(), actor.user_id
    fresh.save()
    _tell(actor, detail, "canvas.loop-ended", {"loop_kind": ("", kind), "learning": ("", fresh.learning)})
    return fresh


def content_now(detail: CaseDetail) -> Plain:
    """The whole case as it is now."""
    return content_of(load_cases(_SYSTEM, [detail.item.code])[0].case)


def suggest(before: Plain, after: Plain, trigger: str = "") -> tuple[str, tuple[str, ...]]:
    """What kind of loop lies between two sketches, and which elements changed."""
    changes = versions.changes_between(before, after)
    types = {
        key: card["type"]
        for key, card in {**versions.cards_by_id(before), **versions.cards_by_id(after)}.items()
    }
    had_result = any(card["type"] == "result" for card in before.get("cards", ()))
    kind = loops.suggested_kind(changes, types, trigger=trigger, had_result=had_result)
    return kind, loops.elements_changed(changes, types)


def _lines(texts: Iterable[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


def _tell(actor: Actor, detail: CaseDetail, action: str, changes: dict[str, tuple[str, str]]) -> None:
    item = detail.item
    record(actor, action, item=item.code, home=item.code, place=item.place.code, changes=changes)
