"""What is decided about a cell of the white-spot matrix: it cannot hold anything, or somebody takes it on."""

from __future__ import annotations

from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.permissions import require
from rodtrad.work.insights.choices import CIRCLE_TITLES, CellState
from rodtrad.work.insights.models import Cell
from rodtrad.work.insights.queries.asking import ins_40_has_anyone_asked
from rodtrad.work.insights.queries.white_spots import CellShown
from rodtrad.work.insights.services.saving import check, municipality_of
from rodtrad.work.insights.services.works import begin_work, note_look


def name_of(cell: CellShown) -> str:
    """A cell in words: group, perspective, theme."""
    theme = f", {cell.theme.label}" if cell.theme else ""
    return f"{cell.group.label}: {CIRCLE_TITLES[cell.circle]}{theme}"


@transaction.atomic
def exclude(actor: Actor, place: Place, cell: CellShown, reason: str) -> Cell:
    """Say that a cell cannot hold anything, and why. Raises PermissionDenied, ValidationError."""
    if not reason.strip():
        raise ValidationError({"reason": _("Write a line about why.")}, code="reason")
    return _decide(actor, place, cell, CellState.EXCLUDED, reason=reason.strip())


@transaction.atomic
def take_on(actor: Actor, place: Place, cell: CellShown, *, owner: User | None, due: date | None) -> Cell:
    """Let somebody begin an insight work there by a day: the work is planned at once, looked up first (INS-40)."""
    if owner is None:
        raise ValidationError({"owner": _("Choose who begins.")}, code="owner")
    if due is None or due < clock.today():
        raise ValidationError({"due": _("Choose a day from today on.")}, code="due")
    require(actor, "insights.curate", place)
    town, title = municipality_of(place), name_of(cell)
    found = ins_40_has_anyone_asked(actor, title, cell.group, town)
    look = note_look(actor, found, question=title, group=cell.group, municipality=town)
    work = begin_work(
        actor, place=place, title=title, aim=_("We know too little here."), looked_up=look,
        values={
            "owner": owner, "starts": due, "circles": cell.circle, "groups": [cell.group],
            "themes": [cell.theme] if cell.theme else [],
        },
    )  # fmt: skip
    return _decide(actor, place, cell, CellState.PLANNED, owner=owner, due=due, work=work)


@transaction.atomic
def end(actor: Actor, place: Place, cell: CellShown) -> None:
    """Take a decision back. A work that came of it goes on."""
    require(actor, "insights.curate", place)
    if cell.decision is None:
        raise ValidationError(_("Nothing is decided about this."), code="undecided")
    _end(actor, place, cell)


def _decide(actor: Actor, place: Place, cell: CellShown, state: str, **values: object) -> Cell:
    require(actor, "insights.curate", place)
    if cell.decision is not None:
        _end(actor, place, cell)
    made = Cell(
        municipality=municipality_of(place), circle=cell.circle, group=cell.group, theme=cell.theme, state=state,
        by_id=actor.user_id, at=clock.now(), **values,
    )  # fmt: skip
    check(made)
    made.save(force_insert=True)
    told = {"cell": ("", name_of(cell)), "state": ("", state), "reason": ("", made.reason)}
    record(actor, "insights.cell-decided", item=made.code, place=place.code, changes=told)
    return made


def _end(actor: Actor, place: Place, cell: CellShown) -> None:
    assert cell.decision is not None
    Cell.objects.filter(pk=cell.decision.pk).update(ended=clock.now())
    record(
        actor, "insights.cell-ended", item=cell.decision.code, place=place.code,
        changes={"cell": (name_of(cell), "")},
    )  # fmt: skip
