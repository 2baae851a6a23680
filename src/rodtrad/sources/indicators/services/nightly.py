"""Each night: what is fetched is fetched again, the work of one municipality at a time."""

from __future__ import annotations

from collections import defaultdict
from zlib import crc32

from django.utils import timezone

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.org import settings
from rodtrad.sources.indicators.models import Fetch
from rodtrad.sources.indicators.queries.fetching import going_on
from rodtrad.sources.indicators.services import fetching, sources


def fetch_nightly() -> None:
    """Ask for tonight's work of each municipality once, from the hour that is set."""
    if sources.kolada() is None:
        return
    now = timezone.localtime(clock.now())
    with scope.acting(scope.system("nightly fetch")) as actor:
        if now.hour < settings.value("indicators.fetch-hour", None):
            return
        for code, fetches in _by_municipality().items():
            key = f"{now.date()}:{code}"
            if not Job.objects.filter(name=fetching.JOB, key=key).exists() and _is_its_turn(code, now.minute):
                fetching.ask(actor, fetches, key=key)


def _is_its_turn(code: str, minute: int) -> bool:
    """Many installations ask at the same hour: each municipality has a minute of its own, the same every night."""
    return minute >= crc32(code.encode()) % 60


def _by_municipality() -> dict[str, list[Fetch]]:
    found: dict[str, list[Fetch]] = defaultdict(list)
    for fetch in going_on().order_by("pk"):
        place = fetch.measure.item.place
        found[(place.municipality or place).code].append(fetch)
    return found
