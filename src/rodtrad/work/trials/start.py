"""The box of trials on the start page: those one is responsible for, or whose unit one works in, that run now."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import StartBlock, StartRow
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may_somewhere
from rodtrad.work.trials.queries.board import running_near

MOST = 4


def running_now(actor: Actor) -> StartBlock | None:
    """Running trials, with a way straight to a note."""
    if not may_somewhere(actor, "trials.note"):
        return None
    rows = tuple(
        StartRow(trial.item.title, reverse("trials:show", args=[trial.item.code]), note=trial.item.place.name)
        for trial in running_near(actor)[:MOST]
    )
    return StartBlock(
        _("What we try just now"), rows, more_url=reverse("trials:board"), more_text=_("All trials"),
        icon="lane-trying", order=36,
    )  # fmt: skip
