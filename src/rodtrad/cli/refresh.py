"""``rodtrad refresh``: lets the checks look at every case anew, for what only the passing of days changes."""

from __future__ import annotations

import argparse
import json

NAME = "refresh"
HELP = "Låter kontrollerna se på alla fall igen, för det som bara dagarna ändrar (kör varje natt)."
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad refresh`` takes."""
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when all cases are looked at."""
    from rodtrad.foundation.base.scope import acting, system  # Django is set up by then
    from rodtrad.work.canvas.services.findings import refresh_all

    with acting(system("refresh")):
        number, changed = refresh_all()
    if args.json:
        print(json.dumps({"cases": number, "changed": changed}))
    else:
        print(f"{number} fall, {changed} med nya eller ändrade fynd")
    return 0
