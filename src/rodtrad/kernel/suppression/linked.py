"""What is hidden in several tables that hang together, some of them perhaps published already."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from rodtrad.kernel.suppression.choose import choose
from rodtrad.kernel.suppression.exposed import given_away
from rodtrad.kernel.suppression.network import arcs
from rodtrad.kernel.suppression.system import System
from rodtrad.kernel.suppression.table import Hidden, Place, Rule, Table
from rodtrad.kernel.suppression.within import Grid

# A number is known by the people counted and what they have in common: pairs of variable and label.
Number = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True)
class LinkedTable:
    """A table among others: whom it counts (``group``), by which variables, and what is out already.

    ``line``: where it stands in its file.
    """

    name: str
    group: str
    row_variable: str
    col_variable: str | None
    table: Table
    published: bool = False
    hidden: frozenset[Place] = frozenset()
    line: int = 1

    def number(self, place: Place) -> Number:
        """Return which number stands at the place; places of several tables may hold the same one."""
        row, col = place
        about = []
        if row is not None:
            about.append((self.row_variable, self.table.rows[row]))
        if col is not None and self.col_variable is not None and self.table.cols is not None:
            about.append((self.col_variable, self.table.cols[col]))
        return self.group, tuple(sorted(about))

    def published_places(self) -> Iterator[Place]:
        """Yield the places that the table publishes, in order."""
        return (place for place in self.table.places() if self.table.publishes(place))


@dataclass(frozen=True)
class LinkedTables:
    """All tables in the order of the file and the sums between them: (total, parts) of numbers."""

    tables: tuple[LinkedTable, ...]
    sums: tuple[tuple[Number, tuple[Number, ...]], ...] = ()

    def counts(self) -> dict[Number, int]:
        """Return every number with its count, in the order of first appearance. Raises Contradiction."""
        found: dict[Number, int] = {}
        for which, each in enumerate(self.tables):
            for place in each.table.places():
                count = each.table.number(place)
                if found.setdefault(each.number(place), count) != count:
                    raise Contradiction(which, place, count, found[each.number(place)])
        return found


@dataclass
class Contradiction(ValueError):
    """Two tables give different counts for the same number: the second table, its place, both counts."""

    table: int
    place: Place
    count: int
    other: int


@dataclass
class _State:
    """Which numbers the reader knows from published tables, and which are hidden there."""

    known: set[Number] = field(default_factory=set)
    hidden: set[Number] = field(default_factory=set)
    offered: set[Number] = field(default_factory=set)


def suppress(linked: LinkedTables, rule: Rule, *, ranges: bool = False) -> tuple[tuple[Hidden, ...], ...]:
    """Return the hidden places of each table in order. Raises Contradiction."""
    from rodtrad.kernel.suppression.search import Search  # scipy takes a second to start

    counts = linked.counts()
    index = {number: value for value, number in enumerate(counts)}
    system = _system(linked, rule, counts, index)
    grids = [
        Grid(tuple(index[each.number(place)] for place in each.table.places()), arcs(each.table))
        for each in linked.tables
    ]
    system = given_away(system, lambda system: Search(system, grids))
    prover = Search(system, grids)
    choice = choose(system, prover)
    hidden = choice.hidden
    system = replace(system, lost=system.lost | choice.unproved)
    bounds = {value: prover.bounds(value) for value in sorted(hidden)} if ranges else None
    told = _Told(rule, system, hidden, bounds)
    return tuple(told.of(each, index) for each in linked.tables)


@dataclass(frozen=True)
class _Told:
    rule: Rule
    system: System
    hidden: frozenset[int]
    bounds: Mapping[int, tuple[int, int | None]] | None

    def of(self, linked: LinkedTable, index: Mapping[Number, int]) -> tuple[Hidden, ...]:
        found = []
        for place in linked.published_places():
            value = index[linked.number(place)]
            count = self.system.counts[value]
            primary = self.rule.primary(count)
            if linked.published:
                hides = place in linked.hidden
            else:
                # A small number that is out already stays hidden here, and is told of as exposed.
                hides = value in self.hidden or primary
            if hides:
                exposed = value not in self.hidden or value in self.system.lost
                bounds = None if self.bounds is None else self.bounds.get(value, (count, count))
                found.append(Hidden(place, primary, exposed, bounds))
        return tuple(found)


def _system(
    linked: LinkedTables, rule: Rule, counts: Mapping[Number, int], index: Mapping[Number, int]
) -> System:
    state = _State()
    for each in linked.tables:
        for place in each.published_places():
            number = each.number(place)
            if not each.published:
                state.offered.add(number)
            elif place in each.hidden:
                state.hidden.add(number)
            else:
                state.known.add(number)
    state.hidden -= state.known
    small = {number for number in state.offered if rule.primary(counts[number])}
    forced = (state.hidden | small) - state.known
    free = state.offered - forced - state.known
    sums: dict[tuple[int, tuple[int, ...]], None] = {}
    for each in linked.tables:
        for total, parts in each.table.sums():
            whole = index[each.number(total)]
            pieces = tuple(index[each.number(part)] for part in parts)
            if pieces != (whole,):
                sums[whole, pieces] = None
    for number, numbers in linked.sums:
        sums[index[number], tuple(index[part] for part in numbers)] = None
    unknown = set(counts) - state.known - forced - free
    return System(
        counts=tuple(counts.values()),
        sums=tuple(sums),
        forced=frozenset(index[number] for number in forced),
        free=frozenset(index[number] for number in free),
        unknown=frozenset(index[number] for number in unknown),
        width=rule.width,
    )
