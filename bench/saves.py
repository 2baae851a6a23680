"""How many saves a second one process makes on a case of 40 cards, findings and history included.

.venv/bin/python bench/saves.py
DATABASE_URL=postgres://postgres@127.0.0.1:5432/postgres .venv/bin/python bench/saves.py
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from canvas_world import installation

SECONDS = 6


def main() -> None:
    with installation() as (place, _user, actor):
        from django.db import connection
        from django.test.utils import CaptureQueriesContext

        from rodtrad.foundation.base.scope import acting
        from rodtrad.foundation.thread.services import add_link
        from rodtrad.work.canvas.services.cards import add_card, change_card
        from rodtrad.work.canvas.services.cases import create_case
        from rodtrad.work.canvas.services.findings import gathering

        with acting(actor):
            case = create_case(actor, place=place, texts={"title": "Fullt", "entry_piece": "nytta"})
            with gathering():
                needs = [add_card(actor, case, "need", {"text": f"Behov {number}"}) for number in range(20)]
                benefits = [
                    add_card(actor, case, "benefit-individual", {"text": f"Nytta {n}"}) for n in range(20)
                ]
                for need, benefit in zip(needs, benefits, strict=True):
                    add_link(actor, benefit.item, "answers", need.item)
            with CaptureQueriesContext(connection) as captured:
                change_card(actor, needs[0], {"text": "Första"})
                queries = len(captured)
            count, start = 0, time.perf_counter()
            while time.perf_counter() - start < SECONDS:
                card = needs[count % len(needs)]
                change_card(actor, card, {"text": f"Behov, ändrat {count} gånger"})
                count += 1
            seconds = time.perf_counter() - start
        print(f"{connection.vendor}: {count / seconds:.0f} saves a second, {queries} queries a save")


if __name__ == "__main__":
    main()
