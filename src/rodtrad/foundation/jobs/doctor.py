"""What may ail background work: no worker, or work that a dead worker still holds."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.jobs.choices import State
from rodtrad.foundation.jobs.models import Job, Tick

SILENT = timedelta(minutes=5)
START = "rodtrad jobs work"


def worker() -> list[Ailment]:
    """Whether some worker has looked at one of the latest minutes."""
    if Tick.objects.filter(minute__gte=clock.now() - SILENT).exists():
        return []
    waiting = Job.objects.filter(state=State.WAITING, due__lte=clock.now()).count()
    text = _("Nobody does the background work; %(number)s pieces of work are waiting.") % {"number": waiting}
    mend = _("Start a worker, and let the service manager keep it going.")
    return [Ailment("jobs.no-worker", "serious" if waiting else "warning", text, mend, START)]


def leases() -> list[Ailment]:
    """Whether work is held by a worker that has said nothing for a long time."""
    held = Job.objects.filter(state=State.RUNNING, lease_until__lt=clock.now() - SILENT)
    codes = tuple(held.order_by("lease_until").values_list("code", flat=True)[:20])
    if not codes:
        return []
    text = _("%(number)s pieces of background work are held by a worker that has died.") % {
        "number": held.count()
    }
    mend = _("A worker that lives takes them back within a minute: start one.")
    return [Ailment("jobs.expired-leases", "warning", text, mend, START, codes)]
