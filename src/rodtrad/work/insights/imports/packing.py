"""What is kept of a file between choosing it and bringing it in: its rows, and what is wrong with them, packed."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable
from dataclasses import dataclass, field

from rodtrad.work.insights.imports.judging import Plan, Problem
from rodtrad.work.insights.imports.reading import Line


@dataclass(slots=True)
class Verdict:
    """What is known of a file without its rows. ``new``: how many would come in; ``here``: are here already."""

    new: int = 0
    here: int = 0
    problems: list[Problem] = field(default_factory=list)
    asks: list[Problem] = field(default_factory=list)

    def add(self, plan: Plan) -> None:
        self.new += plan.new
        self.here += len(plan.rows) - plan.new
        self.problems += plan.problems
        self.asks += plan.asks


def verdict_of(plan: Plan) -> Verdict:
    found = Verdict()
    found.add(plan)
    return found


def packed_lines(lines: Iterable[Line]) -> bytes:
    return _packed([list(line) for line in lines])


def unpacked_lines(data: bytes) -> list[Line]:
    return [(line, cells) for line, cells in json.loads(zlib.decompress(data))]


def packed_verdict(verdict: Verdict) -> bytes:
    told = [[[row.line, row.text] for row in rows] for rows in (verdict.problems, verdict.asks)]
    return _packed([verdict.new, verdict.here, *told])


def unpacked_verdict(data: bytes) -> Verdict:
    """The verdict; an empty one for a file that has not been judged."""
    if not data:
        return Verdict()
    new, here, *told = json.loads(zlib.decompress(data))
    problems, asks = ([Problem(line, text) for line, text in rows] for rows in told)
    return Verdict(new, here, problems, asks)


def _packed(content: object) -> bytes:
    return zlib.compress(json.dumps(content, ensure_ascii=False).encode(), level=6)
