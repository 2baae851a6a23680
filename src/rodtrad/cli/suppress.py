"""``rodtrad suppress``: hide counts so that no person can be worked out, in one table or several."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from rodtrad.cli.whole_files import why_unread
from rodtrad.kernel.suppression import linked, one_table, report
from rodtrad.kernel.suppression.count_file import COUNT, read_counts
from rodtrad.kernel.suppression.refusals import BYTE_LIMIT, Refused
from rodtrad.kernel.suppression.sentences import exposed_line, in_words
from rodtrad.kernel.suppression.table import Rule
from rodtrad.kernel.suppression.tables_file import read_tables

NAME = "suppress"
HELP = "Döljer antal så att ingen person kan räknas fram, i en tabell eller flera som hänger ihop."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad suppress`` takes."""
    parser.add_argument(
        "file", metavar="FIL", nargs="?", help="CSV-fil, en rad per person eller med antal i count"
    )
    parser.add_argument("--rows", metavar="A", help="kolumn som blir tabellens rader")
    parser.add_argument(
        "--cols", metavar="B", help="kolumn som blir tabellens kolumner (annars envägstabell)"
    )
    parser.add_argument("--tables", metavar="FIL", help="JSON-fil med tabeller som hänger ihop")
    parser.add_argument(
        "--threshold", metavar="N", type=_from_one, required=True, help="minsta antal som får visas"
    )
    parser.add_argument(
        "--width", metavar="W", type=_from_one, help="hur vitt ett dolt tal minst ska vara (annars N)"
    )
    parser.add_argument("--zeros-are-safe", action="store_true", help="nollor avslöjar inget och får visas")
    for name, what in (("row", "radsummor"), ("column", "kolumnsummor"), ("grand", "totalsumma")):
        plural = "" if name == "grand" else "s"
        parser.add_argument(f"--no-{name}-total{plural}", action="store_true", help=f"publicera inte {what}")
    parser.add_argument(
        "--ranges", action="store_true", help="skriv också vad läsaren ändå kan räkna ut (bara med --json)"
    )
    parser.add_argument("--json", action="store_true", help="skriv JSON, med skäl: för den som publicerar")
    parser.set_defaults(parser=parser)


def run(args: argparse.Namespace) -> int:
    """Return 0, or 1 when the file is refused or published tables give something away."""
    _check_usage(args)
    rule = Rule(args.threshold, args.width or args.threshold, args.zeros_are_safe)
    path = args.tables or args.file
    try:
        data = _read(path)
        return _several(data, path, rule, args) if args.tables else _one(data, rule, args)
    except Refused as refused:
        print(f"{path}:{refused.line}: {refused.reason}", file=sys.stderr)
        return 1


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            return file.read(BYTE_LIMIT + 1)  # one byte more is enough to know that it is too much
    except OSError as error:
        raise Refused(1, f"filen kan inte öppnas: {why_unread(error)}") from None


def _check_usage(args: argparse.Namespace) -> None:
    parser: argparse.ArgumentParser = args.parser
    if args.tables:
        others = (args.file, args.rows, args.cols)
        totals = (args.no_row_totals, args.no_column_totals, args.no_grand_total)
        if any(each is not None for each in others) or any(totals):
            parser.error("--tables står ensamt: filen säger själv vilka rader, kolumner och summor som finns")
    elif args.file is None or args.rows is None:
        parser.error("ange FIL och --rows, eller --tables")
    elif args.rows == args.cols:
        parser.error("--rows och --cols ska vara olika kolumner")
    elif COUNT in (args.rows, args.cols):
        parser.error(f"kolumnen {COUNT} är antalet och kan inte vara rader eller kolumner")


def _one(data: bytes, rule: Rule, args: argparse.Namespace) -> int:
    table = replace(
        read_counts(data, args.rows, args.cols),
        row_totals=not args.no_row_totals,
        column_totals=not args.no_column_totals,
        grand_total=not args.no_grand_total,
    )
    hidden = one_table.suppress(table, rule, ranges=args.ranges)
    print(_dumped(report.one_table(table, hidden, rule)) if args.json else in_words(table, hidden))
    return 0


def _several(data: bytes, path: str, rule: Rule, args: argparse.Namespace) -> int:
    tables = read_tables(data)
    found = linked.suppress(tables, rule, ranges=args.ranges)
    if args.json:
        print(_dumped(report.several(tables, found, rule)))
    else:
        pairs: Sequence[Any] = tuple(zip(tables.tables, found, strict=True))
        print("\n\n".join(f"{each.name}\n{in_words(each.table, hidden)}" for each, hidden in pairs))
    exposed = [
        exposed_line(each, one)
        for each, hidden in zip(tables.tables, found, strict=True)
        for one in hidden
        if one.exposed
    ]
    for line, text in exposed:
        print(f"{path}:{line}: {text}", file=sys.stderr)
    return 1 if exposed else 0


def _dumped(value: dict[str, Any]) -> str:
    return json.dumps(value, ensure_ascii=False)


def _from_one(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 9 and int(text) >= 1):
        raise argparse.ArgumentTypeError("ska vara ett helt tal, 1 eller större")
    return int(text)
