"""``rodtrad import FILE``: cases from a file into the house, all of them or none (form sections 12 and 13)."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

from rodtrad.cli.case_files import tell_problems, tell_remarks

if TYPE_CHECKING:
    from rodtrad.work.canvas.services.importing import Plan

NAME = "import"
HELP = "Läser in fallen i en fil. Alla fall eller inga; samma fil två gånger ändrar inget."
NEEDS_DJANGO = True

OUTCOMES = {"new": "nytt", "changed": "ändras", "noted": "noteras", "unchanged": "oförändrat"}
PARTS = {
    "fields": "ändrade fält",
    "new-cards": "nya kort",
    "changed-cards": "ändrade kort",
    "brought-back-cards": "kort som tas tillbaka",
    "retired-cards": "kort som läggs undan",
    "new-links": "nya länkar",
    "changed-links": "ändrade länkar",
    "brought-back-links": "länkar som tas tillbaka",
    "retired-links": "länkar som läggs undan",
    "order": "ändrad ordning",
}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad import`` takes."""
    parser.add_argument("file", metavar="FIL", help="fil med fall")
    parser.add_argument("--dry-run", action="store_true", help="ändra inget; visa vad som skulle ske")
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="skriv över det som personer har ändrat (en version tas först)",
    )
    parser.add_argument(
        "--keep-unknown", action="store_true", help="godta okända nycklar (aldrig okända ord) och behåll dem"
    )


def run(args: argparse.Namespace) -> int:
    """Return 0 when the cases are in, or would be; 1 when the file is refused."""
    from rodtrad.foundation.base.scope import acting, system  # Django is set up by then
    from rodtrad.work.canvas import imports
    from rodtrad.work.canvas.services import importing

    data = _bytes_of(args.file)
    if data is None:
        return 1
    with acting(system("import")) as actor:
        loaded = imports.read(data, keep_unknown=args.keep_unknown)
        plan = imports.plan(actor, loaded, overwrite=args.overwrite)
        if plan.problems:
            tell_problems(args.file, plan.problems)
            return 1
        if not args.dry_run:
            try:
                importing.apply(actor, plan)
            except importing.ImportStale:
                print(f"{args.file}:1: fallen ändrades under inläsningen; läs in igen", file=sys.stderr)
                return 1
    tell_remarks(args.file, plan.remarks)
    if plan.names:
        print(f"{args.file}:1: {len(plan.names)} ord liknar namn på personer; se efter", file=sys.stderr)
    print("\n".join(_report(plan, whole=args.dry_run)))
    return 0


def _bytes_of(path: str) -> bytes | None:
    from rodtrad.kernel.kubinol.messages import Problem
    from rodtrad.kernel.kubinol.reader import BYTE_LIMIT

    try:
        with open(path, "rb") as file:
            # One byte more than allowed is enough to know that it is too much.
            return file.read(BYTE_LIMIT + 1)
    except OSError as error:
        tell_problems(path, [Problem(1, "cannot-open", {"reason": error.strerror or "?"})])
        return None


def _report(plan: Plan, *, whole: bool) -> Iterator[str]:
    """What happened, or would happen, to each case; of new ones the cards and links only when ``whole``."""
    for entry in plan.cases:
        counts = f"{len(entry.case.cards)} kort, {len(entry.case.links)} länkar"
        yield f"{entry.ref}: {OUTCOMES[entry.outcome]} ({counts})"
        if whole or entry.outcome != "new":
            yield from (f"  {PARTS[name]}: {', '.join(rows)}" for name, rows in entry.parts.items())
