"""The minute tick: done by one worker each minute, however many there are."""

from __future__ import annotations

import logging

from django.db import connection
from django.utils.module_loading import import_string

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.scope import acting, system
from rodtrad.foundation.jobs.models import Tick
from rodtrad.foundation.jobs.rules import minute_of
from rodtrad.foundation.jobs.services.asking import forget_old
from rodtrad.foundation.jobs.services.leasing import take_back

LOG = logging.getLogger("rodtrad.jobs")
NAME = "minute"


def tick() -> bool:
    """Take back what dead workers hold and call every module's ``minutely``; False when this minute has been done.

    One that breaks does not keep the others from their turn; its error is logged and it is called again next minute.
    """
    minute = minute_of(clock.now())
    Tick.objects.bulk_create([Tick(name=NAME, minute=minute.replace(year=2000))], ignore_conflicts=True)
    if not Tick.objects.filter(name=NAME, minute__lt=minute).update(minute=minute):
        return False
    with acting(system("minute tick")):
        take_back()
        forget_old()
        for manifest in manifests.all_manifests():
            for dotted in manifest.minutely:
                _call(dotted)
    return True


def _call(dotted: str) -> None:
    try:
        import_string(dotted)()
    except Exception:
        LOG.exception("minutely %s", dotted)
        if not connection.in_atomic_block:
            connection.close()  # a connection that broke is not handed on to the next one
