"""Suppression attacked: 200 random tables with margins and 50 sets of linked tables, and small ones beside the optimum.

    .venv/bin/python bench/suppression.py [seed]

The attack reads only what is published and works out the range of every hidden value by linear programming (linked
tables: in whole numbers). It is the attacker of the tests, written apart from the code under test.
"""

from __future__ import annotations

import itertools
import sys
from random import Random
from time import perf_counter

from rodtrad.kernel.suppression import linked, one_table, report
from rodtrad.kernel.suppression.network import Network, arcs
from rodtrad.kernel.suppression.table import Rule, Table
from rodtrad.kernel.suppression.tests import attack
from rodtrad.kernel.suppression.tests.linked_sets import made_set, one_published, reader_of

TABLES, SETS, SMALL = 200, 50, 60
RULE = Rule(5, 5)


def made_table(random: Random, rows: int, cols: int, mean: float) -> Table:
    """Return an invented table; most counts small, a few large."""
    counts = tuple(tuple(int(random.expovariate(1 / mean)) for _ in range(cols)) for _ in range(rows))
    return Table(tuple(map(str, range(rows))), tuple(map(str, range(cols))), counts)


def attacked_tables(random: Random) -> None:
    hidden = narrow = alone = 0
    times = []
    for _ in range(TABLES):
        table = made_table(
            random, random.randint(2, 12), random.randint(2, 12), random.choice((6, 15, 40, 120))
        )
        start = perf_counter()
        found = one_table.suppress(table, RULE)
        times.append(perf_counter() - start)
        out = report.one_table(table, found, RULE)
        ranges = attack.solved(*attack.one_table_equations(out), attack.asked(out))
        hidden += len(ranges)
        narrow += sum(high - low < RULE.width for low, high in ranges.values())
        alone += sum(high == low for low, high in ranges.values())
    print(
        f"{TABLES} tables with margins: {hidden} hidden values attacked, {narrow} narrower than the width, "
        f"{alone} alone; {middle(times):.3f} s a table in the middle, {max(times):.1f} s at most"
    )


def attacked_sets(random: Random) -> None:
    hidden = narrow = alone = exposed = 0
    times = []
    for number in range(SETS):
        tables = made_set(random, most_people=80)
        if number % 5 == 0:
            tables = one_published(random, tables, RULE)
        start = perf_counter()
        found = linked.suppress(tables, RULE)
        times.append(perf_counter() - start)
        pairs = zip(tables.tables, found, strict=True)
        places = {each.number(one.place): one for each, some in pairs for one in some}
        exposed += sum(one.exposed for one in places.values())
        wanted = [value for value, one in places.items() if not one.exposed]
        ranges = attack.solved(*reader_of(tables, found), wanted, whole=True)
        hidden += len(ranges)
        narrow += sum(high - low < RULE.width for low, high in ranges.values())
        alone += sum(high == low for low, high in ranges.values())
    print(
        f"{SETS} sets of linked tables: {hidden} hidden values attacked in whole numbers, {narrow} narrower, "
        f"{alone} alone, {exposed} given away by a published table and told of; "
        f"{middle(times):.2f} s a set in the middle, {max(times):.1f} s at most"
    )


def beside_the_optimum(random: Random) -> None:
    ours = best = same = done = 0
    seconds = all_seconds = 0.0
    while done < SMALL:
        table = made_table(random, random.randint(2, 4), random.randint(2, 5), random.choice((8, 15, 30)))
        start = perf_counter()
        found = one_table.suppress(table, RULE)
        seconds += perf_counter() - start
        start = perf_counter()
        fewest = exhaustive(table, RULE, 4)
        all_seconds += perf_counter() - start
        if fewest is None:
            continue
        done += 1
        ours += len(found)
        best += fewest
        same += len(found) == fewest
    print(
        f"{SMALL} small tables: {ours} hidden values, exhaustive optimum {best} (ratio {ours / best:.3f}, "
        f"{same} times the same); {seconds:.1f} s against {all_seconds:.1f} s by trying all"
    )


def exhaustive(table: Table, rule: Rule, most: int) -> int | None:
    """Return the fewest hidden values with exact ranges wide enough, at most ``most`` beside the primary ones."""
    system = one_table.system_of(table, rule)
    network = Network(system, arcs(table))
    for more in range(most + 1):
        for chosen in itertools.combinations(sorted(system.free), more):
            network.hide(chosen)
            if all(network.prove(value) for value in sorted(network.hidden)):
                return len(network.hidden)
            network.show(chosen)
    return None


def large() -> None:
    for mean in (3, 20, 200):
        table = made_table(Random(1), 200, 50, mean)
        start = perf_counter()
        found = one_table.suppress(table, RULE)
        seconds = perf_counter() - start
        primary = sum(one.primary for one in found)
        print(f"200 × 50, mean {mean}: {primary} primary, {len(found)} hidden, {seconds:.1f} s")


def middle(times: list[float]) -> float:
    return sorted(times)[len(times) // 2]


def main() -> None:
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else 1
    large()
    attacked_tables(Random(seed))
    beside_the_optimum(Random(seed))
    attacked_sets(Random(seed))


if __name__ == "__main__":
    main()
