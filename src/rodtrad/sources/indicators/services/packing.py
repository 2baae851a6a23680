"""Values that wait for a yes: packed as they were read, unpacked, and put together by measure."""

from __future__ import annotations

import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from rodtrad.foundation.base.scope import Actor
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.queries.measures import seen
from rodtrad.sources.indicators.services.readings import Incoming


@dataclass(frozen=True, slots=True)
class Row:
    """A value of a file: the line it stands on, the measure's code, and the value."""

    line: int
    measure: str
    incoming: Incoming


def packed(values: Sequence[Row]) -> bytes:
    """The rows as they wait for a yes."""
    rows = [
        [row.line, row.measure, row.incoming.at.isoformat(), dict(row.incoming.breakdown), row.incoming.value,
         row.incoming.status, row.incoming.origin, row.incoming.num, row.incoming.den]
        for row in values
    ]  # fmt: skip
    return zlib.compress(json.dumps(rows).encode())


def unpacked(data: bytes) -> list[Row]:
    """The rows that wait."""
    return [
        Row(line, measure, Incoming(date.fromisoformat(at), parts, value, status, origin, num, den))
        for line, measure, at, parts, value, status, origin, num, den in json.loads(zlib.decompress(data))
    ]


@dataclass(frozen=True, slots=True)
class Together:
    """The rows of a batch by measure; ``gone``: codes of measures that are no longer there."""

    values: dict[Measure, list[Incoming]] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


def together(actor: Actor, rows: Sequence[Row]) -> Together:
    """The rows as take_in wants them."""
    codes = {row.measure for row in rows}
    known: dict[str, Measure] = {}
    for start in range(0, len(codes), 500):
        chunk = sorted(codes)[start : start + 500]
        known |= {each.item.code: each for each in seen(actor).filter(item__code__in=chunk)}
    values: dict[Measure, list[Incoming]] = {}
    for row in rows:
        if row.measure in known:
            values.setdefault(known[row.measure], []).append(row.incoming)
    return Together(values, tuple(sorted(codes - set(known))))
