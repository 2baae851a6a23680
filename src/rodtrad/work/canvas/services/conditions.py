"""Recording how the conditions stand, for a work or a place."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.services import change_item
from rodtrad.work.canvas.choices import Condition
from rodtrad.work.canvas.models import CaseDetail, PlaceCondition
from rodtrad.work.canvas.rules.conditions import CONDITIONS
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.saving import refuse_numbers


@transaction.atomic
def record_for_case(
    actor: Actor, detail: CaseDetail, *, day: date, answers: Mapping[str, str], by: str = "", note: str = ""
) -> None:
    """One more row among the case's conditions, as the file has them. Raises ValidationError by field."""
    refuse_numbers({"by": by, "note": note})
    detail = locked(detail)
    require(actor, "canvas.conditions", detail.item)
    said = _said(answers)
    before = list(detail.fields.get("conditions", ()))
    texts = {name: text.strip() for name, text in (("by", by), ("note", note)) if text.strip()}
    after = sorted([*before, {"date": day.isoformat(), **said, **texts}], key=lambda row: str(row["date"]))
    detail.fields = {**detail.fields, "conditions": after}
    detail.save(update_fields=["fields"])
    change_item(
        actor, detail.item, {}, details={name: ("", word) for name, word in said.items()}, small=True,
        action="canvas.conditions-recorded", reason=note.strip(), fresh=True,
    )  # fmt: skip


@transaction.atomic
def record_for_place(
    actor: Actor, place: Place, *, day: date, answers: Mapping[str, str], by: str = "", note: str = ""
) -> PlaceCondition:
    """How the conditions stand at a place. Raises PermissionDenied, ValidationError by field."""
    refuse_numbers({"by": by, "note": note})
    require(actor, "canvas.conditions", place)
    said = _said(answers)
    made = PlaceCondition(
        place=place, day=day, by=by.strip(), note=note.strip(), recorded_by_id=actor.user_id, **said
    )
    made.save(force_insert=True)
    changes = {name: ("", word) for name, word in said.items()}
    record(actor, "canvas.conditions-recorded", place=place.code, changes=changes)
    return made


def _said(answers: Mapping[str, str]) -> dict[str, str]:
    said = {name: answers[name] for name in CONDITIONS if answers.get(name) in Condition.values}
    if not said:
        raise ValidationError({"time": _("Answer at least one of the three.")}, code="nothing")
    return said
