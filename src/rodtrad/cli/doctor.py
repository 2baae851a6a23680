"""``rodtrad doctor``: what is wrong with this installation, and how to mend it."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

NAME = "doctor"
HELP = "Vad som är fel med installationen och hur det lagas. 0 = inget, 1 = bör lagas, 2 = måste lagas nu."
NEEDS_DJANGO = True
ANY_DATABASE = True
STATUS = {"warning": 1, "serious": 2}
SAID = {"warning": "Bör lagas", "serious": "Måste lagas nu"}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad doctor`` takes."""
    parser.add_argument("--json", action="store_true", help="skriv svaret som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when nothing is wrong, 1 when something should be mended, 2 when something must be, now."""
    from rodtrad.foundation.upkeep import queries  # Django is set up by then

    facts, ailments = queries.facts(), queries.examine()
    if args.json:
        rows = [{**asdict(row), "text": str(row.text), "mend": str(row.mend)} for row in ailments]
        print(json.dumps({"facts": facts, "ailments": rows}, ensure_ascii=False))
    else:
        print(", ".join(f"{name} {number}" for name, number in facts.items()))
        for row in ailments:
            print(f"\n{SAID[row.severity]}: {row.text}  [{row.code}]\n  {row.mend}")
            if row.command:
                print(f"  Kör: {row.command}")
            if row.examples:
                print(f"  Till exempel: {'; '.join(row.examples[:5])}")
        print(f"\n{len(ailments)} saker att laga." if ailments else "Allt är som det ska.")
    return max((STATUS[row.severity] for row in ailments), default=0)
