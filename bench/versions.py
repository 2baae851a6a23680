"""1,000 versions of a case with 200 cards: time and queries to list a page of them and to compare two, and bytes.

.venv/bin/python bench/versions.py        (PostgreSQL: with DATABASE_URL)
"""

from __future__ import annotations

import json
import statistics
import sys
import time
import zlib
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from canvas_page import fill
from canvas_world import client_of, installation

VERSIONS, ROUNDS = 1000, 11


def main() -> None:
    with installation() as (place, user, actor):
        from django.db import connection
        from django.urls import reverse

        from rodtrad.foundation.base.scope import acting
        from rodtrad.work.canvas.models import CardDetail, Version
        from rodtrad.work.canvas.services.cards import change_card
        from rodtrad.work.canvas.services.cases import create_case
        from rodtrad.work.canvas.services.versions import take

        with acting(actor):
            case = create_case(actor, place=place, texts={"title": "Långt arbete", "entry_piece": "nytta"})
            fill(actor, case)
            started = time.perf_counter()
            first = take(actor, case, name="Skiss 1")
            print(
                f"{connection.vendor}: take the first version {(time.perf_counter() - started) * 1000:.0f} ms"
            )
            card = CardDetail.objects.filter(case=case).select_related("item__place", "case__item").first()
            change_card(actor, card, {"text": "Nu något annat"})
            started = time.perf_counter()
            last = take(actor, case, name="Skiss 2")
            print(f"take the next {(time.perf_counter() - started) * 1000:.0f} ms")
            _many(Version, case, first, last)
            packed = json.dumps(first.content, ensure_ascii=False).encode()
            print(f"one sketch: {len(packed)} bytes as JSON, {len(zlib.compress(packed))} packed")
            print(f"stored: {_size(connection)} bytes for {VERSIONS} versions")
        client, code = client_of(user), case.item.code
        _measure("list a page", client, reverse("canvas:versions", args=[code]))
        _measure("compare two", client, reverse("canvas:compare", args=[code]) + "?fran=1&till=1000")
        _measure("compare with now", client, reverse("canvas:compare", args=[code]) + "?fran=500&till=nu")


def _many(model, case, first, last) -> None:
    """Versions 3 to 1,000, every other one as the first, every other one as the second."""
    rows = [
        model(
            case=case, number=number, name=f"Skiss {number}", taken=first.taken, why="hand", status="sketch",
            content=(first if number % 2 else last).content, changes=last.changes,
        )
        for number in range(3, VERSIONS + 1)
    ]  # fmt: skip
    model.objects.bulk_create(rows, batch_size=100)


def _size(connection) -> int:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SELECT pg_total_relation_size('canvas_version')")
        else:
            cursor.execute("SELECT sum(length(content)) FROM canvas_version")
        return int(cursor.fetchone()[0])


def _measure(what: str, client, url: str) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    assert client.get(url).status_code == 200
    with CaptureQueriesContext(connection) as queries:
        body = client.get(url).content
        asked = len(queries)
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - start) * 1000)
    times.sort()
    print(f"{what}: median {statistics.median(times):.0f} ms, slowest {times[-1]:.0f} ms, {asked} queries, "
          f"{len(body) // 1000} kB")  # fmt: skip


if __name__ == "__main__":
    main()
