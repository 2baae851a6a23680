"""What waits for a person among the trials, as lines of "mitt att göra"."""

from __future__ import annotations

from datetime import datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import MOST_TODOS, Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.work.trials.models import Trial
from rodtrad.work.trials.queries import todos as queries


def what_happened(actor: Actor) -> list[Todo]:
    """Trials past their last day."""
    return [
        _todo(trial, "happened", _("What happened in “%(title)s”?"), _("its last day is over"), ended=True)
        for trial in queries.past_their_end(actor)[:MOST_TODOS]
    ]


def to_decide(actor: Actor) -> list[Todo]:
    """Trials in which it is known what happened."""
    return [
        _todo(trial, "decide", _("Decide about “%(title)s”"), _("it is written down what happened"))
        for trial in queries.undecided(actor)[:MOST_TODOS]
    ]


def better_than_the_old(actor: Actor) -> list[Todo]:
    """Trials that worked and have not passed the gate (TID-41)."""
    return [
        _todo(
            trial, "gate", _("Is the new better than the old? “%(title)s”"), _("it is to become regular work")
        )
        for trial in queries.without_gate(actor)[:MOST_TODOS]
    ]


def follow_ups(actor: Actor) -> list[Todo]:
    """Does what became regular work still hold?"""
    return [
        Todo(
            key=f"trials.follow-up:{row.code}",
            title=_("Does it still hold? “%(title)s”") % {"title": row.regular.trial.item.title},
            url=reverse("trials:follow-up", args=[row.code]), why=_("you answer for it as regular work"),
            since=row.regular.trial.item.changed, due=row.due, item=row.regular.trial.item.code,
            action="trials.note",
        )
        for row in queries.follow_ups_due(actor)[:MOST_TODOS]
    ]  # fmt: skip


def obstacles(actor: Actor) -> list[Todo]:
    """Obstacles one has taken on."""
    return [
        Todo(
            key=f"trials.obstacle:{row.code}",
            title=_("Clear the way for “%(title)s”") % {"title": row.trial.item.title},
            url=reverse("trials:obstacle", args=[row.code]), why=_("you have taken on an obstacle"),
            since=row.raised, due=row.due, item=row.trial.item.code, action="trials.note",
        )
        for row in queries.obstacles_mine(actor)[:MOST_TODOS]
    ]  # fmt: skip


def _todo(trial: Trial, what: str, title: str, why: str, *, ended: bool = False) -> Todo:
    since = timezone.make_aware(datetime.combine(trial.since, time()))
    return Todo(
        key=f"trials.{what}:{trial.item.code}:{trial.number}",
        title=title % {"title": trial.item.title},
        url=reverse("trials:show", args=[trial.item.code]),
        why=why,
        since=since,
        due=trial.ends if ended else None,
        item=trial.item.code,
        action="trials.note" if ended else "",
        tells_itself=ended,
    )
