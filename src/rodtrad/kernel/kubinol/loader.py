"""A case file read whole: bytes to plain values, or to every reason why not (form section 11).

Personal data is no business of the loader: ``check`` reports it and import refuses it, with the lines and
texts that ``Loaded`` offers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from rodtrad.kernel.kubinol import flat, rules_case, rules_file
from rodtrad.kernel.kubinol.areas import AreaTree
from rodtrad.kernel.kubinol.case import CaseFile
from rodtrad.kernel.kubinol.clean import Row, clean_map, name_of
from rodtrad.kernel.kubinol.dates import is_period
from rodtrad.kernel.kubinol.messages import Collector, Problem
from rodtrad.kernel.kubinol.nodes import Node, texts
from rodtrad.kernel.kubinol.reader import PROBLEM_LIMIT, read_nodes
from rodtrad.kernel.kubinol.rules_file import Municipalities
from rodtrad.kernel.kubinol.schema import FILE

VERSION = 1

LineKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came of a file: ``case_file``, or None and the first 100 ``problems`` in line order.

    ``lines`` finds the line of ("area", name), ("case", case id), ("key", case id, key),
    ("card", case id, card id) and ("link", case id, from, rel, to).
    """

    case_file: CaseFile | None
    problems: tuple[Problem, ...] = ()
    remarks: tuple[Problem, ...] = ()
    lines: Mapping[LineKey, int | None] = field(default_factory=dict)
    root: Node | None = None


def load(data: bytes, municipalities: Municipalities, *, keep_unknown: bool = False) -> Loaded:
    """Read a case file. ``municipalities`` maps names to four-digit codes, as in ``kommuner.csv``."""
    into = Collector(keep_unknown=keep_unknown)
    root = read_nodes(data, into)
    file = None if root is None else clean_map(FILE, root, (), into)
    if file is None:
        return Loaded(None, into.in_line_order(PROBLEM_LIMIT))
    if file.values.get("schema_version", VERSION) > VERSION:
        file.refuse("schema_version", "version-too-new", given=str(file.values["schema_version"]))
    areas, cases = file.rows.get("areas", []), file.rows.get("cases", [])
    rules_file.check_areas(areas, municipalities)
    rules_file.check_cases(cases, municipalities)
    _check_inside(cases)
    if into.problems:
        return Loaded(None, into.in_line_order(PROBLEM_LIMIT))
    case_file = flat.file_from_flat(file.values, file.extra)
    tree = AreaTree(case_file.areas)
    for case in cases:
        rules_file.remark_on_areas(case, tree, municipalities)
    remarks = tuple(sorted(into.remarks, key=lambda remark: remark.line or 0))
    return Loaded(case_file, (), remarks, _lines(areas, cases), root)


def texts_of(loaded: Loaded) -> Iterator[tuple[int | None, str, str]]:
    """Yield line, key and text of everything written in the file, history and unknown keys included.

    Keys are themselves yielded as texts, since an unknown one may hold anything. Periods are left out, they
    are no texts: "2023-06-12–2025" has the digits of an identity number, by chance even a right one.
    """
    if loaded.root is not None:
        for line, path, text in texts(loaded.root):
            key = name_of(path)
            if key != "period" or not is_period(text):
                yield line, key, text


def _check_inside(cases: Sequence[Row]) -> None:
    """Judge cards, links, expected findings and history of every case against each other."""
    types_of_cases = []
    for case in cases:
        types_of_cases.append(rules_case.check_cards(case.rows.get("cards", ())))
        rules_case.settle_visibility(case)
    everywhere = {card_id for types in types_of_cases for card_id in types}
    for case, types in zip(cases, types_of_cases, strict=True):
        rules_case.check_links(case.rows.get("links", ()), types, everywhere)
        rules_case.check_expected(case.rows.get("expected_findings", ()), types)
        for history in case.rows.get("history", ()):
            rules_case.check_history(history, types)


def _lines(areas: Sequence[Row], cases: Sequence[Row]) -> dict[LineKey, int | None]:
    lines: dict[LineKey, int | None] = {("area", row.values["name"]): row.node.line for row in areas}
    for case in cases:
        case_id = case.values["id"]
        lines["case", case_id] = case.node.line
        for key in case.node.items:
            lines["key", case_id, key] = case.node.key_lines[key]
        for card in case.rows.get("cards", ()):
            lines["card", case_id, card.values["id"]] = card.node.line
        for link in case.rows.get("links", ()):
            ends = (link.values["from"], link.values["rel"], link.values["to"])
            lines["link", case_id, *ends] = link.node.line
    return lines
