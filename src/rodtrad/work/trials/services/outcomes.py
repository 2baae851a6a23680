"""What a trial gives to the thread: a result for each cycle, and lessons learned from it."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Item
from rodtrad.work.trials.models import Cycle, Lesson, Result, Trial
from rodtrad.work.trials.rules.texts import shortened
from rodtrad.work.trials.services.noticing import look_at
from rodtrad.work.trials.services.saving import check, set_columns


def write_result(actor: Actor, cycle: Cycle) -> Result:
    """The result of a cycle: written when what happened is told, and again when that is put right."""
    trial = cycle.trial
    title = _("Cycle %(number)s: %(words)s") % {"number": cycle.number, "words": shortened(cycle.happened)}
    known = Result.objects.select_related("item__place").filter(trial=trial, cycle=cycle.number).first()
    if known is not None:
        changes = {"title": title, "text": cycle.happened}
        thread.change_item(actor, known.item, changes, action="trials.result-written")
        Result.objects.filter(pk=known.pk).update(turned=cycle.turned)
        return known
    item = _item(actor, trial, "trial-result", title, cycle.happened)
    result = Result(item=item, trial=trial, cycle=cycle.number, turned=cycle.turned)
    result.save(force_insert=True)
    thread.add_link(actor, trial.item, "yields", item)
    return result


@transaction.atomic
def write_lesson(
    actor: Actor, trial: Trial, text: str, *, cycle: int | None = None, useful_to: str = "",
    learned_from: Item | None = None,
) -> Lesson:  # fmt: skip
    """A lesson, learned from the cycle's result where there is one, else from the trial. Raises ValidationError."""
    require(actor, "trials.note", trial.item)
    if not text.strip():
        raise ValidationError({"lesson": _("Write what you learned.")}, code="lesson")
    item = _item(actor, trial, "trial-lesson", shortened(text), text.strip())
    lesson = Lesson(item=item, trial=trial, cycle=cycle, useful_to=useful_to.strip())
    lesson.save(force_insert=True)
    known = Result.objects.select_related("item").filter(trial=trial, cycle=cycle).first() if cycle else None
    thread.add_link(actor, item, "learned-from", learned_from or (known.item if known else trial.item))
    look_at(trial)
    return lesson


@transaction.atomic
def change_lesson(actor: Actor, lesson: Lesson, text: str, *, useful_to: str) -> None:
    """Say a lesson better; what rests on it is asked to look again. Raises ValidationError by field."""
    require(actor, "trials.edit", lesson.item)
    if not text.strip():
        raise ValidationError({"lesson": _("Write what you learned.")}, code="lesson")
    thread.hold(lesson.item.home)
    row = Lesson.objects.select_related("item__place").get(pk=lesson.pk)
    pairs = set_columns(row, {"useful_to": useful_to}, ("useful_to",))
    check(row)
    row.save()
    changes = {"title": shortened(text), "text": text.strip()}
    thread.change_item(actor, row.item, changes, details=pairs, action="trials.lesson-written")


def _item(actor: Actor, trial: Trial, kind: str, title: str, text: str) -> Item:
    """A thing that lives in the trial and is shown to those who see it."""
    home = trial.item
    action = "trials.result-written" if kind == "trial-result" else "trials.lesson-written"
    return thread.create_item(
        actor, kind=kind, place=home.place, audience=home.audience, title=title, text=text, home=home.code,
        action=action,
    )  # fmt: skip
