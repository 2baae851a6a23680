"""The states of a case: sketch, prototype … established, and beside them paused and ended (kubinol.md 5.1)."""

from __future__ import annotations

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import workflow
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.states import State, Workflow
from rodtrad.kernel.kubinol import sentences
from rodtrad.work.canvas.choices import TYPE_TITLES, Status
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Finding, Mandate
from rodtrad.work.canvas.queries.whole import sees
from rodtrad.work.canvas.rules import states
from rodtrad.work.canvas.services.answers import record_answer
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.findings import gathering, look_at
from rodtrad.work.canvas.services.saving import refuse_numbers
from rodtrad.work.canvas.services.versions import freeze

FLOW = Workflow(
    states=(
        State("sketch", Status.SKETCH.label, pgettext_lazy("move a case", "Make it a sketch again")),
        State("prototype", Status.PROTOTYPE.label, pgettext_lazy("move a case", "The prototype is ready")),
        State("in-test", Status.IN_TEST.label, pgettext_lazy("move a case", "Start testing")),
        State("followed-up", Status.FOLLOWED_UP.label, pgettext_lazy("move a case", "It is followed up")),
        State("revised", Status.REVISED.label, pgettext_lazy("move a case", "It is revised")),
        State("established", Status.ESTABLISHED.label, pgettext_lazy("move a case", "Make it regular work")),
        State("paused", Status.PAUSED.label, pgettext_lazy("move a case", "Pause"), aside=True),
        State("ended", Status.ENDED.label, pgettext_lazy("move a case", "End"), aside=True),
    ),
    action="canvas.move",
    effects=("rodtrad.work.canvas.services.states.after_move",),
)


@transaction.atomic
def change_state(
    actor: Actor, detail: CaseDetail, to: str, reason: str = "", reasons: Mapping[str, str] | None = None
) -> None:
    """Move a case; the sketch is kept. Back, aside, or past a soft gate only with a reason. Raises ValidationError.

    To ``established`` it takes a manager's mandate and, for each open question of the gate, a recorded answer or
    its reason in ``reasons`` (code of the finding → why).
    """
    refuse_numbers({"reason": reason, **(reasons or {})})
    detail = locked(detail)
    if to == "established":
        require(actor, "canvas.move", detail.item)
        _pass_to_regular(actor, detail, reasons or {})
    missing = missing_for(detail, to)
    if missing and not reason.strip():
        text = _("Before that one would expect: %(missing)s. Go on all the same? Then write why.")
        raise ValidationError({"reason": text % {"missing": ", ".join(missing)}}, code="gate")
    with gathering():
        workflow.move(actor, detail.item, to, reason)


def open_at_gate(detail: CaseDetail) -> list[Finding]:
    """The open questions that a step to regular work asks a reason for, each with its card."""
    rows = Finding.objects.filter(case=detail, answer="", check_code__in=states.GATE_CHECKS)
    return list(rows.select_related("card__item"))


def _pass_to_regular(actor: Actor, detail: CaseDetail, reasons: Mapping[str, str]) -> None:
    """Record the reasons as answers. Hidden questions must be answered too, by those who see them."""
    waiting = open_at_gate(detail)
    seen = [row for row in waiting if row.card is None or sees(actor, row.card.item)]
    lacking = [row for row in seen if not reasons.get(row.code, "").strip()]
    if lacking:
        text = _("Write a reason for each question that is still open.")
        raise ValidationError({f"why-{row.code}": text for row in lacking}, code="gate")
    if not Mandate.objects.filter(case=detail).exists():
        text = _("A manager gives the mandate first. It is done from the page of the work: “Give a mandate”.")
        raise ValidationError({"to": text}, code="mandate")
    with gathering():
        for row in seen:
            record_answer(actor, detail, row, "answered", reasons[row.code].strip())


def missing_for(detail: CaseDetail, to: str) -> list[str]:
    """What the soft gate of a state lacks, in words."""
    living = CardDetail.objects.filter(case=detail).exclude(item__life="retired")
    types = set(living.values_list("item__kind", flat=True))
    codes = set(Finding.objects.filter(case=detail, answer="").values_list("check_code", flat=True))
    lacking = states.missing_for(to, types, codes)
    return [str(TYPE_TITLES[name]) if name in TYPE_TITLES else sentences.title(name) for name in lacking]


def after_move(actor: Actor, item: Item, before: str, after: str) -> None:
    """Keep since when the case is in its state, and what it was paused from."""
    detail = CaseDetail.objects.get(pk=item.pk)
    ranked = detail.paused_from if before == "paused" else before
    detail.status_since = states.since_after(before, after, detail.status_since, clock.today())
    detail.paused_from = ranked if after == "paused" and ranked in states.RANKED else ""
    detail.save(update_fields=["status_since", "paused_from"])
    detail.item = item
    freeze(actor, detail, why="state", name=_("The work is now: %(state)s") % {"state": Status(after).label})
    look_at(item.code)
