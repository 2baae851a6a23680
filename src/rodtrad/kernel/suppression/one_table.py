"""What is hidden in one table that stands alone."""

from __future__ import annotations

from rodtrad.kernel.suppression.choose import choose
from rodtrad.kernel.suppression.network import Network, arcs
from rodtrad.kernel.suppression.system import System
from rodtrad.kernel.suppression.table import Hidden, Rule, Table


def suppress(table: Table, rule: Rule, *, ranges: bool = False) -> tuple[Hidden, ...]:
    """Return the hidden places in order: cells row by row, row totals, column totals, the grand total."""
    places = list(table.places())
    system = system_of(table, rule)
    network = Network(system, arcs(table))
    hidden = choose(system, network).hidden
    return tuple(
        Hidden(
            places[value],
            rule.primary(system.counts[value]),
            bounds=network.bounds(value) if ranges else None,
        )
        for value in sorted(hidden)
    )


def system_of(table: Table, rule: Rule) -> System:
    """Return the table's values in the order of its places."""
    places = list(table.places())
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
