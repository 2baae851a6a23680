"""Each table by itself: what is unsafe there is unsafe in all tables together, and that is quickly seen."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rodtrad.kernel.suppression.network import Arc, Network
from rodtrad.kernel.suppression.system import System


@dataclass(frozen=True)
class Grid:
    """Which value of the system stands at each place of a table, and the arcs of its network."""

    values: tuple[int, ...]
    arcs: tuple[Arc, ...]


class Within:
    """The networks of all tables, with what is hidden kept the same as in the whole."""

    def __init__(self, system: System, grids: Sequence[Grid]) -> None:
        self._grids = grids
        self._networks = [Network(_part(system, grid), grid.arcs) for grid in grids]
        self._where: dict[int, list[tuple[int, int]]] = {}
        for table, grid in enumerate(grids):
            for place, value in enumerate(grid.values):
                if value not in grid.values[:place]:
                    self._where.setdefault(value, []).append((table, place))

    def hide(self, values: Iterable[int]) -> None:
        """Hide the values wherever they stand."""
        for value in values:
            for table, place in self._where.get(value, ()):
                self._networks[table].hide([place])

    def show(self, values: Iterable[int]) -> None:
        """Show the values wherever they stand."""
        for value in values:
            for table, place in self._where.get(value, ()):
                self._networks[table].show([place])

    def cuts(self, value: int) -> list[Mapping[int, float]]:
        """Return cuts from the tables in which the value is unsafe by itself; none proves nothing."""
        found: list[Mapping[int, float]] = []
        for table, place in self._where.get(value, ()):
            network, grid = self._networks[table], self._grids[table]
            if network.prove(place) is None:
                found += [
                    {grid.values[each]: weight for each, weight in cut.items()} for cut in network.cuts(place)
                ]
        return found

    def unsafe(self, value: int) -> bool:
        """Return whether some table by itself narrows the value too much."""
        return any(self._networks[table].prove(place) is None for table, place in self._where.get(value, ()))


def _part(system: System, grid: Grid) -> System:
    """Return the table's own system; a value that stands there twice counts as unknown the second time."""
    first = [value not in grid.values[:place] for place, value in enumerate(grid.values)]

    def places(values: frozenset[int]) -> frozenset[int]:
        return frozenset(place for place, value in enumerate(grid.values) if first[place] and value in values)

    again = frozenset(place for place, is_first in enumerate(first) if not is_first)
    return System(
        counts=tuple(system.counts[value] for value in grid.values),
        sums=(),
        forced=places(system.forced),
        free=places(system.free),
        unknown=places(system.unknown) | again,
        width=system.width,
    )
