"""Reading files of insights: CSV, Excel or YAML into rows of cells by our names for the columns. It judges nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from django.utils.translation import gettext as _

from rodtrad.foundation.base.tables import TableRefused, decoded, read_table, read_text
from rodtrad.work.insights.choices import COLUMNS, MOST_BYTES

MOST_YAML = 5 * 1024 * 1024
MOST_ROWS = 5_000
Line = tuple[int, dict[str, str]]
"""A row's number in the file, and its cells by the names of the columns (choices.COLUMNS)."""


def read(name: str, data: bytes) -> list[Line]:
    """The rows of a file that hold anything. Raises TableRefused, also for more than MOST_BYTES or MOST_ROWS."""
    if len(data) > MOST_BYTES:
        raise TableRefused(_("The file is larger than 50 megabytes. Divide it into several."))
    found: list[Line] = []
    for line in _lines(name, data):
        found.append(line)
        if len(found) > MOST_ROWS:
            raise TableRefused(_("The file has more than %(most)s rows. Divide it.") % {"most": MOST_ROWS})
    if not found:
        raise TableRefused(_("There are no rows in the file."))
    return found


def _lines(name: str, data: bytes) -> Iterator[Line]:
    ending = name.rsplit(".", 1)[-1].lower()
    if ending in ("yaml", "yml"):
        yield from _from_yaml(data)
    elif ending in ("xlsx", "xls", "ods"):
        yield from _from_sheet(data)
    elif ending in ("csv", "txt"):
        yield from _with_heads(enumerate(read_text(decoded(data), strict=True), start=1))
    else:
        raise TableRefused(_("Only CSV, Excel and YAML can be read."))


def _from_sheet(data: bytes) -> Iterator[Line]:
    """The first sheet that has our heads; Excel files that we wrote have a title above them."""
    sheets = read_table(data)
    for known in (_own_heads, _heads):
        for rows in sheets:
            written = list(enumerate(rows, start=1))
            for place, (_line, cells) in enumerate(written[:10]):
                if "insikt" in known(cells):
                    yield from _with_heads(iter(written[place:]))
                    return
    raise TableRefused(_no_heads())


def _no_heads() -> str:
    return _("No column is called “insikt”. The first row names the columns: %(names)s.") % {
        "names": ", ".join(COLUMNS)
    }


def _own_heads(cells: list[str]) -> list[str]:
    """Heads as we write them ourselves: looked for first, since "text" heads other sheets too."""
    return [cell.strip().lower() for cell in cells]


def _heads(cells: list[str]) -> list[str]:
    known = {other: name for name, others in COLUMNS.items() for other in (name, *others)}
    return [known.get(cell.strip().lower(), "") for cell in cells]


def _with_heads(rows: Iterator[tuple[int, list[str]]]) -> Iterator[Line]:
    first = next(rows, None)
    heads = _heads(first[1]) if first else []
    if "insikt" not in heads:
        raise TableRefused(_no_heads())
    for line, cells in rows:
        if any(cell.strip() for cell in cells):
            yield line, {name: cell.strip() for name, cell in zip(heads, cells, strict=False) if name}


def _from_yaml(data: bytes) -> Iterator[Line]:
    if len(data) > MOST_YAML:
        raise TableRefused(_("A YAML file can be 5 megabytes. Save the table as CSV."))
    try:
        content = yaml.compose(decoded(data), Loader=yaml.SafeLoader)
        loaded = yaml.safe_load(decoded(data))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        raise TableRefused(_("The file is no YAML that can be read.")) from error
    rows = loaded.get("insights") if isinstance(loaded, dict) else loaded
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise TableRefused(_("The file holds no list of insights."))
    labels = _yaml_labels(loaded)
    for place, row in enumerate(rows):
        cells = {_heads([str(key)])[0]: _yaml_text(value, labels) for key, value in row.items()}
        yield _yaml_line(content, place), {name: text for name, text in cells.items() if name}


def _yaml_labels(loaded: Any) -> dict[str, str]:
    rows = loaded.get("shift_labels", []) if isinstance(loaded, dict) else []
    return {
        str(row["id"]): f"{row['from']} → {row['to']}"
        for row in rows
        if isinstance(row, dict) and {"id", "from", "to"} <= row.keys()
    }


def _yaml_text(value: Any, labels: Mapping[str, str]) -> str:
    if isinstance(value, list):
        return ", ".join(str(each) for each in value)
    return labels.get(str(value), "" if value is None else str(value))


def _yaml_line(node: Any, place: int) -> int:
    """The line that a row stands on, for the list of faults."""
    found = node
    if isinstance(node, yaml.MappingNode):
        found = next((value for key, value in node.value if key.value == "insights"), None)
    if isinstance(found, yaml.SequenceNode) and place < len(found.value):
        return int(found.value[place].start_mark.line) + 1
    return place + 1
