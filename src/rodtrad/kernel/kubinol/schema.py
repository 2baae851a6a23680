"""Every key of the case file, in the order of the form: the one table that all reading and writing follows.

Loader, writer, forms and JSON validation derive from it. Sections 2-4, 6 and 7 of the form stand here,
section 5 in ``schema_cards``, section 10 in ``schema_history``. The words are in ``words``.
"""

from __future__ import annotations

from dataclasses import replace

from rodtrad.kernel.kubinol.keys import NOTE_LENGTH, TITLE_LENGTH, Key, Kind, Shape
from rodtrad.kernel.kubinol.schema_cards import CRITERIA_KEYS, REACHED_KEYS, TYPE_SHAPES
from rodtrad.kernel.kubinol.schema_history import history_shape
from rodtrad.kernel.kubinol.words import (
    BASES,
    CARD_TYPES,
    ENTRY_PIECES,
    EXPECTABLE_CHECKS,
    LINK_LIVES,
    LIVES,
    PIECE_OF,
    PIECES,
    RELATIONS,
    STATUSES,
    TAG_CATALOGUES,
    VISIBILITIES,
    narrower_or_equal,
    relation_allowed,
)

__all__ = [
    "AREA",
    "CARD",
    "CARD_KEYS",
    "CARD_SHAPES",
    "CARD_TYPES",
    "CASE",
    "CASE_KEYS",
    "CRITERIA_KEYS",
    "FILE",
    "LINK",
    "LINK_KEYS",
    "PIECES",
    "PIECE_OF",
    "REACHED_KEYS",
    "RELATIONS",
    "TAG_CATALOGUES",
    "TYPE_SHAPES",
    "fields_of",
    "narrower_or_equal",
    "relation_allowed",
]

CARD_KEYS = (
    Key("id", required=True, pattern="card-id"),
    Key("piece", Kind.WORD, words=PIECES, required=True),
    Key("type", Kind.WORD, words=CARD_TYPES, required=True),
    Key("basis", Kind.WORD, words=BASES, default="source"),
    Key("text", required=True),
    Key("note", max_length=NOTE_LENGTH),
    Key("reference"),
    Key("life", Kind.WORD, words=LIVES, default="current"),
    Key("retire_reason"),
    Key("visibility", Kind.WORD, words=VISIBILITIES),
    Key("tags", Kind.TEXTS, default=()),
)

LINK_KEYS = (
    Key("from", required=True),
    Key("rel", Kind.WORD, words=tuple(RELATIONS), required=True),
    Key("to", required=True),
    Key("basis", Kind.WORD, words=BASES, default="source"),
    Key("reason"),
    Key("life", Kind.WORD, words=LINK_LIVES, default="current"),
    Key("retire_reason"),
)
LINK = Shape(LINK_KEYS, required_with=(("retire_reason", "life", "retired"),))


def _card_shape(own: Shape) -> Shape:
    return Shape(
        CARD_KEYS + own.keys,
        in_order=own.in_order,
        needs=own.needs,
        only_with=(("retire_reason", "life", "retired"),),
        required_with=(("retire_reason", "life", "retired"),),
    )


CARD_SHAPES = {card_type: _card_shape(own) for card_type, own in TYPE_SHAPES.items()}
CARD = replace(_card_shape(Shape(())), variants=CARD_SHAPES)

_TAGS = Shape(
    tuple(
        Key(name, Kind.TEXTS, words=words, open_words=True, default=())
        for name, words in TAG_CATALOGUES.items()
    )
)
_SEAT = Shape((Key("profession", required=True), Key("lead", Kind.BOOL, default=False)))
_ANSWER = ("yes", "partly", "no")
_CONDITIONS = Shape(
    (
        Key("date", Kind.DATE, required=True),
        Key("time", Kind.WORD, words=_ANSWER),
        Key("mandate", Kind.WORD, words=_ANSWER),
        Key("asked_for", Kind.WORD, words=_ANSWER),
        Key("by"),
        Key("note"),
    )
)
_FREED = Shape((Key("hours_per_month", Kind.NUMBER), Key("sek_per_year", Kind.NUMBER), Key("note")))
_EXPECTED = Shape(
    (
        Key("check", Kind.WORD, words=EXPECTABLE_CHECKS, required=True),
        Key("cards", Kind.TEXTS, default=(), keep_empty=True),
    )
)

CASE_KEYS = (
    Key("id", required=True, pattern="case-id"),
    Key("municipality", required=True),
    Key("unit"),
    Key("area", Kind.TEXTS, default=()),
    Key("title", required=True, max_length=TITLE_LENGTH),
    Key("description", default=""),
    Key("level", Kind.WORD, words=("strategic", "operational"), required=True),
    Key("new_or_existing", Kind.WORD, words=("new", "existing"), required=True),
    Key("entry_piece", Kind.WORD, words=ENTRY_PIECES, required=True),
    Key(
        "entry_trigger",
        Kind.WORD,
        words=("new-need", "new-goal", "new-knowledge", "missed-group", "review", "funding", "other"),
        default="other",
    ),
    Key("entry_note"),
    Key("status", Kind.WORD, words=STATUSES, required=True),
    Key("paused_from", Kind.WORD, words=STATUSES[:6], default="sketch"),
    Key("status_since", Kind.DATE),
    Key("exploring", Kind.BOOL, default=False),
    Key("parent_case", pattern="case-id"),
    Key("inspired_by", Kind.TEXTS, default=(), pattern="case-ref"),
    Key("theme", Kind.TEXTS, default=()),
    Key("tags", Kind.MAP, shape=_TAGS),
    Key("team", Kind.MAPS, shape=_SEAT, default=()),
    Key("programme"),
    Key("visibility", Kind.WORD, words=VISIBILITIES, default="team"),
    Key("conditions", Kind.MAPS, shape=_CONDITIONS, default=()),
    Key("review_outcome", Kind.WORD, words=("keep", "develop", "revise", "replace", "end")),
    Key("freed", Kind.MAP, shape=_FREED),
    Key("cards", Kind.MAPS, shape=CARD, default=()),
    Key("links", Kind.MAPS, shape=LINK, default=()),
    Key("expected_findings", Kind.MAPS, shape=_EXPECTED, keep_empty=True),
    Key("history", Kind.MAP, shape=history_shape(CARD, LINK)),
)
CASE = Shape(
    CASE_KEYS,
    only_with=(("paused_from", "status", "paused"), ("review_outcome", "new_or_existing", "existing")),
    block=True,
)

AREA = Shape((Key("name", required=True), Key("parent"), Key("code")))
FILE = Shape(
    (
        Key("schema_version", Kind.WHOLE, required=True, low=1),
        Key("snapshot_date", Kind.DAY),
        Key("areas", Kind.MAPS, shape=AREA, default=()),
        Key("cases", Kind.MAPS, shape=CASE, required=True),
    ),
    block=True,
)


def fields_of(card_type: str) -> tuple[Key, ...]:
    """Return the keys that only this card type has, in the order of the form. Raises KeyError."""
    return TYPE_SHAPES[card_type].keys
