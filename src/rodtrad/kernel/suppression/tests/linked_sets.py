"""Invented sets of tables that hang together, and what a reader of the publication knows of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random
from typing import Any

from rodtrad.kernel.suppression.linked import LinkedTable, LinkedTables, suppress
from rodtrad.kernel.suppression.table import Hidden, Rule, Table

LABELS = {"kön": ("k", "m"), "ålder": ("u", "v", "ä"), "roll": ("a", "b", "c", "d")}
PAIRS = [("kön", "ålder"), ("kön", "roll"), ("ålder", "roll"), ("roll", None), ("ålder", None)]


def made_set(random: Random, *, most_people: int = 60, most_tables: int = 3) -> LinkedTables:
    """Return one to three tables of the same people; now and then for two units and the whole of them."""
    people = {unit: _people(random, most_people) for unit in ("norr", "söder")}
    people["hela"] = people["norr"] + people["söder"]
    pairs = random.sample(PAIRS, random.randint(1, most_tables))
    groups = ["hela"] if random.random() < 0.6 else ["norr", "söder", "hela"]
    tables = tuple(_table(random, group, pair, people[group]) for group in groups for pair in pairs)
    by_name = {each.name: each for each in tables}
    sums = tuple(
        (
            by_name[f"hela {pair}"].number(place),
            tuple(by_name[f"{unit} {pair}"].number(place) for unit in ("norr", "söder")),
        )
        for pair in pairs
        if len(groups) == 3
        for place in by_name[f"hela {pair}"].table.places()
    )
    return LinkedTables(tables, sums)


def one_published(random: Random, linked: LinkedTables, rule: Rule) -> LinkedTables:
    """Return the set with one table already out, suppressed by itself, now and then one value too few."""
    tables = list(linked.tables)
    which = random.randrange(len(tables))
    alone = suppress(LinkedTables((tables[which],)), rule)[0]
    hidden = [each.place for each in alone][1 if random.random() < 0.3 else 0 :]
    tables[which] = replace(tables[which], published=True, hidden=frozenset(hidden))
    return LinkedTables(tuple(tables), linked.sums)


def reader_of(
    linked: LinkedTables, hidden: Sequence[Sequence[Hidden]]
) -> tuple[list[Any], list[tuple[Any, list[Any]]], dict[Any, int]]:
    """Return all numbers, how they add up, and which of them the publication shows."""
    known: dict[Any, int] = {}
    numbers: dict[Any, None] = {}
    sums: list[tuple[Any, list[Any]]] = [(total, list(parts)) for total, parts in linked.sums]
    for each, gone in zip(linked.tables, hidden, strict=True):
        unseen = {one.place for one in gone}
        for place in each.table.places():
            numbers[each.number(place)] = None
            if each.table.publishes(place) and place not in unseen:
                known[each.number(place)] = each.table.number(place)
        sums += [
            (each.number(total), [each.number(part) for part in parts]) for total, parts in each.table.sums()
        ]
    return list(numbers), sums, known


def _people(random: Random, most: int) -> list[dict[str, str]]:
    weights = {variable: [3.0**-place for place in range(len(labels))] for variable, labels in LABELS.items()}
    return [
        {variable: random.choices(labels, weights[variable])[0] for variable, labels in LABELS.items()}
        for _ in range(random.randint(5, most))
    ]


def _table(
    random: Random, group: str, pair: tuple[str, str | None], people: list[dict[str, str]]
) -> LinkedTable:
    rows, cols = pair
    counts = tuple(
        tuple(
            sum(each[rows] == row and (cols is None or each[cols] == col) for each in people)
            for col in (("",) if cols is None else LABELS[cols])
        )
        for row in LABELS[rows]
    )
    flags = [random.random() < 0.8 for _ in range(3)]
    table = Table(LABELS[rows], None if cols is None else LABELS[cols], counts, *flags)
    return LinkedTable(f"{group} {pair}", group, rows, cols, table)
