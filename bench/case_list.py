"""The list of cases with 10,000 of them: time and queries of pages and filters, and against a list of 100.

.venv/bin/python bench/case_list.py
"""

from __future__ import annotations

import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from canvas_world import client_of, installation

FEW, MANY, ROUNDS = 100, 10_000, 9
FILTERS = {"first page": "", "state": "?state=in-test", "theme": "?theme=tema-7", "tag": "?tag=policy:god-nära-vård",
           "open questions": "?open_questions=on", "mine": "?mine=on", "place": ""}  # fmt: skip


def main() -> None:
    with installation() as (place, user, _actor):
        from django.urls import reverse

        client, url = client_of(user), reverse("canvas:list")
        fill(place, user, FEW)
        few = measured(client, url)[0]
        fill(place, user, MANY - FEW, FEW)
        FILTERS["place"] = f"?place={place.code}"
        for name, query in FILTERS.items():
            seconds, queries = measured(client, url + query)
            print(f"{name}: {seconds * 1000:.0f} ms, {queries} queries")
            if name == "first page":
                print(f"ratio {MANY} to {FEW} cases: {seconds / few:.1f}")
        client.post(url, {"text": "arbete 77"})
        seconds, queries = measured(client, f"{url}?words=1")
        print(f"words in the title: {seconds * 1000:.0f} ms, {queries} queries")
        response = client.get(url)
        for _page in range(40):
            response = client.get(url + response.context["page"].next_url)
        seconds, queries = measured(client, url + response.context["page"].next_url)
        print(f"page 42: {seconds * 1000:.0f} ms, {queries} queries")


def measured(client, url: str) -> tuple[float, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
        queries = len(captured)
    times = []
    for _round in range(ROUNDS):
        start = time.perf_counter()
        client.get(url)
        times.append(time.perf_counter() - start)
    return statistics.median(times), queries


def fill(place, user, count: int, first: int = 0) -> None:
    """Cases as rows, in bulk: the services are tried elsewhere."""
    from datetime import timedelta

    from rodtrad.foundation.base import clock
    from rodtrad.foundation.base.ids import new_code
    from rodtrad.foundation.base.scope import acting, system
    from rodtrad.foundation.thread.models import Item, Label
    from rodtrad.kernel.kubinol.words import STATUSES
    from rodtrad.work.canvas.models import CaseDetail

    now = clock.now()
    items = []
    for number in range(first, first + count):
        code, moment = new_code(), now - timedelta(minutes=number)
        items.append(Item(
            code=code, kind="case", home=code, place=place, audience=f"m:{place.pk}", title=f"Arbete {number}",
            state=STATUSES[number % 8], author=user if number % 50 == 0 else None, created=moment, changed=moment,
            substance_changed=moment,
        ))  # fmt: skip
    with acting(system("bench")):
        Item.objects.bulk_create(items, batch_size=500)
        CaseDetail.objects.bulk_create([
            CaseDetail(
                item=item, municipality=place, municipality_text=place.name, key=f"arbete-{first + number}",
                level="operational", new_or_existing="new", entry_piece="nytta", open_findings=number % 3,
            )
            for number, item in enumerate(items)
        ], batch_size=500)  # fmt: skip
        Label.objects.bulk_create([
            label for number, item in enumerate(items)
            for label in (Label(item=item, catalogue="theme", word=f"tema-{number % 20}"),
                          Label(item=item, catalogue="policy", word="god-nära-vård"))
        ], batch_size=500)  # fmt: skip


if __name__ == "__main__":
    main()
