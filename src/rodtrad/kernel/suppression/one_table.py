"""What is hidden in one table that stands alone."""

from __future__ import annotations

from rodtrad.kernel.suppression.choose import choose
from rodtrad.kernel.suppression.network import Arc, Network
from rodtrad.kernel.suppression.system import System
from rodtrad.kernel.suppression.table import Hidden, Place, Rule, Table


def suppress(table: Table, rule: Rule, *, ranges: bool = False) -> tuple[Hidden, ...]:
    """Return the hidden places in order: cells row by row, row totals, column totals, the grand total."""
    places = list(table.places())
    system = _system(table, rule, places)
    network = Network(system, tuple(_arc(place, len(table.rows), table.width) for place in places))
    hidden = choose(system, network)
    return tuple(
        Hidden(
            places[value],
            rule.primary(system.counts[value]),
            bounds=network.bounds(value) if ranges else None,
        )
        for value in sorted(hidden)
    )


def _system(table: Table, rule: Rule, places: list[Place]) -> System:
    number = {place: value for value, place in enumerate(places)}
    counts = tuple(table.number(place) for place in places)
    published = {value for place, value in number.items() if table.publishes(place)}
    forced = frozenset(value for value in published if rule.primary(counts[value]))
    return System(
        counts=counts,
        sums=tuple((number[total], tuple(number[part] for part in parts)) for total, parts in table.sums()),
        forced=forced,
        free=frozenset(published - forced),
        unknown=frozenset(set(number.values()) - published),
        width=rule.width,
    )


def _arc(place: Place, rows: int, cols: int) -> Arc:
    row, col = place
    end = rows + cols + 1
    if row is not None:
        return (0, 1 + row) if col is None else (1 + row, 1 + rows + col)
    return (end, 0) if col is None else (1 + rows + col, end)
