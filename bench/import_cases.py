"""How long importing takes: 200 invented cases of 40 cards and 50 links, new, again unchanged, and one changed.

    .venv/bin/python bench/import_cases.py [number of cases]

Runs in a fresh SQLite database in a temporary folder. The cases are made with a fixed seed.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from random import Random
from time import perf_counter

CARDS, LINKS, SEED = 40, 50, 20231113
WORDS = (
    "sällskap", "vid", "maten", "någon", "att", "prata", "med", "nära", "hemmet", "mindre", "ensam",
    "mötesplatsen", "personal", "frivilliga", "varje", "vecka", "trygghet", "samtal", "besök", "grannar",
)  # fmt: skip


@contextmanager
def timed(what: str) -> Iterator[None]:
    started = perf_counter()
    yield
    print(f"{what}: {perf_counter() - started:.2f} s")


def made_file(number: int) -> bytes:
    """The file's bytes, from the kernel's own classes and writer."""
    from rodtrad.kernel.kubinol.case import Area, Case, CaseFile
    from rodtrad.kernel.kubinol.writer import write

    random = Random(SEED)
    cases = []
    for place in range(number):
        cards = tuple(made_card(random, each) for each in range(CARDS))
        fields = {
            "level": "operational",
            "new_or_existing": "new",
            "entry_piece": "nytta",
            "theme": ("ensamhet",),
        }
        cases.append(
            Case(
                id=f"fall-{place}", municipality="Vindeln", title=text(random, 6), status="in-test",
                description=text(random, 30), fields=fields, cards=cards, links=made_links(random, cards),
            )
        )  # fmt: skip
    return write(CaseFile(tuple(cases), (Area("Södra byarna", "Vindeln"),))).encode()


def made_card(random: Random, place: int):
    from rodtrad.kernel.kubinol.case import Card
    from rodtrad.kernel.kubinol.words import CARD_TYPES, PIECE_OF

    card_type = CARD_TYPES[place % len(CARD_TYPES)]
    fields = {"target-group": {"criteria": {"age_min": 70, "area": ("Södra byarna",)}}}.get(card_type, {})
    return Card(
        f"K{place}", PIECE_OF[card_type], card_type, text(random, 14), note=text(random, 20), fields=fields
    )


def made_links(random: Random, cards):
    from rodtrad.kernel.kubinol.case import Link
    from rodtrad.kernel.kubinol.words import RELATIONS, relation_allowed

    found = {}
    while len(found) < LINKS:
        rel, one, other = random.choice(list(RELATIONS)), random.choice(cards), random.choice(cards)
        if one.id != other.id and relation_allowed(rel, one.type, other.type):
            found[one.id, rel, other.id] = Link(one.id, rel, other.id)
    return tuple(found.values())


def text(random: Random, words: int) -> str:
    return " ".join(random.choice(WORDS) for _ in range(words)).capitalize() + "."


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 200
    with tempfile.TemporaryDirectory() as folder:
        os.environ["RODTRAD_DATA"] = folder
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rodtrad.config.settings.local")
        import django

        django.setup()
        from django.core.management import call_command

        call_command("migrate", verbosity=0)
        run(number)


def run(number: int) -> None:
    from rodtrad.foundation.base.scope import acting, system
    from rodtrad.work.canvas import exports, imports
    from rodtrad.work.canvas.services import importing

    data = made_file(number)
    print(f"{number} cases, {number * CARDS} cards, {len(data):,} bytes")
    with acting(system("import")) as actor:
        with timed("read the file"):
            loaded = imports.read(data)
        with timed("plan, all new"):
            plan = imports.plan(actor, loaded)
        with timed("import, all new"):
            done = importing.apply(actor, plan)
        with timed("plan and import again, all unchanged"):
            importing.apply(actor, imports.plan(actor, loaded))
        with timed("export all"):
            exports.export_text(actor, done.new)
        with timed("export one"):
            exports.export_text(actor, done.new[:1])
        assert loaded.case_file is not None
        cases = tuple(
            replace(case, title="Nytt namn", cards=tuple(reversed(case.cards)))
            for case in loaded.case_file.cases
        )
        changed = replace(loaded, case_file=replace(loaded.case_file, cases=cases))
        with timed("plan and import, all changed"):
            importing.apply(actor, imports.plan(actor, changed))


if __name__ == "__main__":
    main()
