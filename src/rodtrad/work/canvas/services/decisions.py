"""Decision points: recorded with their grounds, raised again on their day, still valid or taken up anew (5.3)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.work.canvas.models import CardDetail, CaseDetail, DecisionPoint
from rodtrad.work.canvas.rules.decisions import with_doing_nothing
from rodtrad.work.canvas.services.cards import title_of
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.reach import audience_of_case
from rodtrad.work.canvas.services.saving import refuse_numbers
from rodtrad.work.canvas.services.versions import freeze

GROUNDED_IN, RECONSIDERS = "grounded-in", "reconsiders"


@dataclass(frozen=True, slots=True)
class Decision:
    """What is said of a decision. ``grounds``: the cards it rests on."""

    question: str
    alternatives: tuple[str, ...]
    chosen: str
    reasons: str = ""
    decided_by: str = ""
    gives_up: str = ""
    reconsider: date | None = None
    grounds: tuple[CardDetail, ...] = field(default=())

    def texts(self) -> dict[str, str]:
        return {
            "question": self.question, "alternatives": "\n".join(self.alternatives), "chosen": self.chosen,
            "reasons": self.reasons, "decided_by": self.decided_by, "gives_up": self.gives_up,
        }  # fmt: skip


@transaction.atomic
def decide(
    actor: Actor, detail: CaseDetail, said: Decision, *, follows: DecisionPoint | None = None
) -> DecisionPoint:
    """Record a decision and keep the sketch as it stood. ``follows``: an earlier decision, taken up anew.

    Raises PermissionDenied, ValidationError by field.
    """
    refuse_numbers(said.texts())
    detail = locked(detail)
    require(actor, "canvas.edit", detail.item)
    alternatives = _checked(said)
    version = freeze(actor, detail, why="decision", name=title_of(said.question), reason=said.reasons)
    item = thread.create_item(
        actor, kind="decision-point", place=detail.item.place, home=detail.item.code,
        audience=audience_of_case(detail), title=title_of(said.question), text=said.question.strip(),
        action="canvas.decided",
        details={
            "alternatives": "\n".join(alternatives), "chosen": said.chosen.strip(),
            "decided_by": said.decided_by.strip(), "gives_up": said.gives_up.strip(),
            "reconsider": said.reconsider.isoformat() if said.reconsider else "",
        },
    )  # fmt: skip
    point = DecisionPoint(
        item=item, case=detail, day=clock.today(), alternatives=alternatives, chosen=said.chosen.strip(),
        reasons=said.reasons.strip(), grounds=[card.key for card in said.grounds],
        decided_by=said.decided_by.strip(), gives_up=said.gives_up.strip(),
        reconsider=said.reconsider.isoformat() if said.reconsider else "", due=said.reconsider,
        follows=follows, version=version,
    )  # fmt: skip
    point.save(force_insert=True)
    _link(actor, point, said.grounds)
    return point


def _checked(said: Decision) -> list[str]:
    """The alternatives with "do nothing" among them."""
    errors = {}
    if not said.question.strip():
        errors["question"] = _("Write the question that was decided.")
    if not said.chosen.strip():
        errors["chosen"] = _("Write what was chosen.")
    alternatives = with_doing_nothing(said.alternatives)
    if len(alternatives) < 2:
        errors["alternatives"] = _("Write at least one alternative beside doing nothing.")
    if said.reconsider is not None and said.reconsider <= clock.today():
        errors["reconsider"] = _("Choose a day that lies ahead.")
    if errors:
        raise ValidationError(errors)
    return list(alternatives)


def _link(actor: Actor, point: DecisionPoint, grounds: Iterable[CardDetail]) -> None:
    for card in grounds:
        if not card.item.is_retired:
            thread.add_link(actor, point.item, GROUNDED_IN, card.item)
    if point.follows is not None:
        thread.add_link(actor, point.item, RECONSIDERS, point.follows.item)
        DecisionPoint.objects.filter(pk=point.follows.pk).update(due=None)


@transaction.atomic
def keep_decision(actor: Actor, point: DecisionPoint, *, until: date, reason: str) -> None:
    """The decision is still valid: ask again on another day. Raises PermissionDenied, ValidationError by field."""
    refuse_numbers({"reason": reason})
    detail = locked(point.case)
    require(actor, "canvas.edit", detail.item)
    fresh = DecisionPoint.objects.select_related("item__place").get(pk=point.pk)
    if fresh.followed_by.exists() or fresh.item.is_retired:
        raise ValidationError(_("This decision has been taken up anew already."), code="anew")
    if until <= clock.today():
        raise ValidationError({"until": _("Choose a day that lies ahead.")}, code="until")
    if not reason.strip():
        raise ValidationError({"reason": _("Write a line about why.")}, code="reason")
    before, fresh.reconsider = fresh.reconsider, until.isoformat()
    fresh.due, fresh.reminded = until, None
    fresh.save(update_fields=["reconsider", "due", "reminded"])
    thread.change_item(
        actor, fresh.item, {}, details={"reconsider": (before, fresh.reconsider)}, small=True,
        action="canvas.decision-kept", reason=reason.strip(), fresh=True,
    )  # fmt: skip
