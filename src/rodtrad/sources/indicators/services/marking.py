"""What people say about a measure's line: aims, parts, points left out, notes; and their answers to signals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.services.log import need_reason, note
from rodtrad.sources.indicators.choices import Answer, Direction, MarkKind
from rodtrad.sources.indicators.models import Aim, Mark, Measure, Signal
from rodtrad.sources.indicators.permissions import ANSWER, EDIT
from rodtrad.sources.indicators.rules import numbers, periods
from rodtrad.sources.indicators.services.refreshing import refresh, settle_state


@dataclass(frozen=True, slots=True)
class WantedAim:
    """A target or an expected value as a person wants it."""

    kind: str
    value: float
    origin: str
    source: str
    since: date
    until: date | None = None
    value_to: float | None = None


@transaction.atomic
def add_aim(actor: Actor, measure: Measure, wanted: WantedAim) -> Aim:
    """Say what one aims at, or what is expected, and where that comes from. Raises ValidationError by field."""
    require(actor, EDIT, measure.item)
    problems = {}
    if wanted.until and wanted.until < wanted.since:
        problems["until"] = _("The last day comes before the first.")
    if wanted.value_to is not None and wanted.value_to < wanted.value:
        problems["value_to"] = _("The range ends below where it begins.")
    if measure.direction == Direction.RANGE and wanted.value_to is None:
        problems["value_to"] = _("The best lies within a range: write where it ends, too.")
    if problems:
        raise ValidationError(problems)
    aim = Aim(
        measure=measure, by_id=actor.user_id, **{name: getattr(wanted, name) for name in wanted.__slots__}
    )
    aim.full_clean(exclude=["measure", "by", "value_to", "until"], validate_unique=False)
    aim.save()
    note(actor, "indicators.aim-added", measure.item, {"aim": ("", _told(aim))})
    refresh(actor, measure)
    return aim


@transaction.atomic
def end_aim(actor: Actor, aim: Aim, reason: str) -> None:
    """It was wrong from the start: it is no longer drawn. What held for a time is given a last day instead."""
    require(actor, EDIT, aim.measure.item)
    reason = need_reason(reason)
    Aim.objects.filter(pk=aim.pk).update(retired=True)
    note(actor, "indicators.aim-ended", aim.measure.item, {"aim": (_told(aim), "")}, reason)
    refresh(actor, aim.measure)


def _told(aim: Aim) -> str:
    value = numbers.plain(aim.value) + ("" if aim.value_to is None else f"–{numbers.plain(aim.value_to)}")
    return f"{aim.get_kind_display()} {value} ({aim.source})"


@transaction.atomic
def add_mark(actor: Actor, measure: Measure, kind: str, at: date, text: str) -> Mark:
    """Mark a period: a new part, a point left out of the calculation, or a note. Always with words.

    Parts are begun by people only, with the reason written (spc-rules 12.7). Raises ValidationError by field.
    """
    require(actor, EDIT, measure.item)
    if not text.strip():
        raise ValidationError({"text": _("Write why, in a few words.")}, code="text")
    at = periods.first_day(measure.period_kind, at)
    if (
        kind != MarkKind.NOTE
        and Mark.objects.filter(measure=measure, kind=kind, at=at, retired=False).exists()
    ):
        raise ValidationError({"at": _("This period is marked so already.")}, code="twice")
    if kind == MarkKind.PHASE and measure.freeze:
        said = _("The measure has a baseline. Take it away before the line is divided.")
        raise ValidationError({"kind": said}, code="freeze")
    mark = Mark(measure=measure, kind=kind, at=at, text=text.strip(), by_id=actor.user_id, made=clock.now())
    mark.full_clean(exclude=["measure", "by"], validate_unique=False)
    mark.save()
    note(actor, "indicators.marked", measure.item, {"mark": ("", _said(measure, mark))}, mark.text)
    refresh(actor, measure)
    return mark


@transaction.atomic
def take_mark_away(actor: Actor, mark: Mark) -> None:
    """Undo a mark: the line is reckoned as before."""
    require(actor, EDIT, mark.measure.item)
    Mark.objects.filter(pk=mark.pk).update(retired=True)
    note(actor, "indicators.unmarked", mark.measure.item, {"mark": (_said(mark.measure, mark), "")})
    refresh(actor, mark.measure)


def _said(measure: Measure, mark: Mark) -> str:
    return f"{mark.get_kind_display()}: {periods.said(measure.period_kind, mark.at)}"


@transaction.atomic
def answer_signal(actor: Actor, signal: Signal, answer: str, reason: str) -> None:
    """A person says what the signal is about. Raises ValidationError by field, or when it is answered already."""
    require(actor, ANSWER, signal.measure.item)
    if answer not in Answer.values:
        raise ValidationError({"answer": _("Choose one of the answers.")}, code="answer")
    reason = need_reason(reason)
    thread.hold(signal.measure.item.home)
    fresh = Signal.objects.select_related("measure__item__place").get(pk=signal.pk)
    if fresh.answered is not None:
        raise ValidationError(_("Somebody has answered this already."), code="answered")
    fresh.answer, fresh.reason = answer, reason
    fresh.answered, fresh.answered_by_id = clock.now(), actor.user_id
    fresh.clean_fields(exclude={each.name for each in Signal._meta.fields} - {"answer", "reason"})
    fresh.save(update_fields=["answer", "reason", "answered", "answered_by"])
    note(
        actor,
        "indicators.signal-answered",
        fresh.measure.item,
        {"answer": ("", fresh.get_answer_display())},
        reason,
    )
    others = Signal.objects.filter(measure=fresh.measure, answered__isnull=True, lapsed__isnull=True)
    settle_state(actor, fresh.measure, [], is_open=others.exists())
