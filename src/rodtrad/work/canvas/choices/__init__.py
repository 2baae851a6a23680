"""The words of the canvas as people read them. The words themselves are kernel.kubinol's; here are labels."""

from __future__ import annotations

from rodtrad.work.canvas.choices.keys import HELP, TITLES, title_of
from rodtrad.work.canvas.choices.over_time import (
    CHANGE_TITLES,
    CONDITION_HELP,
    CONDITION_TITLES,
    LOOP_SHORT,
    REVIEW_LEADS,
    REVIEW_TITLES,
    TIMELINE_TITLES,
    Condition,
    LoopKind,
    LoopTrigger,
    VersionWhy,
)
from rodtrad.work.canvas.choices.parts import (
    LETTER_OF,
    PIECE_LEADS,
    PIECE_TITLES,
    RELATION_INVERSES,
    RELATION_LABELS,
    TYPE_PLURALS,
    TYPE_TITLES,
)
from rodtrad.work.canvas.choices.states import (
    AnswerKind,
    EntryTrigger,
    Level,
    NewOrExisting,
    ReviewOutcome,
    Status,
)
from rodtrad.work.canvas.choices.words import CATALOGUE_TITLES, TAG_LABELS, WORDS, said, word_label

__all__ = [
    "CATALOGUE_TITLES",
    "CHANGE_TITLES",
    "CONDITION_HELP",
    "CONDITION_TITLES",
    "HELP",
    "LETTER_OF",
    "LOOP_SHORT",
    "PIECE_LEADS",
    "PIECE_TITLES",
    "RELATION_INVERSES",
    "RELATION_LABELS",
    "REVIEW_LEADS",
    "REVIEW_TITLES",
    "TAG_LABELS",
    "TIMELINE_TITLES",
    "TITLES",
    "TYPE_PLURALS",
    "TYPE_TITLES",
    "WORDS",
    "AnswerKind",
    "Condition",
    "EntryTrigger",
    "Level",
    "LoopKind",
    "LoopTrigger",
    "NewOrExisting",
    "ReviewOutcome",
    "Status",
    "VersionWhy",
    "said",
    "title_of",
    "word_label",
]
