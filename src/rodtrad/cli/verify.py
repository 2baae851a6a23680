"""``rodtrad verify FILE`` or ``--live``: would this backup come back, and does the database in use hold?"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

NAME = "verify"
HELP = "Prövar en säkerhetskopia genom att lägga tillbaka den i en egen databas, eller databasen i bruk (--live)."
NEEDS_DJANGO = True
ANY_DATABASE = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad verify`` takes."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", metavar="FIL", type=Path, nargs="?", help="säkerhetskopian")
    what.add_argument("--live", action="store_true", help="databasen i bruk, och hela loggen")
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when all holds, 1 when something does not."""
    from rodtrad.foundation.upkeep.archive import NoBackup  # Django is set up by then
    from rodtrad.foundation.upkeep.services import verify_live, verify_rehearsed

    try:
        problems = verify_live() if args.live else verify_rehearsed(args.file)
    except NoBackup as error:
        problems = [str(error)]
    except OSError as error:
        print(f"{args.file}: {error.strerror or error}", file=sys.stderr)
        return 1
    what = "databasen" if args.live else str(args.file)
    if args.json:
        print(json.dumps({"what": what, "problems": problems}, ensure_ascii=False))
    else:
        print("\n".join(problems) or f"{what}: allt håller")
    return 1 if problems else 0
