"""The keys of ``history`` (form section 10). Kinds that the form leaves open are texts."""

from __future__ import annotations

from rodtrad.kernel.kubinol.keys import Key, Kind, Shape
from rodtrad.kernel.kubinol.words import ALL_CHECKS, PIECES, STATUSES

_DECISION_POINT = Shape(
    (
        Key("date", Kind.DAY, required=True),
        Key("question", required=True),
        Key("alternatives", Kind.TEXTS, required=True),
        Key("chosen"),
        Key("reasons"),
        Key("grounds", Kind.TEXTS),
        Key("decided_by"),
        Key("gives_up"),
        Key("reconsider", Kind.DATE),
    ),
    in_order=(("date", "reconsider"),),
)
_QUESTION = Shape(
    (
        Key("asked", Kind.DAY, required=True),
        Key("text", required=True),
        Key("about"),
        Key("asked_by"),
        Key("state", Kind.WORD, words=("open", "answered", "parked", "led-to-change")),
        Key("answer"),
        Key("changed", Kind.TEXTS),
    )
)
_ALTERNATIVE = Shape((Key("text", required=True), Key("for"), Key("against"), Key("keep", Kind.BOOL)))
_THOUGHT_TEST = Shape(
    (
        Key("date", Kind.DAY, required=True),
        Key("knot", required=True),
        Key("pieces", Kind.WORDS, words=PIECES),
        Key("alternatives", Kind.MAPS, shape=_ALTERNATIVE),
        Key("outcome"),
        Key("next_test"),
    )
)
_FLAG = Shape(
    (
        Key("card", required=True),
        Key("cause"),
        Key("raised", Kind.DAY, required=True),
        Key("what"),
        Key("answer", Kind.WORD, words=("keep", "change", "stop")),
        Key("answered", Kind.DAY),
        Key("reason"),
    ),
    in_order=(("raised", "answered"),),
)
_TRIGGERS = ("unexpected-result", "new-knowledge", "new-need", "new-mission", "question")
_LOOP = Shape(
    (
        Key("trigger", Kind.WORD, words=_TRIGGERS),
        Key("from_version", Kind.WHOLE),
        Key("to_version", Kind.WHOLE),
        Key("assumptions", Kind.WORDS),
        Key("changed", Kind.WORDS),
        Key("kind", Kind.WORD, words=("single", "double", "none"), required=True),
        Key("learning"),
    )
)
_ANSWER = Shape(
    (
        Key("check", Kind.WORD, words=ALL_CHECKS, required=True),
        Key("cards", Kind.TEXTS),
        Key("answer", Kind.WORD, words=("answered", "postponed", "dismissed"), required=True),
        Key("reason", required=True),
        Key("date", Kind.DAY, required=True),
        Key("until", Kind.DAY),
    ),
    in_order=(("date", "until"),),
)

# The keys of history that name cards of the case, by list.
CARD_ID_KEYS = {
    "decision_points": ("grounds",),
    "questions": ("changed",),
    "flags": ("card", "cause"),
    "answers": ("cards",),
}


def history_shape(card: Shape, link: Shape) -> Shape:
    """Return the map of history; cards and links of its versions have the shapes of sections 4-6."""
    version = Shape(
        (
            Key("number", Kind.WHOLE, required=True),
            Key("name"),
            Key("date", Kind.DAY, required=True),
            Key("reason"),
            Key("status", Kind.WORD, words=STATUSES),
            Key("cards", Kind.MAPS, shape=card, default=()),
            Key("links", Kind.MAPS, shape=link, default=()),
        ),
        block=True,
    )
    rows = (
        ("versions", version),
        ("decision_points", _DECISION_POINT),
        ("questions", _QUESTION),
        ("thought_tests", _THOUGHT_TEST),
        ("flags", _FLAG),
        ("loops", _LOOP),
        ("answers", _ANSWER),
    )
    return Shape(tuple(Key(name, Kind.MAPS, shape=shape, default=()) for name, shape in rows), block=True)
