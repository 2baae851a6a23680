"""The canvas as it is drawn: all cards, links, flags and questions the actor may see, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rodtrad.foundation.base.days import in_words
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.thread.models import Flag
from rodtrad.foundation.thread.queries import open_flags
from rodtrad.kernel.kubinol.words import CARD_TYPES_OF
from rodtrad.work.canvas.choices import (
    PIECE_LEADS,
    PIECE_TITLES,
    RELATION_INVERSES,
    RELATION_LABELS,
    TYPE_PLURALS,
    TYPE_TITLES,
    word_label,
)
from rodtrad.work.canvas.models import CardDetail, CaseDetail
from rodtrad.work.canvas.queries.asking import CardUrls, Question, questions_of
from rodtrad.work.canvas.queries.rows import CardRow, Ends, cards_of, links_of

_LANE = {"nytta": "benefit", "behov-kontext": "needs", "kunskap": "knowledge", "insats": "intervention",
         "prova": "trying", "osorterat": "needs"}  # fmt: skip
_SAID = ("state", "competence", "scale", "strength", "trust", "user_kind", "element_kind", "actor_kind",
         "contact_status", "mission_kind", "context_kind", "decision", "supports", "priority")  # fmt: skip

_FLAGGED = "KUB-CHK-24"


@dataclass(slots=True)
class BoardCard:
    """One card as it is drawn. ``facts``: the words of its type, said briefly. ``links``: each as people say it."""

    row: CardRow
    url: str
    marks: list[tuple[str, str]]
    facts: str
    links: list[str]
    asked: int

    @property
    def key(self) -> str:
        return self.row.key


@dataclass(slots=True)
class Section:
    """The cards of one type within a piece."""

    kind: str
    title: Promise
    cards: list[BoardCard] = field(default_factory=list)


@dataclass(slots=True)
class Column:
    """One piece: its sections that hold something, the types one may add, and what the checks ask."""

    piece: str
    lane: str
    title: Promise
    lead: Promise
    sections: list[Section]
    types: list[tuple[str, Promise]]
    questions: list[Question] = field(default_factory=list)

    @property
    def count(self) -> int:
        return sum(len(section.cards) for section in self.sections)

    @property
    def open_questions(self) -> int:
        return sum(not question.is_answered for question in self.questions)


@dataclass(slots=True)
class Board:
    """All of the page. ``general``: questions that belong to no piece. ``suggested``: keys of unconfirmed cards."""

    columns: list[Column]
    general: list[Question]
    flags: list[Flag]
    open_questions: int
    asked: int
    retired: int
    suggested: list[str] = field(default_factory=list)

    @property
    def first_question(self) -> str:
        """The first question on the page that waits for an answer: its code, or empty."""
        asked = [*self.general, *(question for column in self.columns for question in column.questions)]
        return next((question.code for question in asked if not question.is_answered), "")

    @property
    def answered(self) -> int:
        """How many of the questions asked have an answer."""
        return self.asked - self.open_questions

    @property
    def is_empty(self) -> bool:
        return not self.retired and not any(column.sections for column in self.columns)


def board_of(actor: Actor, detail: CaseDetail, *, retired: bool = False) -> Board:
    """The canvas of a case the actor may see: four queries."""
    cards = cards_of(actor, detail)
    said = _links_in_words(cards, links_of(detail, cards))
    flags = flags_on(actor, detail)
    flagged = {flag.item_id for flag in flags}
    urls = CardUrls()
    questions = questions_of(detail, cards, urls)
    asked: dict[str, int] = defaultdict(int)
    for question in questions:
        for card in question.open_cards:
            asked[card.key] += 1
    by_type: dict[str, list[BoardCard]] = defaultdict(list)
    for row in cards:
        if retired or not row.is_retired:
            marks = _marks(row, row.pk in flagged)
            drawn = BoardCard(row, urls.of(row.code), marks, facts_of(row), said[row.pk], asked[row.key])
            by_type[row.kind].append(drawn)
    columns = [_column(piece, by_type) for piece in CARD_TYPES_OF]
    general = _place_questions(columns, questions, bool(flags))
    placed = [*general, *(question for column in columns for question in column.questions)]
    still_open = sum(not question.is_answered for question in placed)
    suggested = [row.key for row in cards if row.basis == "inferred" and not row.is_retired]
    number_retired = sum(row.is_retired for row in cards)
    return Board(columns, general, flags, still_open, len(placed), number_retired, suggested)


def flags_on(actor: Actor, detail: CaseDetail) -> list[Flag]:
    """What to look at again on this canvas: one query."""
    return list(open_flags(actor, detail.item.code))


def seen_as_author(actor: Actor, detail: CaseDetail) -> int | None:
    """The actor's id when some card here is seen only because the actor wrote it; else None: one query.

    Then those who share audiences and part in the work see the same cards (org.rules.sees).
    """
    own = CardDetail.objects.filter(case=detail, item__author_id=actor.user_id)
    if detail.item.home in actor.on_objects:
        own = own.filter(item__audience=Audience.PRIVATE)
    return actor.user_id if own.exclude(item__audience__in=sorted(actor.audiences)).exists() else None


def _place_questions(columns: list[Column], questions: list[Question], flagged: bool) -> list[Question]:
    """Each question to the piece it is about; those about the whole are returned."""
    by_piece = {column.piece: column for column in columns}
    general: list[Question] = []
    for question in questions:
        if question.code == _FLAGGED and flagged:
            continue  # the flags themselves stand on the page
        column = by_piece.get(question.piece)
        (column.questions if column else general).append(question)
    return general


def _column(piece: str, by_type: dict[str, list[BoardCard]]) -> Column:
    types = CARD_TYPES_OF[piece]
    sections = [Section(name, TYPE_PLURALS[name], by_type[name]) for name in types if by_type.get(name)]
    return Column(
        piece, _LANE[piece], PIECE_TITLES[piece], PIECE_LEADS[piece], sections,
        [(name, TYPE_TITLES[name]) for name in types],
    )  # fmt: skip


def _marks(row: CardRow, flagged: bool) -> list[tuple[str, str]]:
    """What is drawn beside the card's id: (mark, its words)."""
    marks = []
    if row.basis == "inferred":
        marks.append(("suggested", _("suggestion")))
    if row.life == "draft":
        marks.append(("draft", _("draft")))
    if flagged:
        marks.append(("look-again", _("look again")))
    if row.is_retired:
        marks.append(("retired", _("put away")))
    return marks


