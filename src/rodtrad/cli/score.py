"""``rodtrad score INSTRUMENT --json``: answers as JSON lines in, one JSON object for each line out.

The input form, keys and words are in domain/instruments.md, "Output of scoring". A line is scored and
written before the next is read: any number of lines fits in memory.
"""

from __future__ import annotations

import argparse
import json
import sys
from codecs import BOM_UTF8
from collections.abc import Iterable

from rodtrad.kernel.scales import INSTRUMENTS, Refused, score_line

NAME = "score"
HELP = "Räknar ut skattningsskalor: JSON-rader på stdin, ett JSON-objekt per rad på stdout."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad score`` takes."""
    parser.add_argument(
        "instrument", metavar="SKALA", choices=tuple(INSTRUMENTS), help=", ".join(INSTRUMENTS)
    )
    parser.add_argument("--json", action="store_true", help="svaret är alltid JSON; växeln får stå här")


def run(args: argparse.Namespace) -> int:
    """Return 0 when every line was scored, 1 when any was refused; a refused line says why in its place."""
    lines: Iterable[bytes] = () if sys.stdin is None else sys.stdin.buffer
    encode = json.JSONEncoder(ensure_ascii=False).encode
    refused = False
    for number, line in enumerate(lines):
        try:
            result = score_line(args.instrument, line.removeprefix(BOM_UTF8) if number == 0 else line)
        except Refused as error:
            refused = True
            result = {"error": str(error)}
        print(encode(result))
    return 1 if refused else 0
