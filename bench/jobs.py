"""How quick background work is: jobs a second, and how soon one that is asked for is picked up.

    .venv/bin/python bench/jobs.py [number of jobs]                       SQLite in a temporary folder
    DATABASE_URL=postgres://… .venv/bin/python bench/jobs.py [number]     PostgreSQL, in a database of its own

One worker, jobs of one step that does nothing, three turns; then 20 jobs asked for one by one of a worker process.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
NAME, SINGLE, SEED = "rodtrad_bench_jobs", 20, 20261125


def main(number: int) -> None:
    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"RODTRAD_DATA": data, "RODTRAD_SECRET": "bench", "PYTHONPATH": f"{ROOT}/src:{ROOT}"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "rodtrad.config.settings.test"
        server = os.environ.get("DATABASE_URL", "")
        if server:
            os.environ["DATABASE_URL"] = fresh_database(server)
        sys.path[:0] = [f"{ROOT}/src", str(ROOT)]
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        print(f"{connection.vendor}, {number} jobs of one step")
        throughput(number)
        pick_up()
        connection.close()
        if server:
            drop_database(server)


def throughput(number: int) -> None:
    from rodtrad.foundation.base.scope import acting, system
    from rodtrad.foundation.jobs import services

    with acting(system("bench")) as actor:
        for turn in range(1, 4):
            for _each in range(number):
                services.enqueue(actor, "toy.count", {"steps": 1})
            started = time.perf_counter()
            services.work_off(number)
            print(f"turn {turn}: {number / (time.perf_counter() - started):.0f} jobs/s")


def pick_up() -> None:
    from rodtrad.foundation.base.scope import acting, system
    from rodtrad.foundation.jobs import services
    from rodtrad.foundation.jobs.models import Job

    random, waits = Random(SEED), []
    command = [sys.executable, "-m", "rodtrad.cli.main", "jobs", "work"]
    worker = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    with acting(system("bench")) as actor:
        for place in range(SINGLE + 1):
            job = services.enqueue(actor, "toy.count", {"steps": 1})
            while not Job.objects.filter(pk=job.pk, state="done").exists():
                time.sleep(0.05)
            job.refresh_from_db()
            if place:  # the first one waits for the worker to start
                waits.append((job.started - job.created).total_seconds())
            time.sleep(random.random())
    worker.terminate()
    worker.wait()
    print(f"picked up after: p50 {statistics.median(waits):.2f} s, longest of {SINGLE} {max(waits):.2f} s")


def fresh_database(server: str) -> str:
    drop_database(server)
    _execute(server, f"CREATE DATABASE {NAME}")
    return server.rpartition("/")[0] + f"/{NAME}"


def drop_database(server: str) -> None:
    _execute(server, f"DROP DATABASE IF EXISTS {NAME} WITH (FORCE)")


def _execute(server: str, statement: str) -> None:
    import psycopg

    with psycopg.connect(server.replace("postgres://", "postgresql://"), autocommit=True) as connection:
        connection.execute(statement)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 500)
