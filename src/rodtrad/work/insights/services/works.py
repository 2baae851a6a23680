"""Insight works: looked up first (INS-40), begun, changed, moved on; and who was heard, as counts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.permissions import At, require
from rodtrad.foundation.thread import workflow
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services import change_item, create_item, hold
from rodtrad.foundation.thread.states import State, Workflow
from rodtrad.work.insights.choices import Advice, WorkState
from rodtrad.work.insights.models import Heard, InsightWork, LookedUp, SubPopulation
from rodtrad.work.insights.queries.asking import Answer
from rodtrad.work.insights.rules import thresholds
from rodtrad.work.insights.rules.feedback import ins_50_due
from rodtrad.work.insights.services import owners
from rodtrad.work.insights.services.findings import look_at
from rodtrad.work.insights.services.saving import (
    audience_of,
    check,
    municipality_of,
    not_overwritten,
    set_columns,
    set_many,
    told,
    written,
)

COLUMNS = (
    "owner", "deputy", "questions", "circles", "methods", "whereabouts", "planned_n", "actual_n", "starts", "ends",
    "promised", "consent", "material_at", "secrecy", "erase_on", "openness", "partner", "feedback_plan", "hours",
)  # fmt: skip
MANY = ("groups", "themes")
LOOK_HOLDS = timedelta(days=30)
FLOW = Workflow(
    states=(
        State("planned", WorkState.PLANNED.label, gettext_lazy("Plan it again")),
        State("recruiting", WorkState.RECRUITING.label, gettext_lazy("Begin to invite")),
        State("ongoing", WorkState.ONGOING.label, gettext_lazy("Begin to ask and listen")),
        State("analysing", WorkState.ANALYSING.label, gettext_lazy("Go through what was said")),
        State("done", WorkState.DONE.label, gettext_lazy("It is done")),
        State("stopped", WorkState.STOPPED.label, gettext_lazy("Stop it"), aside=True),
    ),
    action="insights.edit-work",
    effects=("rodtrad.work.insights.services.works.after_move",),
)


def note_look(
    actor: Actor, answer: Answer, *, question: str, group: SubPopulation | None, municipality: Place
) -> LookedUp:
    """Keep that somebody looked before asking, and what the look gave."""
    row = LookedUp(
        question=" ".join(question.split()), group=group, municipality=municipality,
        insights=len(answer.insights), works=len(answer.works), last_asked=answer.last_asked,
        by_id=actor.user_id, at=clock.now(),
    )  # fmt: skip
    check(row)
    row.save(force_insert=True)
    record(
        actor, "insights.looked-up", item=row.code, place=municipality.code,
        changes={"questions": ("", row.question), "insights": ("", row.insights), "works": ("", row.works)},
    )  # fmt: skip
    return row


def decide_look(actor: Actor, look: LookedUp, advice: str, why: str) -> None:
    """Say what one does instead of asking anew: the asking that was spared."""
    if look.by_id != actor.user_id or advice not in Advice.values:
        raise ValidationError({"advice": _("Choose what you do.")}, code="advice")
    look.advice, look.why = advice, why.strip()
    check(look)
    look.save(update_fields=["advice", "why"])
    record(actor, "insights.look-decided", item=look.code, place=look.municipality.code,
           changes={"advice": ("", advice), "reason": ("", look.why)})  # fmt: skip


@transaction.atomic
def begin_work(
    actor: Actor,
    *,
    place: Place,
    title: str,
    aim: str,
    looked_up: LookedUp | None,
    level: str = "municipality",
    values: Mapping[str, Any] | None = None,
) -> InsightWork:
    """A new work, planned. A person must have looked up what is known first, within thirty days (domain page, 2.9)."""
    require(actor, "insights.begin-work", At(place.path))
    if looked_up is None and not actor.everything:
        raise ValidationError(_("Look first whether anybody has asked this already."), code="look")
    if looked_up is not None and not _holds(actor, looked_up):
        raise ValidationError(_("Look again: what you found is old, or used for another work."), code="look")
    values = {"owner": _person(actor), **(values or {})}
    work = InsightWork(municipality=municipality_of(place))
    set_columns(work, values, COLUMNS)
    check(work)
    code = new_code()
    details = {name: told(values[name]) for name in (*COLUMNS, *MANY) if values.get(name)}
    item = create_item(
        actor, kind="insight-work", place=place, audience=audience_of(level, place, code), title=title,
        text=aim.strip(), state=WorkState.PLANNED, code=code, action="insights.work-begun", details=details,
    )  # fmt: skip
    work.item = item
    work.save(force_insert=True)
    set_many(work, values, MANY)
    owners.follow_work(actor, work, None, None)
    if looked_up is not None:
        looked_up.work, looked_up.advice = work, looked_up.advice or Advice.ASK
        looked_up.save(update_fields=["work", "advice"])
    written(item)
    look_at(actor, item)
    return work


def _person(actor: Actor) -> User | None:
    return User.objects.filter(pk=actor.user_id).first() if actor.user_id else None


def _holds(actor: Actor, look: LookedUp) -> bool:
    mine = actor.everything or look.by_id == actor.user_id
    return mine and look.work_id is None and look.at >= clock.now() - LOOK_HOLDS


@transaction.atomic
def change_work(
    actor: Actor, work: InsightWork, values: Mapping[str, Any], *, seen: int | None = None
) -> bool:
    """Change what is given of a work. Says whether anything changed."""
    require(actor, "insights.edit-work", work.item)
    hold(work.item.home)
    rows = InsightWork.objects.select_related("item__place__municipality", "owner", "deputy")
    fresh = rows.get(pk=work.pk)
    not_overwritten(fresh.item, seen)
    owner, deputy = fresh.owner, fresh.deputy
    pairs = set_columns(fresh, values, COLUMNS)
    check(fresh)
    pairs |= set_many(fresh, values, MANY)
    changes: dict[str, object] = {name: values[name].strip() for name in ("title", "text") if name in values}
    if "level" in values:
        changes["audience"] = audience_of(values["level"], fresh.item.place, fresh.item.code)
    changed = change_item(
        actor, fresh.item, changes, details=pairs, action="insights.work-changed", fresh=True
    )
    fresh.save()
    owners.follow_work(actor, fresh, owner, deputy)
    written(fresh.item)
    look_at(actor, fresh.item)
    return bool(changed)


def move_work(actor: Actor, work: InsightWork, to: str, reason: str = "") -> None:
    """Move a work on, back or aside."""
    workflow.move(actor, work.item, to, reason)


def after_move(actor: Actor, item: Item, before: str, after: str) -> None:
    """A work that is done owes an answer within so many days; one that is taken up again does not yet."""
    work = InsightWork.objects.get(pk=item.pk)
    if after == "done":
        work.done_on = clock.today()
        days = settings.value(thresholds.FEEDBACK_DAYS, item.place)
        work.feedback_due = ins_50_due(work.done_on, days)
    elif after != "stopped":
        work.done_on = work.feedback_due = None
    work.save(update_fields=["done_on", "feedback_due"])
    look_at(actor, item)


@transaction.atomic
def count_heard(actor: Actor, work: InsightWork, rows: Sequence[tuple[str, str, int]]) -> None:
    """Who was heard, as (dimension, category, number): all of it anew. Numbers only, never persons."""
    require(actor, "insights.edit-work", work.item)
    before = {(row.dimension, row.category): row.number for row in work.heard.all()}
    after = {(dimension, " ".join(category.split())): number for dimension, category, number in rows}
    made = [
        Heard(work=work, dimension=key[0], category=key[1], number=number) for key, number in after.items()
    ]
    for row in made:
        check(row)
    work.heard.all().delete()
    Heard.objects.bulk_create(made)
    pairs = {
        "heard": (
            "; ".join(f"{key[1]}: {number}" for key, number in before.items()),
            "; ".join(f"{key[1]}: {number}" for key, number in after.items()),
        )
    }
    change_item(actor, work.item, {}, details=pairs, action="insights.work-changed")
    look_at(actor, work.item)
