"""Suppression beside pytauargus: the same tables, how many values each hides, the seconds, and what an attack finds.

    python3 -m venv /tmp/tau && /tmp/tau/bin/pip install pytauargus
    .venv/bin/python bench/suppression_tauargus.py /tmp/tau/bin/python

Its minimum frequency rule with a range of 100 % and optimal suppression, on tables without zeros (it takes empty
cells for known). Its rule is not ours: a range around each unsafe cell in per cent, and none for the other hidden ones.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
from pathlib import Path
from random import Random
from time import perf_counter

from rodtrad.kernel.suppression import one_table, report
from rodtrad.kernel.suppression.table import Hidden, Place, Rule, Table
from rodtrad.kernel.suppression.tests import attack

RULE = Rule(5, 5)
THEIRS = """
import json, sys, time
from pytauargus import protect
told = []
for table in json.load(open(sys.argv[1])):
    people = [(f"r{i:03}", f"k{j:03}") for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)]
    data = {"r": [p[0] for p in people], "k": [p[1] for p in people], "v": [1] * len(people)}
    start = time.perf_counter()
    rows = protect(data, tables=["r", "k"], response="v", safety_rules="FREQ(5,100)").tables[0].dataframe()
    took = time.perf_counter() - start
    gone = [[each["r"], each["k"]] for each in rows if each["status"] in "UM"]
    told.append([took, [[None if label == "Total" else int(label[1:]) for label in pair] for pair in gone]])
json.dump(told, open(sys.argv[2], "w"))
"""


def main() -> None:
    random = Random(1)
    for size, number in ((5, 30), (10, 10)):
        tables = [made_table(random, size) for _ in range(number)]
        theirs = told_by_them(tables)
        ours, seconds, narrow = 0, 0.0, [0, 0]
        for table, (_, their_places) in zip(tables, theirs, strict=True):
            start = perf_counter()
            hidden = one_table.suppress(table, RULE)
            seconds += perf_counter() - start
            ours += len(hidden)
            narrow[0] += too_narrow(table, [each.place for each in hidden])
            narrow[1] += too_narrow(table, their_places)
        print(f"{number} tables of {size} × {size}: ours hides {ours} in {seconds:.1f} s, {narrow[0]} too narrow; "
              f"pytauargus {sum(len(places) for _, places in theirs)} in {sum(took for took, _ in theirs):.1f} s, "
              f"{narrow[1]} narrower than {RULE.width}")  # fmt: skip


def made_table(random: Random, size: int) -> Table:
    labels = tuple(map(str, range(size)))
    counts = tuple(tuple(1 + int(random.expovariate(1 / 25)) for _ in labels) for _ in labels)
    return Table(labels, labels, counts)


def told_by_them(tables: list[Table]) -> list[tuple[float, list[Place]]]:
    """Return seconds and hidden places of each table, from pytauargus in its own environment."""
    with tempfile.TemporaryDirectory() as folder:
        asked, answer = Path(folder) / "asked.json", Path(folder) / "answer.json"
        asked.write_text(json.dumps([table.counts for table in tables]))
        command = [sys.argv[1], "-c", THEIRS, str(asked), str(answer)]
        subprocess.run(command, check=True, cwd=folder, stdout=subprocess.DEVNULL)
        return [
            (took, [(row, col) for row, col in places]) for took, places in json.loads(answer.read_text())
        ]


def too_narrow(table: Table, places: list[Place]) -> int:
    """Return how many hidden values an attack finds narrower than the width."""
    out = report.one_table(table, [Hidden(place, True) for place in places], RULE)
    ranges = attack.solved(*attack.one_table_equations(out), attack.asked(out))
    return sum(high - low < RULE.width for low, high in ranges.values())


if __name__ == "__main__":
    main()
