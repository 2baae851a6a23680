"""Between the checked values of a case or card and the plain texts that stand in a form.

A form has one text per key; keys of maps are joined with a dot: ``criteria.age_min``. Two people's forms are
merged text by text, so every value has exactly one way to be written here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rodtrad.kernel.kubinol.keys import Key, Kind
from rodtrad.kernel.kubinol.messages import Problem
from rodtrad.kernel.kubinol.nodes import number_text
from rodtrad.kernel.kubinol.schema import CASE_KEYS, fields_of

Texts = dict[str, str]
_LINES = (Kind.TEXTS, Kind.WORDS)
_WHOLE = re.compile(r"[0-9]{1,15}")
_NUMBER = re.compile(r"[0-9]+([.,][0-9]+)?")


@dataclass(frozen=True, slots=True)
class FormKey:
    """One text of a form: its full name, the key it holds, and the map it stands in ("" = none)."""

    name: str
    key: Key
    group: str = ""


def form_keys(keys: Iterable[Key]) -> Iterator[FormKey]:
    """The texts that a form needs for these keys; lists of maps have pages of their own."""
    for key in keys:
        if key.kind is Kind.MAP and key.shape is not None:
            for inner in key.shape.keys:
                yield FormKey(f"{key.name}.{inner.name}", inner, key.name)
        elif key.kind is not Kind.MAPS:
            yield FormKey(key.name, key)


def card_form_keys(card_type: str) -> list[FormKey]:
    return list(form_keys(fields_of(card_type)))


CASE_FORM_NAMES = (
    "title", "description", "unit", "area", "level", "new_or_existing", "entry_piece", "entry_trigger", "entry_note",
    "parent_case", "inspired_by", "theme", "tags", "programme", "review_outcome", "freed",
)  # fmt: skip


def case_form_keys() -> list[FormKey]:
    by_name = {key.name: key for key in CASE_KEYS}
    return list(form_keys(by_name[name] for name in CASE_FORM_NAMES))


def as_text(value: Any) -> str:
    """A checked value as its form writes it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return number_text(value)
    if isinstance(value, list | tuple):
        whole = all(isinstance(item, int) for item in value)
        return (" " if whole else "\n").join(str(item) for item in value)
    return str(value)


def as_texts(keys: Iterable[FormKey], values: Mapping[str, Any]) -> Texts:
    """Every text of the form, empty ones too."""
    found: Texts = {}
    for row in keys:
        value = (values.get(row.group) or {}).get(row.key.name) if row.group else values.get(row.key.name)
        found[row.name] = as_text(value)
    return found


def as_value(key: Key, text: str) -> Any:
    """What a text stands for; one that does not fit stays a text, and the schema refuses it with its reason."""
    text = text.strip()
    if not text:
        return None
    if key.kind is Kind.BOOL:
        return {"true": True, "false": False}.get(text, text)
    if key.kind is Kind.WHOLE:
        return int(text) if _WHOLE.fullmatch(text) else text
    if key.kind is Kind.NUMBER:
        return _number(text)
    if key.kind is Kind.WHOLES:
        return [int(part) if _WHOLE.fullmatch(part) else part for part in re.split(r"[\s,]+", text)]
    if key.kind in _LINES:
        lines = [line.strip() for line in text.splitlines() if line.strip()]
        return lines[0] if key.kind is Kind.WORDS and len(lines) == 1 else lines
    return text


def _number(text: str) -> Any:
    bare = text.replace("\u00a0", "").replace(" ", "")
    if not _NUMBER.fullmatch(bare):
        return text
    value = float(bare.replace(",", "."))
    return int(value) if value.is_integer() else value


def as_values(keys: Iterable[FormKey], texts: Mapping[str, str]) -> dict[str, Any]:
    """The values of a form's texts, maps put together again; empty ones left out."""
    values: dict[str, Any] = {}
    for row in keys:
        value = as_value(row.key, texts.get(row.name, ""))
        if value is None:
            continue
        if row.group:
            values.setdefault(row.group, {})[row.key.name] = value
        else:
            values[row.key.name] = value
    return values


def errors_of(problems: Iterable[Problem], names: Iterable[str], lang: str) -> dict[str, list[str]]:
    """Refusals of the schema by the name of the field they stand at; "" for those that have none in the form."""
    known = set(names)
    found: dict[str, list[str]] = {}
    for problem in problems:
        parts = [part for part in problem.path if isinstance(part, str)]
        name = next((".".join(parts[:length]) for length in (2, 1) if ".".join(parts[:length]) in known), "")
        if not name and parts:
            name = next((each for each in names if each.startswith(f"{parts[0]}.")), "")
        text = problem.text("en" if lang.startswith("en") else "sv")
        if text not in found.setdefault(name, []):
            found[name].append(text)
    return found
