"""The national map of insights over many insights, as a multiple of the same page over a thousand.

    python bench/national_map.py [--small 1000] [--large 1000000] [--pages 30]

290 municipalities in one network; insights are put straight into the tables (item, insight, theme, label), evenly
spread: the first 50,000 one by one, the others as copies of these. All are then counted anew. The page is asked for by
a person of one of the municipalities, through Django's test client. On the database of DATABASE_URL, else on a fresh
SQLite file.
"""

from __future__ import annotations

import argparse
import random
import statistics
import sys
import time
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from canvas_world import installation
from copying import copy_rows, new_code

BATCH = 5_000
MADE = 50_000


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=1_000_000)
    parser.add_argument("--pages", type=int, default=30)
    args = parser.parse_args()
    with installation() as (place, user, _actor):
        from django.db import connection

        from rodtrad.foundation.base import scope
        from rodtrad.work.insights.services.counting import count_all

        with scope.acting(scope.system("bench")):
            towns = make_towns(place)
        times = {}
        there = 0
        for number in (args.small, args.large):
            with scope.acting(scope.system("bench")):
                began = time.perf_counter()
                fill(towns, min(number, MADE) - there)
                multiply(number // MADE)
                filled = time.perf_counter()
                counted = count_all()
            print(f"{connection.vendor}: {counted} insights, filled in {filled - began:.0f} s, "
                  f"counted anew in {time.perf_counter() - filled:.0f} s", flush=True)  # fmt: skip
            there = min(number, MADE)
            if connection.vendor == "postgresql":
                with connection.cursor() as cursor:
                    cursor.execute("ANALYZE")
            times[number] = asked(user, args.pages)
            print(
                f"  page, p50: {middle(times[number], 0):.1f} ms, processor {middle(times[number], 1):.1f} ms",
                flush=True,
            )
        for which, name in enumerate(("clock", "processor")):
            ratio = middle(times[args.large], which) / middle(times[args.small], which)
            print(
                f"{connection.vendor}: {args.large} against {args.small} insights by the {name}: {ratio:.2f} times"
            )


def middle(times: list[tuple[float, float]], which: int) -> float:
    return statistics.median(each[which] for each in times) * 1000


def make_towns(first):
    """All 290 municipalities in one network; the first keeps the person of the bench."""
    from rodtrad.foundation.base import scope
    from rodtrad.foundation.org import services
    from rodtrad.foundation.org.models import Place
    from rodtrad.kernel.municipalities import municipalities
    from rodtrad.work.insights.services.catalogue import stock

    system = scope.system("bench")
    stock()
    network = services.create_place(system, kind="network", name="Hela landet")
    every = municipalities()
    Place.objects.filter(pk=first.pk).update(name=every[0].name, official_code=every[0].code)
    first.refresh_from_db()
    towns = [first]
    for each in every[1:]:
        towns.append(
            services.create_place(system, kind="municipality", name=each.name, official_code=each.code)
        )
    for town in towns:
        services.join_network(system, network=network, municipality=town)
    return towns


def fill(towns, number: int) -> None:
    """Released insights straight into the tables, each shown to the networks of its municipality."""
    from rodtrad.foundation.base import clock
    from rodtrad.foundation.base.ids import new_code
    from rodtrad.foundation.thread.models import Item
    from rodtrad.work.insights.models import Insight, ShiftLabel, SubPopulation, Theme

    chance, now = random.Random(11), clock.now()
    groups, labels = list(SubPopulation.objects.all()), list(ShiftLabel.objects.all())
    themes = list(Theme.objects.all())
    for start in range(0, number, BATCH):
        items = []
        for each in range(start, min(start + BATCH, number)):
            town, code = towns[each % len(towns)], new_code()
            items.append(
                Item(code=code, home=code, kind="insight", place=town, audience=f"N:{town.pk}", title="Insikt",
                     text="Insikt", state="released", created=now, changed=now, substance_changed=now)
            )  # fmt: skip
        made = Item.objects.bulk_create(items)
        rows = [
            Insight(item=item, municipality=item.place, caught=date(2026, 1, 1) - timedelta(days=chance.randrange(900)),
                    circles=chance.randrange(1, 8), main_group=chance.choice(groups), is_key=chance.random() < 0.02,
                    released=now.date(), coded=True)
            for item in made
        ]  # fmt: skip
        Insight.objects.bulk_create(rows)
        theme, label = Insight.themes.through, Insight.labels.through
        theme.objects.bulk_create(
            [theme(insight_id=row.pk, theme_id=chance.choice(themes).pk) for row in rows], batch_size=400
        )
        label.objects.bulk_create(
            [label(insight_id=row.pk, shiftlabel_id=chance.choice(labels).pk) for row in rows], batch_size=400
        )


def multiply(times: int) -> None:
    """Copy what there is until there are ``times`` as many."""
    from rodtrad.foundation.thread.models import Item
    from rodtrad.work.insights.models import Insight

    def of_insight(number: int) -> dict[str, str]:
        return {"insight_id": f"insight_id + {number * top}"}

    def item(number: int) -> dict[str, str]:
        code = new_code(number * top)
        return {"id": f"id + {number * top}", "code": code, "home": code}

    top = Item.objects.order_by("-pk").values_list("pk", flat=True)[0]
    copy_rows(Item, "id", top, times, item)
    copy_rows(Insight, "item_id", top, times, lambda number: {"item_id": f"item_id + {number * top}"})
    for chosen in (Insight.themes.through, Insight.labels.through):
        last = chosen.objects.order_by("-pk").values_list("pk", flat=True)[0]
        copy_rows(
            chosen,
            "id",
            last,
            times,
            lambda number, last=last: {"id": f"id + {number * last}"} | of_insight(number),
        )


def asked(user, pages: int) -> list[tuple[float, float]]:
    """Seconds of each page by the clock and of the processor (SQLite's among them), the first two left out."""
    from django.test import Client

    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    times = []
    for each in range(pages + 2):
        began, used = time.perf_counter(), time.process_time()
        response = client.get("/insikter/karta/sverige/")
        took = (time.perf_counter() - began, time.process_time() - used)
        assert response.status_code == 200, response.status_code
        if each > 1:
            times.append(took)
    return times


if __name__ == "__main__":
    main()
