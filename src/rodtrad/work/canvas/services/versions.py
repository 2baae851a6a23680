"""Sketch versions: taken by hand or at a moment that matters, never changed; cards and texts taken back from them."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor, system
from rodtrad.foundation.org.permissions import require
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Version
from rodtrad.work.canvas.queries.files_history import next_version_number
from rodtrad.work.canvas.queries.whole import load_cases
from rodtrad.work.canvas.rules import differences, versions
from rodtrad.work.canvas.services import cards
from rodtrad.work.canvas.services.cases import locked
from rodtrad.work.canvas.services.counter_questions import take_up_parked
from rodtrad.work.canvas.services.findings import gathering
from rodtrad.work.canvas.services.saving import Saved, refuse_numbers

_SYSTEM = system("version")
NAME_LENGTH = 200
_TAKES_UP_PARKED = ("session", "meeting")


@transaction.atomic
def take(actor: Actor, detail: CaseDetail, *, name: str, reason: str = "", why: str = "hand") -> Version:
    """Save the sketch as it is now, by hand or before a session or joint meeting.

    Raises PermissionDenied, ValidationError by field.
    """
    refuse_numbers({"name": name, "reason": reason})
    detail = locked(detail)
    require(actor, "canvas.edit", detail.item)
    if not name.strip():
        raise ValidationError({"name": _("Give the sketch a name that you will know it by.")}, code="name")
    if why not in ("hand", *_TAKES_UP_PARKED):
        raise ValidationError({"why": _("Choose one of these.")}, code="why")
    return freeze(actor, detail, why=why, name=name, reason=reason)


@transaction.atomic
def freeze(actor: Actor, detail: CaseDetail, *, why: str, name: str = "", reason: str = "") -> Version:
    """A version within what another service does: at a decision, a change of state, before a session or meeting.

    ``why``: choices.VersionWhy. The caller has asked may() and holds the case.
    """
    whole = load_cases(_SYSTEM, [detail.item.code])[0]
    content = differences.content_of(whole.case)
    last = Version.objects.filter(case_id=detail.pk).order_by("-number").first()
    changes = versions.changes_between(last.content if last else {}, content)
    version = Version(
        case=detail, number=next_version_number([detail.pk])[detail.pk], name=name.strip()[:NAME_LENGTH],
        taken=clock.now(), taken_by_id=actor.user_id, reason=reason.strip(), why=why,
        status=whole.case.status, content=content, changes=[change.row() for change in changes],
    )  # fmt: skip
    version.save(force_insert=True)
    told = {"version": ("", str(version.number)), "name": ("", version.name)}
    if why in _TAKES_UP_PARKED:
        take_up_parked(actor, detail)
    record(
        actor, "canvas.version-taken", item=detail.item.code, home=detail.item.code, place=detail.item.place.code,
        changes={key: pair for key, pair in told.items() if pair[1]},
    )  # fmt: skip
    return version


@transaction.atomic
def bring_back_card(actor: Actor, version: Version, card: CardDetail) -> None:
    """Bring a card that stands in the version back to the board, as it now reads. Raises ValidationError."""
    _row_in(version, card)
    cards.bring_back_card(actor, card)


@transaction.atomic
def take_back_text(actor: Actor, version: Version, card: CardDetail) -> Saved:
    """Let a card say what it said in the version: a new change, with its own line in the history.

    A card that is put away is brought back first. Raises PermissionDenied, ValidationError.
    """
    row = _row_in(version, card)
    with gathering():
        if card.item.is_retired:
            cards.bring_back_card(actor, card)
        return cards.change_card(actor, card, {"text": row["text"]})


def _row_in(version: Version, card: CardDetail) -> differences.Plain:
    row = versions.cards_by_id(version.content).get(card.key)
    if row is None or card.case_id != version.case_id:
        raise ValidationError(_("The card does not stand in this sketch."), code="card")
    return row
