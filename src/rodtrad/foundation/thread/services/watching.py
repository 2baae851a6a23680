"""When saved searches are looked through: asked for each minute, done as background work a few at a time."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.thread.queries.saved import to_look_at

LOOK = "thread.look-through-saved"
TITLE = _("Look through saved searches")
EVERY = timedelta(minutes=15)
OVERLAP = timedelta(minutes=10)  # what was written by a transaction that ended late


def look_when_due() -> None:
    """Ask for a look when any search has waited a quarter of an hour; one job a quarter."""
    now = clock.now()
    with scope.acting(scope.system("saved searches")) as actor:
        if to_look_at(now - EVERY, 1):
            enqueue(actor, LOOK, {}, key=_quarter(now))


def _quarter(now: datetime) -> str:
    return now.strftime("%Y%m%d%H") + str(now.minute // 15)
