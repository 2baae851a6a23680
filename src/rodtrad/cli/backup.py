"""``rodtrad backup -o FILE``: everything the installation needs, as it is at this moment, while people write."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path

NAME = "backup"
HELP = "Säkerhetskopia av allt, medan folk arbetar. Hel fil eller ingen fil."
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad backup`` takes."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="FIL",
        required=True,
        type=Path,
        help="filen som skrivs; den får inte finnas",
    )
    parser.add_argument(
        "--with-secret", action="store_true", help="ta med den hemliga nyckeln (förvara filen därefter)"
    )
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when the file is there whole; 1 when there is none."""
    from rodtrad.foundation.upkeep.services import back_up  # Django is set up by then

    try:
        manifest = back_up(args.output, with_secret=args.with_secret)
    except FileExistsError:
        print(f"{args.output} finns redan och lämnas orörd. Välj ett annat namn.", file=sys.stderr)
        return 1
    except OSError as error:
        print(f"{args.output} gick inte att skriva: {error.strerror or error}", file=sys.stderr)
        return 1
    size = args.output.stat().st_size
    if args.json:
        counts = {part.table: part.rows for part in manifest.tables}
        told = {"file": str(args.output), "bytes": size, "made": manifest.made, "tables": counts}
        print(json.dumps({**told, "files": sum(part.name.startswith("files/") for part in manifest.parts)}))
    else:
        print(
            f"{args.output}: {manifest.rows} rader ur {len(manifest.tables)} tabeller, {size / 1e6:.1f} MB\n"
            f"Pröva den: rodtrad verify {args.output}"
        )
    return 0
