"""Run the whole test suite on SQLite, and again on PostgreSQL where a server answers.

PostgreSQL is looked for at 127.0.0.1:5432 (trust) or RODTRAD_TEST_POSTGRES. Without it the run says so;
with RODTRAD_NEED_POSTGRES=1 (as .ci/run sets) its absence fails. Extra arguments go to pytest.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import psycopg

ROOT = Path(__file__).resolve().parent.parent
POSTGRES = os.environ.get("RODTRAD_TEST_POSTGRES", "postgres://postgres@127.0.0.1:5432/postgres")


def postgres_answers() -> bool:
    try:
        psycopg.connect(POSTGRES.replace("postgres://", "postgresql://"), connect_timeout=3).close()
    except psycopg.OperationalError as error:
        print(f"PostgreSQL does not answer: {error}".strip(), file=sys.stderr)
        return False
    return True


def run(name: str, database: str, arguments: list[str]) -> int:
    """One pass of pytest on one database, with a data folder of its own."""
    print(f"== {name}", flush=True)
    with tempfile.TemporaryDirectory() as data:
        environment = {**os.environ, "RODTRAD_DATA": data, "RODTRAD_SECRET": "test-only"}
        environment.pop("DATABASE_URL", None)
        if database:
            environment["DATABASE_URL"] = database
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", "--dist", "loadfile", *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def main() -> int:
    arguments = sys.argv[1:]
    failed = run("SQLite", "", arguments)
    if postgres_answers():
        # pages look the same on both databases: the browser opens them once; the kernel knows none
        chosen = ["-m", "database or not browser", "--ignore=src/rodtrad/kernel"]
        failed |= run("PostgreSQL", POSTGRES, [*chosen, *arguments])
    elif os.environ.get("RODTRAD_NEED_POSTGRES"):
        print("PostgreSQL is needed here and does not answer: the run fails.", file=sys.stderr)
        failed = 1
    else:
        print(
            "The tests ran on SQLite only: start PostgreSQL on 127.0.0.1:5432 to run them on both.",
            file=sys.stderr,
        )
    return failed


if __name__ == "__main__":
    raise SystemExit(main())