def facts_of(card: CardRow) -> str:
    """The words of the card's type in one line: "running · volunteer"."""
    words: list[str] = []
    for name in _SAID:
        value = card.fields.get(name)
        if isinstance(value, str):
            words.append(str(word_label(name, value)))
    period = card.fields.get("period") or card.fields.get("date") or card.fields.get("start")
    return " · ".join([*words, *([in_words(str(period))] if period else [])])


def _links_in_words(cards: list[CardRow], links: list[Ends]) -> dict[int, list[str]]:
    """For each card its links as people say them, by relation: "answers B1, B2"."""
    living = {card.pk: card.key for card in cards if not card.is_retired}
    labels = {rel: str(label) for rel, label in RELATION_LABELS.items()}
    inverses = {rel: str(label) for rel, label in RELATION_INVERSES.items()}
    ends: dict[int, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for source, rel, target in links:
        if source in living and target in living:
            ends[source][labels[rel]].append(living[target])
            ends[target][inverses[rel]].append(living[source])
    said: dict[int, list[str]] = defaultdict(list)
    for pk, by_label in ends.items():
        said[pk] = [f"{label} {key}" for label, keys in by_label.items() for key in keys]
    return said


def short_text(text: str, longest: int) -> str:
    """A long statement cut for the board, to so many characters; the whole stands on the card's page."""
    return text if len(text) <= longest else text[: longest - 1].rsplit(" ", 1)[0] + "…"
