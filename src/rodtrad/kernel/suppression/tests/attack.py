"""The reader we protect against, written apart from the code it tests: two ways to work out hidden numbers.

Both read only what is published: the report without ``why`` and ``bounds``.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from scipy.optimize import linprog, milp

Ranges = dict[Any, tuple[float, float]]


def one_table_equations(
    report: dict[str, Any],
) -> tuple[list[Any], list[tuple[Any, list[Any]]], dict[Any, int]]:
    """Return the unknowns, how they add up, and what is known, from the report of one table."""
    rows, cols = range(len(report["cells"])), range(len(report["cells"][0]))
    seen: dict[Any, int | None] = {}
    for row, col in itertools.product(rows, cols):
        seen["cell", row, col] = report["cells"][row][col]
    for row in rows:
        seen["row", row] = report.get("row_totals", {row: None})[row]
    for col in cols:
        seen["column", col] = report.get("column_totals", {col: None})[col]
    seen["grand",] = report.get("grand_total")
    sums = [(("row", row), [("cell", row, col) for col in cols]) for row in rows]
    sums += [(("column", col), [("cell", row, col) for row in rows]) for col in cols]
    sums += [(("grand",), [("row", row) for row in rows]), (("grand",), [("column", col) for col in cols])]
    return [*seen], sums, {value: count for value, count in seen.items() if count is not None}


def asked(report: dict[str, Any]) -> list[Any]:
    """Return the hidden values that the publication has a place for."""
    values, _, known = one_table_equations(report)
    published = {
        "cell",
        *(key.removesuffix("_total").removesuffix("_totals") for key in report if "total" in key),
    }
    return [value for value in values if value not in known and value[0] in published]


def solved(
    values: Sequence[Any], sums: Sequence[tuple[Any, Sequence[Any]]], known: dict[Any, int],
    wanted: Sequence[Any], *, whole: bool = False,
) -> Ranges:  # fmt: skip
    """Return the range of the wanted values by linear (or whole-number) programming."""
    column = {value: number for number, value in enumerate(values)}
    matrix = np.zeros((len(sums), len(values)))
    for line, (total, parts) in enumerate(sums):
        matrix[line, column[total]] -= 1
        for part in parts:
            matrix[line, column[part]] += 1
    low = np.array([float(known.get(value, 0)) for value in values])
    high = np.array([float(known[value]) if value in known else np.inf for value in values])
    return {
        value: (
            _furthest(matrix, low, high, column[value], 1, whole),
            _furthest(matrix, low, high, column[value], -1, whole),
        )
        for value in wanted
    }


def _furthest(matrix: Any, low: Any, high: Any, column: int, sign: int, whole: bool) -> float:
    price = np.zeros(matrix.shape[1])
    price[column] = sign
    zeros = np.zeros(len(matrix))
    if sign < 0:  # HiGHS mixes up unbounded and impossible for whole numbers: ask by linear programming first
        found = linprog(price, A_eq=matrix, b_eq=zeros, bounds=np.column_stack([low, high]), method="highs")
        if found.status == 3:
            return np.inf
        if found.status != 0 or not whole:
            assert found.status == 0, found.message
            return float(round(-found.fun))
    done = milp(
        price, integrality=np.full(len(price), int(whole)), bounds=(low, high), constraints=[(matrix, 0, 0)]
    )
    assert done.status == 0, done.message
    return float(round(sign * done.fun))


def all_tables(report: dict[str, Any], most: int) -> Iterator[list[list[int]]]:
    """Yield every whole-number table with cells up to ``most`` that agrees with the report: by trying all."""
    cells = report["cells"]
    rows, cols = len(cells), len(cells[0])
    choices = [range(most + 1) if count is None else (count,) for line in cells for count in line]
    for flat in itertools.product(*choices):
        table = [list(flat[row * cols : (row + 1) * cols]) for row in range(rows)]
        if _agrees(table, report):
            yield table


def _agrees(table: list[list[int]], report: dict[str, Any]) -> bool:
    by_row, by_column = [sum(line) for line in table], [sum(line) for line in zip(*table, strict=True)]
    pairs = [
        *zip(report.get("row_totals", []), by_row, strict=False),
        *zip(report.get("column_totals", []), by_column, strict=False),
        (report.get("grand_total"), sum(by_row)),
    ]
    return all(published is None or published == true for published, true in pairs)
