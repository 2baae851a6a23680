"""A file with one series: ``t``, then ``value`` or ``num,den``, and if wanted ``date``, ``phase``, ``ghost``."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping

from rodtrad.kernel.spc.charts import VALUE_OR_SHARE, ChartKind
from rodtrad.kernel.spc.files.cells import is_missing, number, whole
from rodtrad.kernel.spc.files.order import Order
from rodtrad.kernel.spc.files.refusals import Refusal, Refused
from rodtrad.kernel.spc.files.table import Line, Table, need_columns, read_table
from rodtrad.kernel.spc.series import Row, share

COLUMNS = ("t", "value", "num", "den", "phase", "ghost")


def read_series(data: bytes, kind: ChartKind) -> list[Row]:
    """Read the rows of the file for the chart. Raises Refused with every reason, by line."""
    refusals: list[Refusal] = []
    table = read_table(data, COLUMNS, refusals)
    shares = _reads_shares(table, kind)
    need_columns(table, ("t", "num", "den") if shares else ("t", "value"))
    rows = _rows(table, kind, shares, refusals)
    if not rows and not refusals:
        refusals.append(Refusal(1, "no-rows"))
    if refusals:
        raise Refused(sorted(refusals, key=lambda refusal: refusal.line))
    return rows


def _reads_shares(table: Table, kind: ChartKind) -> bool:
    """Say whether num/den is read: on run, i and xmr only when no row has a value."""
    if kind.shares or kind.name not in VALUE_OR_SHARE:
        return kind.shares
    if "num" not in table.columns or "den" not in table.columns:
        return False
    value = table.reader("value")
    return all(is_missing(value(line)) for line in table.lines)


def _rows(table: Table, kind: ChartKind, shares: bool, into: list[Refusal]) -> list[Row]:
    t, phase, ghost = table.reader("t"), table.reader("phase"), table.reader("ghost")
    value, num, den = table.reader("value"), table.reader("num"), table.reader("den")
    order = Order()
    rows = []
    for line in table.lines:
        moment = whole(t(line), "t", line.number, into)
        if moment is not None:
            order.take(moment, line.number, into)
        row = Row(
            t=moment or 0,  # never used when the file is refused
            value=None if shares else number(value(line), "value", line.number, into),
            num=number(num(line), "num", line.number, into) if shares else None,
            den=number(den(line), "den", line.number, into) if shares else None,
            phase=None if is_missing(phase(line)) else phase(line).strip(),
            ghost=_ghost(ghost(line), line, into),
        )
        into.extend(Refusal(line.number, code, name) for code, name in _against_chart(row, kind))
        rows.append(row)
    return rows


def _ghost(cell: str, line: Line, into: list[Refusal]) -> bool:
    if is_missing(cell) or cell.strip() in ("0", "1"):
        return cell.strip() == "1"
    into.append(Refusal(line.number, "ghost-word"))
    return False


Reason = tuple[str, str]


def _against_chart(row: Row, kind: ChartKind) -> list[Reason]:
    """Return code and column of what the chart cannot take, on ghosted rows, too."""
    y = share(row)
    if y is not None and not math.isfinite(y):
        return [("rate-not-finite", "")]
    check = _CHECKS.get(kind.name)
    return check(row) if check else []


def _share_within(row: Row) -> list[Reason]:
    """Charts p and p′: num within 0…den; a den of 0 is missing."""
    negative = _not_negative(row)
    if negative or row.num is None or not row.den:
        return negative
    return [("over-den", "")] if row.num > row.den else []


def _not_negative(row: Row) -> list[Reason]:
    """Charts u and u′: neither num nor den below 0."""
    return [("negative", name) for name in ("num", "den") if (getattr(row, name) or 0) < 0]


def _whole_count(row: Row) -> list[Reason]:
    """Charts c and g: counts, from 0."""
    if row.value is None:
        return []
    if row.value < 0:
        return [("negative", "value")]
    return [] if row.value.is_integer() else [("not-whole", "value")]


def _above_0(row: Row) -> list[Reason]:
    """Chart t: time that passed, above 0."""
    return [("not-above-0", "")] if row.value is not None and row.value <= 0 else []


_CHECKS: Mapping[str, Callable[[Row], list[Reason]]] = {
    "p": _share_within,
    "pp": _share_within,
    "u": _not_negative,
    "up": _not_negative,
    "c": _whole_count,
    "g": _whole_count,
    "t": _above_0,
}
