"""What a row of the schema is: one key, and one map of keys with the rules between them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import Any

TEXT_LENGTH = 10_000
NOTE_LENGTH = 50_000
TITLE_LENGTH = 200


class Kind(StrEnum):
    """The kinds of value of the form; ``texts`` to ``maps`` are lists, ``words`` one text or a list."""

    TEXT = "text"
    WORD = "word"
    WHOLE = "whole"
    NUMBER = "number"
    BOOL = "bool"
    DAY = "day"
    DATE = "date"
    PERIOD = "period"
    WORDS = "words"
    TEXTS = "texts"
    WHOLES = "wholes"
    MAP = "map"
    MAPS = "maps"


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the form's tables.

    ``words`` are the allowed words (of a word, or of each item). ``open_words`` keeps unknown ones with a
    remark. ``folded`` compares them without regard to case. ``pattern`` names a rule in ``patterns``.
    ``low`` and ``high`` bound wholes, both included. ``shape`` describes the map or maps below the key.
    ``keep_empty`` makes an empty list differ from no list.
    """

    name: str
    kind: Kind = Kind.TEXT
    words: tuple[str, ...] = ()
    required: bool = False
    default: Any = None
    max_length: int = TEXT_LENGTH
    low: int = 0
    high: int | None = None
    pattern: str = ""
    open_words: bool = False
    folded: bool = False
    keep_empty: bool = False
    shape: Shape | None = None


@dataclass(frozen=True)
class Shape:
    """A map: its keys in the order of the form, and the rules between them (form section 11.5).

    ``ascending`` wholes: (smaller, larger). ``in_order`` dates: (earlier, later). ``needs``: (key, key it
    cannot stand without). ``only_with`` and ``required_with``: (key, other key, its word).
    ``variants`` holds the full shape for each word of the key ``type``. ``block`` is how it is laid out:
    one key a line instead of one map a line.
    """

    keys: tuple[Key, ...]
    ascending: tuple[tuple[str, str], ...] = ()
    in_order: tuple[tuple[str, str], ...] = ()
    needs: tuple[tuple[str, str], ...] = ()
    only_with: tuple[tuple[str, str, str], ...] = ()
    required_with: tuple[tuple[str, str, str], ...] = ()
    variants: Mapping[str, Shape] = field(default_factory=dict)
    block: bool = False

    @cached_property
    def by_name(self) -> dict[str, Key]:
        """The keys by their names, in the order of the form."""
        return {key.name: key for key in self.keys}

    @cached_property
    def names_of_variants(self) -> frozenset[str]:
        """Every key that some variant knows."""
        return frozenset(name for shape in self.variants.values() for name in shape.by_name)

    def variant(self, type_word: object) -> Shape:
        """Return the shape of the type, or this one when it has no such variant."""
        return self.variants.get(type_word, self) if isinstance(type_word, str) else self
