"""A manager's mandate for regular work (domain/kubinol.md 4.4 and 5.1): who, when, and a line."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.work.canvas.models import CaseDetail, Mandate
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.saving import refuse_numbers


@transaction.atomic
def give_mandate(actor: Actor, detail: CaseDetail, *, line: str, role: str = "") -> Mandate:
    """A unit manager of the place, or above it, says yes. Raises PermissionDenied, ValidationError by field."""
    refuse_numbers({"line": line, "role": role})
    detail = locked(detail)
    require(actor, "canvas.mandate", detail.item)
    if not line.strip():
        raise ValidationError({"line": _("Write in a line what the mandate covers.")}, code="line")
    made = Mandate.objects.create(
        case=detail, at=clock.now(), by_id=actor.user_id, role=role.strip(), line=line.strip()
    )
    item = detail.item
    record(
        actor, "canvas.mandate-given", item=item.code, home=item.code, place=item.place.code,
        changes={"line": ("", made.line)},
    )  # fmt: skip
    return made
