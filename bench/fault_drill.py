"""The fault drill: a process that saves is killed at random, again and again; nothing may be lost, halved or doubled.

    python bench/fault_drill.py [--kills 100] [--seed 7]

The one who saves is a fork with two threads, each adding cards to a case of its own through the services; a save that
has returned is acknowledged through a pipe before the next one begins. SIGKILL comes at a random moment. Afterwards
every acknowledged card must be there once, with its details, its line in the log and its row in the search index;
a card that is there without having been acknowledged must be whole too; and the log must verify, sealed.
On the database of DATABASE_URL, else on a fresh SQLite file.
"""

from __future__ import annotations

import argparse
import os
import random
import signal
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent))
THREADS = 2
LONGEST = 0.4  # seconds from the first acknowledged save of a round to its kill, at most


@dataclass
class Outcome:
    """What came of a drill. ``acknowledged``: texts whose save had returned; ``lost``, ``half``, ``doubled``: texts."""

    kills: int = 0
    acknowledged: list[str] = field(default_factory=list)
    there: int = 0
    lost: list[str] = field(default_factory=list)
    half: list[str] = field(default_factory=list)
    doubled: list[str] = field(default_factory=list)
    problems: int = 0

    @property
    def holds(self) -> bool:
        return not (self.lost or self.half or self.doubled or self.problems)


def drill(actor: Any, place: Any, kills: int, seed: int) -> Outcome:
    """Kill ``kills`` times, then look."""
    from rodtrad.foundation.base.scope import acting
    from rodtrad.work.canvas.services.cases import create_case

    chance, outcome = random.Random(seed), Outcome()
    with acting(actor):
        cases = [
            create_case(actor, place=place, texts={"title": f"Övning {number}", "entry_piece": "nytta"})
            for number in range(THREADS)
        ]
    for number in range(kills):
        outcome.acknowledged += one_round(actor, cases, number, chance.random() * LONGEST)
        outcome.kills += 1
    look(cases, outcome)
    return outcome


def one_round(actor: Any, cases: list[Any], number: int, seconds: float) -> list[str]:
    """Fork one that saves, kill it after its first save and ``seconds`` more; what it had acknowledged."""
    from django.db import connection

    connection.close()  # two processes never share a connection
    hears, tells = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        try:
            save_until_killed(actor, cases, number, tells)
        finally:
            os._exit(1)  # never back into the caller
    os.close(tells)
    with os.fdopen(hears, "rb") as pipe:
        said = os.read(pipe.fileno(), 4096)
        time.sleep(seconds)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        said += pipe.read()
    if not said:
        raise RuntimeError("the one who saves has never saved")
    return said.decode().split("\n")[:-1]  # a line that was cut off has not been said


def save_until_killed(actor: Any, cases: list[Any], number: int, tells: int) -> None:
    """Add cards for ever, in a thread for each case."""
    from rodtrad.foundation.base.scope import acting
    from rodtrad.work.canvas.services.cards import add_card

    def save(case: Any, thread: int) -> None:
        with acting(actor):
            count = 0
            while True:
                text = f"Kort {number} {thread} {count}"
                add_card(actor, case, "need", {"text": text})
                os.write(tells, f"{text}\n".encode())
                count += 1

    workers = [
        threading.Thread(target=save, args=(case, each), daemon=True) for each, case in enumerate(cases)
    ]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()


def look(cases: list[Any], outcome: Outcome) -> None:
    """Compare what is there with what was acknowledged."""
    from django.db import connection

    from rodtrad.foundation.audit import services as audit
    from rodtrad.foundation.audit.models import Entry
    from rodtrad.foundation.base.scope import acting, system
    from rodtrad.foundation.thread.models import Item
    from rodtrad.work.canvas.models import CardDetail

    with acting(system("drill")):
        items = list(Item.objects.filter(home__in=[case.item.code for case in cases], kind="need"))
        details = set(CardDetail.objects.values_list("pk", flat=True))
        told = Counter(Entry.objects.filter(action="canvas.card-added").values_list("item", flat=True))
        key = "item_id" if connection.vendor == "postgresql" else "rowid"
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {key} FROM thread_search")
            indexed = {row[0] for row in cursor.fetchall()}
        while audit.seal():
            pass
        outcome.problems = len(audit.verify())
    texts = Counter(item.text for item in items)
    outcome.there = len(items)
    outcome.lost = [text for text in outcome.acknowledged if text not in texts]
    outcome.doubled = [text for text, number in texts.items() if number > 1]
    outcome.half = [
        item.text
        for item in items
        if item.pk not in details or item.pk not in indexed or told[item.code] != 1
    ]


def main() -> int:
    from canvas_world import installation

    parser = argparse.ArgumentParser()
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--seed", type=int, default=7)
    args = parser.parse_args()
    with installation() as (place, _user, actor):
        from django.db import connection

        began = time.perf_counter()
        outcome = drill(actor, place, args.kills, args.seed)
        print(
            f"{connection.vendor}: killed {outcome.kills} times in {time.perf_counter() - began:.0f} s; "
            f"{len(outcome.acknowledged)} saves acknowledged, {outcome.there} there; lost {len(outcome.lost)}, "
            f"half {len(outcome.half)}, doubled {len(outcome.doubled)}, faults in the log {outcome.problems}"
        )
    return 0 if outcome.holds else 1


if __name__ == "__main__":
    raise SystemExit(main())
