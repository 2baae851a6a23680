"""A KUBINOL case as plain values: what the file reader makes, the database queries make, and the checks read.

All values are JSON-able and stand as in the case file: dates as written (text), "words" as tuples of
text, criteria as mappings with the keys of the form. Nothing here is validated; see ``schema``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

Fields = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Area:
    """One row of the file's ``areas``; a parent that is not declared exists implicitly."""

    name: str
    parent: str = ""
    code: str = ""


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``fields`` holds the keys of its type (form section 5), without defaults."""

    id: str
    piece: str
    type: str
    text: str
    basis: str = "source"
    note: str = ""
    reference: str = ""
    life: str = "current"
    retire_reason: str = ""
    visibility: str = ""
    tags: tuple[str, ...] = ()
    fields: Fields = field(default_factory=dict)
    extra: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Link:
    """One typed link between two cards of the case, read as people say it: ``source`` rel ``target``."""

    source: str
    rel: str
    target: str
    basis: str = "source"
    reason: str = ""
    life: str = "current"
    retire_reason: str = ""
    extra: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Flag:
    """A look-again flag on a card, for KUB-CHK-24. ``answered`` is None while it is open."""

    card: str
    raised: date
    answered: date | None = None


@dataclass(frozen=True, slots=True)
class Case:
    """One case with its cards and links in the order of the board.

    ``fields`` holds every other key of form section 3 that was given (unit, area, level, entry_piece,
    team, tags, ...), in the plain form of the file. ``municipality`` is the name or code as written.
    """

    id: str
    municipality: str
    title: str
    status: str
    description: str = ""
    paused_from: str = ""
    status_since: str = ""
    exploring: bool = False
    visibility: str = "team"
    fields: Fields = field(default_factory=dict)
    cards: tuple[Card, ...] = ()
    links: tuple[Link, ...] = ()
    expected_findings: tuple[tuple[str, tuple[str, ...]], ...] | None = None
    history: Fields | None = None
    extra: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CaseFile:
    """A whole file: the date of its sketches, its areas and its cases."""

    cases: tuple[Case, ...]
    areas: tuple[Area, ...] = ()
    snapshot_date: date | None = None
    extra: Fields = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Finding:
    """One code for one case. ``cards`` in the order of the case; empty = the case as a whole."""

    check: str
    cards: tuple[str, ...] = ()
