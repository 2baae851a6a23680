"""Two people, one form: what can be saved as it is, and what both have changed (settled questions, section 7)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Conflict:
    """A field that both changed: what I saw when I began, what it is now, what I wrote."""

    field: str
    seen: str
    theirs: str
    mine: str


@dataclass(frozen=True, slots=True)
class Merge:
    """``apply``: the fields to save. ``conflicts``: the fields where a person has to choose."""

    apply: dict[str, str] = field(default_factory=dict)
    conflicts: list[Conflict] = field(default_factory=list)


def merge_form(seen: Mapping[str, str], current: Mapping[str, str], new: Mapping[str, str]) -> Merge:
    """Sort a form's fields: untouched ones are left alone, those only I changed are applied.

    A field that somebody else has changed since I saw it is a conflict, unless both wrote the same. A field
    whose seen value did not come with the form is treated as if I had seen nothing in it. Line breaks count
    as the same whether the browser sent one character or two.
    """
    merge = Merge()
    for name, value in new.items():
        mine, saw, theirs = plain(value), plain(seen.get(name, "")), plain(current.get(name, ""))
        if mine in {saw, theirs}:
            continue
        if saw == theirs:
            merge.apply[name] = mine
        else:
            merge.conflicts.append(Conflict(name, saw, theirs, mine))
    return merge


def plain(text: str) -> str:
    """The text with line breaks as one character, and without blank ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
