"""How long it takes to keep and fetch a 5 MB attachment, bytes in the database against a file beside it.

    .venv/bin/python bench/attachments.py                       SQLite in a temporary folder
    DATABASE_URL=postgres://… .venv/bin/python bench/attachments.py     PostgreSQL, in a database of its own

Each number is the median of nine. The file beside it is written as safely: fsync of file and folder, then renamed.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), f"{ROOT}/src", f"{ROOT}/bench"]
SIZE, TURNS, SEED = 5_000_000, 9, 20261125


def main() -> None:
    from jobs import drop_database, fresh_database

    with tempfile.TemporaryDirectory() as data:
        os.environ |= {"RODTRAD_DATA": data, "RODTRAD_SECRET": "bench"}
        os.environ["DJANGO_SETTINGS_MODULE"] = "rodtrad.config.settings.test"
        server = os.environ.get("DATABASE_URL", "")
        if server:
            os.environ["DATABASE_URL"] = fresh_database(server)
        import django

        django.setup()
        from django.core.management import call_command
        from django.db import connection

        call_command("migrate", verbosity=0)
        print(f"{connection.vendor}, {SIZE / 1e6:.0f} MB")
        in_database()
        in_folder(Path(data))
        connection.close()
        if server:
            drop_database(server)


def median_of(what: str, do: Callable[[int], object]) -> None:
    spent = []
    for turn in range(TURNS):
        started = time.perf_counter()
        do(turn)
        spent.append((time.perf_counter() - started) * 1000)
    print(f"{what}: {statistics.median(spent):.0f} ms (longest {max(spent):.0f})")


def in_database() -> None:
    from rodtrad.foundation.base.scope import acting, system
    from rodtrad.foundation.files import queries, services
    from rodtrad.foundation.files.models import Attachment, Content
    from rodtrad.foundation.org.services import create_place
    from rodtrad.foundation.thread.tests.factories import make_item

    random = Random(SEED)
    with acting(system("bench")) as actor:
        item = make_item("toy-need", create_place(actor, kind="municipality", name="Bänk"))
        made: list[Attachment] = []

        def save(turn: int) -> None:
            row = Attachment.objects.create(
                item=item, name="a.pdf", kind="pdf", size=SIZE, sha256="0" * 64, created=item.created
            )
            Content.objects.create(attachment=row, data=files[turn])
            made.append(row)

        files = [random.randbytes(SIZE) for _ in range(TURNS)]
        median_of("row with bytes saved", save)
        median_of("bytes fetched", lambda turn: queries.bytes_of(made[turn]))
        pdfs = [b"%PDF-1.7\n" + file + b"\n%%EOF" for file in files]
        median_of(
            "attach(): judged, saved, told",
            lambda turn: services.attach(actor, item, name="a.pdf", data=pdfs[turn]),
        )
        median_of("list of the item's files", lambda turn: queries.attachments_of(actor, item))


def in_folder(folder: Path) -> None:
    random = Random(SEED)
    files = [random.randbytes(SIZE) for _ in range(TURNS)]

    def save(turn: int) -> None:
        with open(folder / f"{turn}.new", "wb") as file:
            file.write(files[turn])
            file.flush()
            os.fsync(file.fileno())
        os.replace(folder / f"{turn}.new", folder / str(turn))
        handle = os.open(folder, os.O_RDONLY)
        os.fsync(handle)
        os.close(handle)

    median_of("file in a folder saved", save)
    median_of("file in a folder fetched", lambda turn: (folder / str(turn)).read_bytes())


if __name__ == "__main__":
    main()
