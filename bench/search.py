"""Searching 200,000 items: seconds to index them, and a search's time alone and with eight readers at once.

    python bench/search.py [--items 200000] [--searches 200]

Titles and texts are made of words of social services by chance with a fixed seed, compounds among them; the items are
shown to thirty municipalities or to all, and the reader belongs to one. On the database of DATABASE_URL, else on a
fresh SQLite file. The machine's load (waiting processes, mean of a minute) stands beside each figure.
"""

from __future__ import annotations

import argparse
import os
import random
import statistics
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from canvas_world import installation

FIRST = "hem natt dag språk stöd brukar personal anhörig vård social kommun rullstols mat kontakt trygghets".split()
LAST = "tjänst grupp larm samtal besök personal bedömning planering träff insats cafe ledare lista möte plats".split()
WORDS = "äldre frukost sällskap ensamhet buss tid kök språk gemenskap musik rörelse möte beslut avgift väg".split()
ASKED = [
    "hemtjänst",
    "sällskap frukost",
    "nattbesök",
    "personal",
    "språkgrupp möte",
    "avgift buss tid",
    "trygghetslarm",
]
READERS = 8


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--items", type=int, default=200_000)
    parser.add_argument("--searches", type=int, default=200)
    args = parser.parse_args()
    with installation() as (place, _user, actor):
        from django.db import connection

        from rodtrad.foundation.base import scope
        from rodtrad.foundation.thread.services.search_index import rebuild_all

        with scope.acting(scope.system("bench")):
            fill(place, args.items)
            began, spent = time.perf_counter(), time.process_time()
            rebuild_all()
        seconds, spent = time.perf_counter() - began, time.process_time() - spent
        print(
            f"{connection.vendor}: {args.items} items in {seconds:.0f} s ({spent:.0f} s of this process's processor,"
            f" {spent / args.items * 1e6:.0f} µs each), load {load()}",
            flush=True,
        )
        told("one reader", searched(actor, args.searches))
        with ThreadPoolExecutor(READERS) as pool:
            rounds = pool.map(lambda _number: searched(actor, args.searches // READERS), range(READERS))
        told(f"{READERS} readers", [each for times in rounds for each in times])


def fill(place, number: int) -> None:
    """Items straight into the table, a tenth of them seen by the reader."""
    from rodtrad.foundation.base import clock
    from rodtrad.foundation.base.ids import new_code
    from rodtrad.foundation.thread.models import Item

    chance, now = random.Random(7), clock.now()
    texts = [phrase(chance, 25) for _each in range(min(number, 20_000))]  # making a million takes minutes
    rows = []
    for _each in range(number):
        code = new_code()
        audience = chance.choice(
            ["public", f"m:{place.pk}", *(f"m:{chance.randrange(100, 130)}" for _more in range(18))]
        )
        rows.append(
            Item(
                code=code, home=code, kind="need", place=place, audience=audience, title=phrase(chance, 4),
                text=chance.choice(texts), created=now, changed=now, substance_changed=now,
            )
        )  # fmt: skip
        if len(rows) == 2_000:
            Item.objects.bulk_create(rows)
            rows.clear()
    Item.objects.bulk_create(rows)


def phrase(chance: random.Random, length: int) -> str:
    def word() -> str:
        return chance.choice(FIRST) + chance.choice(LAST) if chance.random() < 0.4 else chance.choice(WORDS)

    return " ".join(word() for _each in range(length))


def searched(actor, number: int) -> list[float]:
    """Seconds of each search, in a thread and on a connection of its own."""
    from django.db import connection

    from rodtrad.foundation.base import scope
    from rodtrad.foundation.thread.queries import search
    from rodtrad.foundation.thread.rules.search import question_of

    times = []
    with scope.acting(actor):
        for each in range(number):
            began = time.perf_counter()
            search(actor, question_of(ASKED[each % len(ASKED)]))
            times.append(time.perf_counter() - began)
    if number:
        connection.close()
    return times


def told(name: str, times: list[float]) -> None:
    cuts = statistics.quantiles(times, n=20)
    print(
        f"{name}: p50 {cuts[9] * 1000:.1f} ms, p95 {cuts[18] * 1000:.1f} ms, {len(times)} searches, load {load()}",
        flush=True,
    )


def load() -> str:
    """How busy the machine is, and with how many cores."""
    return f"{os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"


if __name__ == "__main__":
    main()
