"""The list of measures of a municipality with 2,000 series of 60 values, and 200,000 values brought in from a file.

    .venv/bin/python bench/measures.py          SQLite in a temporary folder

Prints server time (median of nine) and bytes of the list beside those of a page with nothing on it, then seconds and
memory of the import: read, previewed and saved, and that one wrong row at the end leaves nothing.
"""

from __future__ import annotations

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from random import Random
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), f"{ROOT}/src"]
SERIES, VALUES, IMPORTED, TURNS, SEED = 2000, 60, 200_000, 9, 20261125


def main() -> None:
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"RODTRAD_DATA": data, "RODTRAD_SECRET": "bench"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "rodtrad.config.settings.test"
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        from rodtrad.foundation.base.scope import acting, system

        actor = system("bench")
        with acting(actor):
            place, person = _people(actor)
            measures = _measures(actor, place)
            _values(measures)
            _pages(person)
            _import(actor, measures)


def _people(actor: Any) -> tuple[Any, Any]:
    from rodtrad.foundation.org import services
    from rodtrad.foundation.org.models import User

    place = services.create_place(actor, kind="municipality", name="Mätköping", official_code="9999")
    user = services.create_user(actor, username="matare", name="Mats Mätare", place=place, role="developer")
    User.objects.filter(pk=user.pk).update(must_change_password=False)
    return place, user


def _measures(actor: Any, place: Any) -> list[Any]:
    from django.db import transaction

    from rodtrad.sources.indicators.services import measures

    with transaction.atomic():
        return [
            measures.begin_measure(actor, place, measures.Wanted(f"Mått {number:04}", people=number % 4 == 0))
            for number in range(SERIES)
        ]


def _values(made: list[Any]) -> None:
    """Rows as services.readings writes them, at once."""
    from rodtrad.foundation.base import clock
    from rodtrad.sources.indicators.models import Measure, Reading, Split
    from rodtrad.sources.indicators.rules import periods

    random = Random(SEED)
    splits = Split.objects.bulk_create([Split(measure=measure) for measure in made])
    days = [periods.moved("month", date(2020, 1, 1), step) for step in range(VALUES)]
    rows = [
        Reading(split=split, at=day, value=float(random.randint(3, 60)), way="file", written=clock.now())
        for split in splits
        for day in days
    ]
    Reading.objects.bulk_create(rows, batch_size=2000)
    Measure.objects.update(verdict="steady", latest_at=days[-1])


def _pages(person: Any) -> None:
    from django.test import Client

    client = Client()
    client.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    empty = _timed("empty page (no measure found)", lambda: client.get("/matt/?text=finnsinte"))
    full = _timed(f"list, {SERIES} measures of {VALUES} values, 50 a page", lambda: client.get("/matt/"))
    print(f"  {full / empty:.1f} times the empty page")


def _timed(what: str, get: Callable[[], Any]) -> float:
    get()
    spent = []
    for _turn in range(TURNS):
        started = time.perf_counter()
        answer = get()
        spent.append((time.perf_counter() - started) * 1000)
    print(f"{what}: {statistics.median(spent):.0f} ms, {len(answer.content) / 1000:.0f} kB")
    return statistics.median(spent)


def _import(actor: Any, made: list[Any]) -> None:
    from django.core.exceptions import ValidationError

    from rodtrad.sources.indicators import imports
    from rodtrad.sources.indicators.models import Batch, Reading
    from rodtrad.sources.indicators.rules import periods
    from rodtrad.sources.indicators.services import batches, packing

    each = IMPORTED // SERIES
    days = [periods.short("month", periods.moved("month", date(2025, 1, 1), step)) for step in range(each)]
    lines = ["mått;period;värde", *(f"{measure.item.code};{day};{at % 50 + 5}" for measure in made
                                     for at, day in enumerate(days))]  # fmt: skip
    before = Reading.objects.count()
    started = time.perf_counter()
    read = imports.read_file(actor, None, "\n".join(lines).encode())
    print(f"read {len(read.rows)} rows, {len(read.problems)} refused: {time.perf_counter() - started:.1f} s")
    rows = [*read.rows[:-1], packing.Row(0, read.rows[-1].measure, read.rows[0].incoming)]
    for name, kept in (("one wrong row at the end", rows), ("all right", list(read.rows))):
        batch = Batch(
            measure=None, owner_id=1, way="file", at=made[0].item.created, name="fil.csv", rows=len(kept)
        )
        batch.save()
        started = time.perf_counter()
        try:
            done = batches.take_in(actor, batch, packing.together(actor, kept).values)
            told = f"{done.new} new"
        except ValidationError:
            told = "refused"
        saved = Reading.objects.count() - before
        print(f"{name}: {told}, {saved} saved, {time.perf_counter() - started:.1f} s")
    print(f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
