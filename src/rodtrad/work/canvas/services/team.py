"""The team of a case: seats (a profession each), taken and left by persons. Sitting gives the role on the case."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.org.services import end_object_role, give_object_role
from rodtrad.foundation.org.services.people_leaving import HandedOver
from rodtrad.foundation.thread.services import change_item, hold
from rodtrad.work.canvas.models import CaseDetail, Seat
from rodtrad.work.canvas.services.saving import refuse_numbers


def join(actor: Actor, detail: CaseDetail, *, profession: str = "", lead: bool = False) -> Seat | None:
    """The actor sits down in the team: called when a person begins or brings in a case. The system sits nowhere."""
    if actor.user_id is None:
        return None
    user = User.objects.get(pk=actor.user_id)
    seat = _seat(detail, user, profession, lead)
    give_object_role(actor, user, detail.item.code, "lead" if lead else "member")
    return seat


def _seat(detail: CaseDetail, user: User | None, profession: str, lead: bool) -> Seat:
    last = Seat.objects.filter(case=detail).aggregate(last=Max("position"))["last"] or 0
    seat = Seat(case=detail, position=last + 1, profession=profession.strip(), lead=lead, person=user)
    seat.full_clean(exclude=["case", "person", "code"], validate_unique=False)
    seat.save(force_insert=True)
    return seat


@transaction.atomic
def add_seat(
    actor: Actor, detail: CaseDetail, *, person: User | None, profession: str = "", lead: bool = False
) -> Seat:
    """A new seat, empty or with a person."""
    require(actor, "canvas.team", detail.item)
    refuse_numbers({"profession": profession})
    hold(detail.item.code)
    if person is None and not profession.strip():
        raise ValidationError(_("Name a person or a profession."), code="seat")
    if person is not None and Seat.objects.filter(case=detail, person=person).exists():
        raise ValidationError({"who": _("The person is in the team already.")}, code="twice")
    seat = _seat(detail, person, profession, lead)
    if person is not None:
        give_object_role(actor, person, detail.item.code, "lead" if lead else "member")
    _tell(actor, detail, "", _said(seat), "canvas.seat-added")
    return seat


@transaction.atomic
def take_seat(actor: Actor, seat: Seat, person: User) -> None:
    """A person sits down on an empty seat."""
    seat = _locked(seat)
    require(actor, "canvas.team", seat.case.item)
    if seat.person_id is not None:
        raise ValidationError(_("Somebody sits here already."), code="taken")
    if Seat.objects.filter(case=seat.case, person=person).exists():
        raise ValidationError({"who": _("The person is in the team already.")}, code="twice")
    before = _said(seat)
    seat.person = person
    seat.save(update_fields=["person"])
    give_object_role(actor, person, seat.case.item.code, "lead" if seat.lead else "member")
    _tell(actor, seat.case, before, _said(seat), "canvas.seat-taken")


@transaction.atomic
def hand_over_seat(actor: Actor, seat: Seat, to: User) -> None:
    """Another person sits down where somebody sat: with the same profession and the same share of the lead."""
    seat = _locked(seat)
    require(actor, "canvas.team", seat.case.item)
    if Seat.objects.filter(case=seat.case, person=to).exists():
        raise ValidationError({"who": _("The person is in the team already.")}, code="twice")
    _hand_over(actor, seat, to)


def _hand_over(actor: Actor, seat: Seat, to: User | None) -> None:
    before, role, code = _said(seat), "lead" if seat.lead else "member", seat.case.item.code
    if seat.person is not None:
        end_object_role(actor, seat.person, code, role)
    seat.person = to
    seat.save(update_fields=["person"])
    if to is not None:
        give_object_role(actor, to, code, role)
    _tell(actor, seat.case, before, _said(seat), "canvas.seat-taken" if to else "canvas.seat-left")


def on_handed_over(event: HandedOver) -> None:
    """What one person held goes to another, their seats too. Who sits in the team already gets no second seat."""
    rows = Seat.objects.select_related("case__item__place", "person").filter(person_id=event.from_user_id)
    taken = set(Seat.objects.filter(person_id=event.to_user_id).values_list("case_id", flat=True))
    to = User.objects.get(pk=event.to_user_id)
    for seat in list(rows):
        _hand_over(event.actor, seat, None if seat.case_id in taken else to)


@transaction.atomic
def leave_seat(actor: Actor, seat: Seat) -> None:
    """The person leaves the seat: those who decide over the team may say so, and everyone of oneself.

    A seat with a profession stays, empty; one without goes. The last lead cannot leave.
    """
    seat = _locked(seat)
    person = seat.person
    if person is None or person.pk != actor.user_id:
        require(actor, "canvas.team", seat.case.item)
    leads = Seat.objects.filter(case=seat.case, lead=True, person__isnull=False).exclude(pk=seat.pk)
    if person is not None and seat.lead and not leads.exists():
        raise ValidationError(
            _("Somebody must lead the work. Let another person lead first."), code="last-lead"
        )
    before = _said(seat)
    if person is not None:
        end_object_role(actor, person, seat.case.item.code, "lead" if seat.lead else "member")
    case = seat.case
    if seat.profession and person is not None:
        seat.person = None
        seat.save(update_fields=["person"])
        _tell(actor, case, before, _said(seat), "canvas.seat-left")
    else:
        seat.delete()
        _tell(actor, case, before, "", "canvas.seat-left")


@transaction.atomic
def change_seat(actor: Actor, seat: Seat, *, profession: str, lead: bool) -> None:
    """Another profession, or another share of the lead."""
    seat = _locked(seat)
    require(actor, "canvas.team", seat.case.item)
    refuse_numbers({"profession": profession})
    before, was_lead = _said(seat), seat.lead
    seat.profession, seat.lead = profession.strip(), lead
    seat.full_clean(exclude=["case", "person", "code"], validate_unique=False)
    if was_lead and not lead and seat.person_id is not None:
        others = Seat.objects.filter(case=seat.case, lead=True, person__isnull=False).exclude(pk=seat.pk)
        if not others.exists():
            raise ValidationError(
                _("Somebody must lead the work. Let another person lead first."), code="last-lead"
            )
    seat.save(update_fields=["profession", "lead"])
    if seat.person is not None and was_lead != lead:
        end_object_role(actor, seat.person, seat.case.item.code, "lead" if was_lead else "member")
        give_object_role(actor, seat.person, seat.case.item.code, "lead" if lead else "member")
    _tell(actor, seat.case, before, _said(seat), "canvas.seat-changed")


def _locked(seat: Seat) -> Seat:
    hold(seat.case.item.code)
    rows = Seat.objects.select_related("case__item__place", "person")
    found = rows.filter(pk=seat.pk).first()
    if found is None:
        raise PermissionDenied("canvas.team")
    return found


def _said(seat: Seat) -> str:
    parts = [
        seat.person.name if seat.person else "",
        seat.profession,
        _("leads the work") if seat.lead else "",
    ]
    return ", ".join(part for part in parts if part)


def _tell(actor: Actor, detail: CaseDetail, before: str, after: str, action: str) -> None:
    change_item(actor, detail.item, {}, details={"team": (before, after)}, small=True, action=action)
