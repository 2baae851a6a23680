"""A case file as text (form section 14): keys in the order of the tables, no defaults, one card a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from rodtrad.kernel.kubinol import flat
from rodtrad.kernel.kubinol.case import CaseFile
from rodtrad.kernel.kubinol.keys import Key, Kind, Shape
from rodtrad.kernel.kubinol.quoting import flow, scalar
from rodtrad.kernel.kubinol.schema import FILE

_STEP = "  "


def write(file: CaseFile) -> str:
    """Return the file's text: LF, no comments, the same bytes for equal values whatever made them."""
    lines = _block(FILE, flat.file_to_flat(file), flat.file_extra(file), "")
    return "\n".join(lines) + "\n"


def _block(shape: Shape, values: Mapping[str, Any], extra: Mapping[str, Any], indent: str) -> Iterator[str]:
    """Yield one key a line, known keys in the order of the form, then unknown ones by name."""
    for key in shape.keys:
        if key.name in values or (key.name in extra and key.shape):
            below = extra.get(key.name, {})
            yield from _entry(key, values.get(key.name), below, indent)
    for name in sorted(extra.keys() - shape.by_name.keys()):
        yield f"{indent}{scalar(name)}: {flow(_sorted(extra[name]))}"


def _entry(key: Key, value: Any, extra: Mapping[str, Any], indent: str) -> Iterator[str]:
    if key.kind is Kind.MAPS and key.shape and value:
        yield f"{indent}{key.name}:"
        for place, item in enumerate(value):
            yield from _item(key, item, extra.get(str(place), {}), indent, first=place == 0)
    elif key.kind is Kind.MAP and key.shape and key.shape.block:
        yield f"{indent}{key.name}:"
        yield from _block(key.shape, value or {}, extra, indent + _STEP)
    elif key.name == "snapshot_date":
        # The only full day that stands bare (form section 14).
        yield f"{key.name}: {value}"
    else:
        yield f"{indent}{key.name}: {flow(_ordered(key, value, extra))}"


def _item(
    key: Key, item: Mapping[str, Any], extra: Mapping[str, Any], indent: str, *, first: bool
) -> Iterator[str]:
    if key.shape is None or not key.shape.block:
        yield f"{indent}{_STEP}- {flow(_ordered_map(key.shape, item, extra))}"
        return
    if not first:
        yield ""
    lines = list(_block(key.shape, item, extra, ""))
    deeper = indent + _STEP * 2
    yield f"{indent}{_STEP}- {lines[0]}"
    yield from (f"{deeper}{line}" if line else "" for line in lines[1:])


def _ordered(key: Key, value: Any, extra: Mapping[str, Any]) -> Any:
    """Return the value with the keys of every map inside in the order of the form."""
    if key.kind is Kind.MAP:
        return _ordered_map(key.shape, value or {}, extra)
    if key.kind is Kind.MAPS:
        return [_ordered_map(key.shape, item, extra.get(str(place), {})) for place, item in enumerate(value)]
    if key.kind is Kind.WORDS and isinstance(value, Sequence) and len(value) == 1:
        return value[0]
    return value


def _ordered_map(shape: Shape | None, values: Mapping[str, Any], extra: Mapping[str, Any]) -> dict[str, Any]:
    shape = (shape or Shape(())).variant(values.get("type"))
    ordered: dict[str, Any] = {}
    for key in shape.keys:
        below = extra.get(key.name, {})
        if key.name in values or (below and key.shape):
            ordered[key.name] = _ordered(key, values.get(key.name), below)
        elif key.name == "basis" or (key.keep_empty and key.default is not None):
            ordered[key.name] = key.default
    unknown = sorted(extra.keys() - shape.by_name.keys())
    return ordered | {name: _sorted(extra[name]) for name in unknown}


def _sorted(value: Any) -> Any:
    """Return an unknown value with maps in the order of their keys: some databases forget the order."""
    if isinstance(value, Mapping):
        return {name: _sorted(value[name]) for name in sorted(value)}
    return [_sorted(item) for item in value] if isinstance(value, list | tuple) else value
