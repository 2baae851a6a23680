"""``rodtrad spc``: run charts and control charts of one series as JSON, or of many as CSV (domain/spc-rules.md)."""

from __future__ import annotations

import argparse
import json
import math
import sys
from collections.abc import Callable
from typing import TypeVar

from rodtrad.cli.whole_files import put_whole, why_unread
from rodtrad.kernel.spc import CHARTS, RULE_SETS, Misuse, as_dict, chart_of, make_plan
from rodtrad.kernel.spc.charts import CONSTANTS
from rodtrad.kernel.spc.files.one_series import read_series
from rodtrad.kernel.spc.files.refusals import Refused
from rodtrad.kernel.spc.plan import DIRECTIONS

NAME = "spc"
HELP = "Seriediagram och styrdiagram: en serie som JSON, eller många serier som CSV (--batch)."
BATCH_CHARTS = ("run", "i", "xmr")
Read = TypeVar("Read")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad spc`` takes."""
    parser.add_argument("file", metavar="FIL", help="CSV: t och value (eller num,den), eller id,t,value")
    parser.add_argument("--batch", action="store_true", help="filen har många serier: id,t,value")
    parser.add_argument("-o", "--output", metavar="FIL", help="dit svaret skrivs, med --batch")
    parser.add_argument("--chart", required=True, choices=tuple(CHARTS), help="diagrammet")
    parser.add_argument("--rules", choices=tuple(RULE_SETS), help="regelverket (annars diagrammets eget)")
    screening = parser.add_mutually_exclusive_group()
    screening.add_argument("--screen", action="store_true", default=None, help="gallra stora rörliga omfång")
    screening.add_argument("--no-screen", action="store_false", dest="screen", help="gallra inte")
    parser.add_argument("--constant", choices=tuple(CONSTANTS), help="från rörligt omfång till gräns")
    parser.add_argument("--freeze", metavar="N", type=int, help="de N första raderna är basperiod")
    parser.add_argument("--direction", choices=DIRECTIONS, help="vilket håll som är bättre (nhs)")
    parser.add_argument("--target", metavar="X", type=_finite, help="målvärde (nhs)")
    parser.add_argument("--json", action="store_true", default=None, help="en serie skrivs alltid som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when computed, signals or not; 1 when the file is refused; 2 for options that do not go together."""
    try:
        return _many(args) if args.batch else _one(args)
    except Misuse as error:
        print(f"rodtrad spc: {error}", file=sys.stderr)
        return 2


def _one(args: argparse.Namespace) -> int:
    if args.output is not None:
        raise Misuse("-o hör till --batch; en serie skrivs på stdout")
    plan = make_plan(
        args.chart,
        rules=args.rules,
        constant=args.constant,
        screen=args.screen,
        freeze=args.freeze,
        direction=args.direction,
        target=args.target,
    )
    rows = _read(args.file, lambda data: read_series(data, plan.kind))
    if rows is None:
        return 1
    print(json.dumps(as_dict(chart_of(rows, plan)), ensure_ascii=False, allow_nan=False))
    return 0


def _many(args: argparse.Namespace) -> int:
    chosen = (args.rules, args.screen, args.constant, args.freeze, args.direction, args.target, args.json)
    if any(choice is not None for choice in chosen):
        raise Misuse("--batch tar bara --chart och -o; varje diagram har sina egna förval")
    if args.chart not in BATCH_CHARTS:
        raise Misuse(f"--batch finns för {', '.join(BATCH_CHARTS)}")
    if args.output is None:
        raise Misuse("--batch behöver -o UT.csv")
    from rodtrad.kernel.spc.files.batch_lines import batch_text  # NumPy is slow to load: only for many series
    from rodtrad.kernel.spc.files.many_series import read_batch

    batch = _read(args.file, read_batch)
    if batch is None:
        return 1
    try:
        put_whole(args.output, batch_text(args.chart, batch).encode())
    except OSError as error:
        print(f"rodtrad spc: {args.output} kan inte skrivas: {error.strerror}", file=sys.stderr)
        return 1
    return 0


def _read(path: str, read: Callable[[bytes], Read]) -> Read | None:
    """Read the file, or print ``FILE:line: reason`` on stderr for every refused line and return None."""
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (OSError, ValueError) as error:
        reason = why_unread(error) if isinstance(error, OSError) else "sökvägen går inte att läsa"
        print(f"{path}:1: filen kan inte öppnas: {reason}", file=sys.stderr)
        return None
    try:
        return read(data)
    except Refused as refused:
        sys.stderr.writelines(f"{path}:{line}: {text}\n" for line, text in refused.by_line())
        return None


def _finite(text: str) -> float:
    value = float(text)
    if not math.isfinite(value):
        raise ValueError(text)
    return value
