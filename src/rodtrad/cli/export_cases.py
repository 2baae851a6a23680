"""``rodtrad export --case ID``: cases out of the house as a file in the form (form sections 12 and 14)."""

from __future__ import annotations

import argparse
import sys

from rodtrad.cli.whole_files import put_whole

NAME = "export"
HELP = "Skriver ut fall som en fil i formen."
NEEDS_DJANGO = True


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad export`` takes."""
    parser.add_argument(
        "--case",
        metavar="ID",
        nargs="+",
        action="extend",
        required=True,
        help="fallets id; kommunkod/id när två kommuner har samma",
    )
    parser.add_argument("--history", action="store_true", help="ta med historiken")
    parser.add_argument("-o", "--output", metavar="FIL", help="skriv till filen (annars på stdout)")


def run(args: argparse.Namespace) -> int:
    """Return 0 when the cases are written; 1 when one is unknown, ambiguous or cannot be written."""
    from rodtrad.foundation.base.scope import acting, system  # Django is set up by then
    from rodtrad.work.canvas import exports
    from rodtrad.work.canvas.queries.files import AreasClash

    with acting(system("export")) as actor:
        wanted = exports.look_up(actor, args.case)
        for given in wanted.unknown:
            print(f"rodtrad export: det finns inget fall {given}", file=sys.stderr)
        for given, refs in wanted.ambiguous:
            print(
                f"rodtrad export: {given} finns i flera kommuner; skriv {' eller '.join(refs)}",
                file=sys.stderr,
            )
        if wanted.unknown or wanted.ambiguous:
            return 1
        try:
            text = exports.export_text(actor, wanted.codes, history=args.history)
        except AreasClash as clash:
            print(f"rodtrad export: fallen är inte ense om var området {clash.name} ligger", file=sys.stderr)
            return 1
    return _write(args.output, text)


def _write(output: str | None, text: str) -> int:
    """Print the file, or put it in its place whole: nobody ever meets half a file."""
    if output is None:
        print(text, end="")
        return 0
    try:
        put_whole(output, text.encode())
    except OSError as error:
        print(f"rodtrad export: {output} kan inte skrivas: {error.strerror}", file=sys.stderr)
        return 1
    return 0
