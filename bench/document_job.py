"""Documents of many works asked for in one job, through the queue and the database, as a person asks on the list.

    .venv/bin/python bench/document_job.py [number of works, at most 200] [form ...]

Prints seconds by the clock and of the processor, bytes and peak memory for each form (pptx, pdf, docx when none is
named). The works are those of import_cases.py: 40 cards and 50 links each. DATABASE_URL chooses PostgreSQL.
"""

from __future__ import annotations

import os
import resource
import sys
import time

from canvas_world import installation
from import_cases import CARDS, made_file


def main(number: int, forms: list[str]) -> None:
    with installation():
        from django.db import connection

        actor, codes = person_and_works(number)
        print(
            f"{connection.vendor}, {number} works of {CARDS} cards, load {os.getloadavg()[0]:.1f} on {os.cpu_count()}"
        )
        for form in forms:
            run(actor, codes, form)


def person_and_works(number: int):
    from rodtrad.foundation.base.scope import acting, system
    from rodtrad.foundation.org import services
    from rodtrad.foundation.org.queries import actor_for
    from rodtrad.work.canvas import imports
    from rodtrad.work.canvas.services import importing

    with acting(system("bench")) as whole:
        place = services.create_place(
            whole, kind="municipality", name="Vindeln", parent=None, official_code="2404"
        )
        user = services.create_user(
            whole, username="dokument", name="Doris Dokument", place=place, role="developer"
        )
    actor = actor_for(user)
    with acting(actor):
        done = importing.apply(actor, imports.plan(actor, imports.read(made_file(number))))
    return actor, list(done.new)


def run(actor, codes: list[str], form: str) -> None:
    from django.db.models import Sum
    from django.db.models.functions import Length

    from rodtrad.foundation.base.scope import acting, system
    from rodtrad.foundation.jobs.services import work_off
    from rodtrad.work.canvas.models import TakenDocument
    from rodtrad.work.canvas.services.taking import take_later

    with acting(actor):
        asked = take_later(actor, codes, "presentation", form)
    wall, processor = time.perf_counter(), time.process_time()
    with acting(system("bench")):
        while work_off(1):
            pass
        wall, processor = time.perf_counter() - wall, time.process_time() - processor
        kept = TakenDocument.objects.filter(job=asked.code)
        number, size = kept.count(), kept.aggregate(size=Sum(Length("data")))["size"] or 0
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{form}: {number} documents, {wall:.1f} s by the clock, {processor:.1f} s of the processor,"
        f" {size:,} bytes, peak of the process so far {memory:.0f} MB"
    )


if __name__ == "__main__":
    given = sys.argv[1:]
    main(int(given[0]) if given else 200, given[1:] or ["pptx", "pdf", "docx"])
