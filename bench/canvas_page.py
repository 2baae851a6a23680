"""How much dearer a canvas with 200 cards and 300 links is than an empty page: the ratio within one run.

.venv/bin/python bench/canvas_page.py
"""

from __future__ import annotations

import gzip
import itertools
import statistics
import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from canvas_world import client_of, installation

CARDS, LINKS, ROUNDS = 200, 300, 15


def main() -> None:
    with installation() as (place, user, actor):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext
        from django.urls import reverse

        from rodtrad.foundation.base.scope import acting
        from rodtrad.work.canvas.services.cases import create_case

        with acting(actor):
            empty = create_case(actor, place=place, texts={"title": "Tomt", "entry_piece": "nytta"})
            full = create_case(actor, place=place, texts={"title": "Fullt", "entry_piece": "nytta"})
            fill(actor, full)
        client = client_of(user)
        figures = {}
        pages = {
            "empty page": reverse("ui:accessibility"),
            "empty canvas": reverse("canvas:show", args=[empty.item.code]),
            "full canvas": reverse("canvas:show", args=[full.item.code]),
        }
        for name, url in pages.items():
            client.get(url)
            with CaptureQueriesContext(connection) as queries:
                body = client.get(url).content
                asked = len(queries)
            times = []
            for _round in range(ROUNDS):
                start = time.perf_counter()
                client.get(url)
                times.append(time.perf_counter() - start)
            figures[name] = statistics.median(times)
            size, packed = len(body) // 1000, len(gzip.compress(body)) // 1000
            print(f"{name}: {figures[name] * 1000:.0f} ms, {asked} queries, {size} kB, {packed} kB packed")
        ratio = figures["full canvas"] / figures["empty page"]
        print(f"full canvas to empty page: {ratio:.1f} (aim: at most 4)")


def fill(actor, case) -> None:
    """Cards of all kinds and links between them."""
    from rodtrad.foundation.thread.services import add_link
    from rodtrad.work.canvas.services.cards import add_card
    from rodtrad.work.canvas.services.findings import gathering

    kinds = {"need": 50, "benefit-individual": 40, "knowledge-research": 40, "core-component": 40,
             "intervention-element": 30}  # fmt: skip
    with gathering():
        made = {
            kind: [add_card(actor, case, kind, {"text": f"{kind} {number}: " + "några ord till " * 5}).item
                   for number in range(count)]
            for kind, count in kinds.items()
        }  # fmt: skip
        pairs = [
            *((row, "answers", other) for row in made["benefit-individual"] for other in made["need"][:3]),
            *(
                (row, "rests-on", other)
                for row in made["core-component"]
                for other in made["knowledge-research"][:3]
            ),
            *(
                (row, "realises", other)
                for row in made["intervention-element"]
                for other in made["core-component"][:2]
            ),
        ]
        for source, rel, target in itertools.islice(pairs, LINKS):
            add_link(actor, source, rel, target)


if __name__ == "__main__":
    main()
