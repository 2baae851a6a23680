"""``rodtrad group``: groups the texts in one column of a CSV file, on the own machine and the same every time."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rodtrad.cli.text_column import BYTE_LIMIT, Refused, read_column
from rodtrad.cli.whole_files import why_unread

if TYPE_CHECKING:
    from rodtrad.kernel.grouping import Group

NAME = "group"
HELP = "Grupperar texter som handlar om samma sak: en kolumn i en CSV-fil, en text på varje rad."


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what ``rodtrad group`` takes."""
    parser.add_argument("file", metavar="FIL", help="CSV-fil med rubrikrad, med komma eller semikolon")
    parser.add_argument("--text", metavar="KOLUMN", required=True, help="kolumnen med texterna")
    parser.add_argument("--json", action="store_true", help="skriv grupperna som JSON")


def run(args: argparse.Namespace) -> int:
    """Return 0 when grouped, 1 when the file is refused."""
    try:
        texts = read_column(_read(args.file), args.text)
    except Refused as refused:
        print(f"{args.file}:{refused.line}: {refused.reason}", file=sys.stderr)
        return 1
    from rodtrad.kernel.grouping import group  # SciPy is slow to load: not for a refusal or the help

    groups = group(texts)
    print(_as_json(groups) if args.json else _as_list(groups, len(texts)))
    return 0


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as file:
            # One byte more than allowed is enough to know that it is too much.
            return file.read(BYTE_LIMIT + 1)
    except OSError as error:
        raise Refused(1, f"filen kan inte öppnas: {why_unread(error)}") from error
    except ValueError as error:
        raise Refused(1, "filen kan inte öppnas: sökvägen går inte att läsa") from error


def _as_json(groups: Sequence[Group]) -> str:
    return json.dumps(
        [
            {
                "id": each.id,
                "label": each.label,
                "words": list(each.words),
                "members": _rows(each.members),
                "borderline": _rows(each.borderline),
            }
            for each in groups
        ],
        ensure_ascii=False,
    )


def _as_list(groups: Sequence[Group], rows: int) -> str:
    if not groups:
        return "Filen har inga rader att gruppera."
    return "\n\n".join([f"Rader: {rows}. Grupper: {len(groups)}.", *map(_in_words, groups)])


def _in_words(each: Group) -> str:
    lines = [f"{each.label} ({each.id}), rader: {len(each.members)}"]
    if each.words:
        lines.append(f"  Ord: {', '.join(each.words)}")
    lines.append(f"  Rader: {_listed(each.members)}")
    if each.borderline:
        lines.append(f"  Gränsfall: {_listed(each.borderline)}")
    return "\n".join(lines)


def _rows(positions: Sequence[int]) -> list[int]:
    """Row numbers from 1, the heading not counted."""
    return [position + 1 for position in positions]


def _listed(positions: Sequence[int]) -> str:
    return ", ".join(str(row) for row in _rows(positions))
