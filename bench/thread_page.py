"""How long the thread page takes: server ms and queries for 1, 50 and 300 items, beside a page with nothing on it.

Run: .venv/bin/python bench/thread_page.py        (an own database in memory; PostgreSQL with DATABASE_URL)
"""

from __future__ import annotations

import os
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rodtrad.config.settings.test")
SIZES = (1, 50, 300)
RUNS = 25


def _measured(client: object, address: str) -> tuple[float, int, int]:
    """(middle ms of processor time, queries, kB) of one page: other work on the machine does not count."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client.get(address)
    with CaptureQueriesContext(connection) as caught:
        page = client.get(address)
    queries = len(caught)
    assert page.status_code == 200, (address, page.status_code)
    took = []
    for _ in range(RUNS):
        start = time.process_time()
        client.get(address)
        took.append((time.process_time() - start) * 1000)
    return statistics.median(took), queries, len(page.content) // 1024


def main() -> None:
    """Print one line a page."""
    import django

    django.setup()
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from rodtrad.foundation.base.scope import acting
    from rodtrad.foundation.thread.tests.factories import SYSTEM, chain, make_world

    connection.creation.create_test_db(verbosity=0)
    with acting(SYSTEM):
        world = make_world()
        starts = {size: chain(world, size)[size // 3] for size in SIZES}
    client = Client()
    client.force_login(world.people["developer"])
    empty, queries, weight = _measured(client, reverse("thread:history", args=[starts[1].code]))
    print(f"empty page     {empty:6.1f} ms          {queries:3} queries {weight:4} kB")
    for size in SIZES:
        took, queries, weight = _measured(client, reverse("thread:show", args=[starts[size].code]))
        print(f"{size:4} items     {took:6.1f} ms  {took / empty:4.1f} × {queries:3} queries {weight:4} kB")
    connection.creation.destroy_test_db(connection.settings_dict["NAME"], verbosity=0)


if __name__ == "__main__":
    main()
