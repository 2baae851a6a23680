"""The canvas as it is drawn: all cards, links, flags and questions the actor may see, in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
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
from rodtrad.work.canvas.queries.whole import load_rows, seen_rows

_LANE = {"nytta": "benefit", "behov-kontext": "needs", "kunskap": "knowledge", "insats": "intervention",
         "prova": "trying", "osorterat": "needs"}  # fmt: skip
_SAID = ("state", "competence", "scale", "strength", "trust", "user_kind", "element_kind", "actor_kind",
         "contact_status", "mission_kind", "context_kind", "decision", "supports", "priority")  # fmt: skip

_FLAGGED = "KUB-CHK-24"


@dataclass(slots=True)
class BoardCard:
    """One card as it is drawn. ``facts``: the words of its type, said briefly."""

    key: str
    url: str
    text: str
    marks: str = ""
    mark_text: str = ""
    facts: str = ""
    links: int = 0
    links_text: str = ""
    flags: int = 0
    questions: int = 0
    is_first: bool = False
    is_last: bool = False


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
    retired: int
    suggested: list[str] = field(default_factory=list)

    @property
    def first_question(self) -> str:
        """The first question on the page that waits for an answer: its code, or empty."""
        asked = [*self.general, *(question for column in self.columns for question in column.questions)]
        return next((question.code for question in asked if not question.is_answered), "")

    @property
    def is_empty(self) -> bool:
        return not self.retired and not any(column.sections for column in self.columns)


def board_of(actor: Actor, detail: CaseDetail, *, retired: bool = False) -> Board:
    """The canvas of a case the actor may see."""
    cards, links = seen_rows(actor, *load_rows(detail))
    said = _links_in_words(cards, links)
    flags = list(open_flags(actor, detail.item.code))
    flagged: dict[int, int] = defaultdict(int)
    for flag in flags:
        flagged[flag.item_id] += 1
    urls = CardUrls()
    questions = questions_of(detail, cards, urls)
    asked: dict[str, int] = defaultdict(int)
    for question in questions:
        if not question.is_answered:
            for card in question.open_cards:
                asked[card.key] += 1
    shown = [card for card in cards if retired or not card.item.is_retired]
    by_type: dict[str, list[BoardCard]] = defaultdict(list)
    for card in shown:
        row = _card(card, said[card.pk], flagged[card.pk], asked[card.key])
        row.url = urls.of(card.item.code)
        by_type[card.item.kind].append(row)
    columns = [_column(piece, by_type) for piece in CARD_TYPES_OF]
    by_piece = {column.piece: column for column in columns}
    general: list[Question] = []
    for question in questions:
        if question.code == _FLAGGED and flags:
            continue  # the flags themselves stand on the page
        column = by_piece.get(question.piece)
        (column.questions if column else general).append(question)
    still_open = sum(not q.is_answered for q in general) + sum(column.open_questions for column in columns)
    suggested = [card.key for card in cards if card.basis == "inferred" and not card.item.is_retired]
    return Board(columns, general, flags, still_open, sum(card.item.is_retired for card in cards), suggested)


def _column(piece: str, by_type: dict[str, list[BoardCard]]) -> Column:
    types = CARD_TYPES_OF[piece]
    sections = [Section(name, TYPE_PLURALS[name], by_type[name]) for name in types if by_type.get(name)]
    for section in sections:
        section.cards[0].is_first = section.cards[-1].is_last = True
    return Column(
        piece, _LANE[piece], PIECE_TITLES[piece], PIECE_LEADS[piece], sections,
        [(name, TYPE_TITLES[name]) for name in types],
    )  # fmt: skip


def _card(card: CardDetail, links: list[str], flags: int, questions: int) -> BoardCard:
    marks = []
    if card.basis == "inferred":
        marks.append(("suggested", _("suggestion")))
    if card.item.life == "draft":
        marks.append(("draft", _("draft")))
    if flags:
        marks.append(("look-again", _("look again")))
    if card.item.is_retired:
        marks.append(("retired", _("put away")))
    return BoardCard(
        key=card.key, url="", text=short_text(card.item.text),
        marks=" ".join(mark for mark, _text in marks), mark_text=", ".join(text for _mark, text in marks),
        facts=facts_of(card), links=len(links), links_text="; ".join(links), flags=flags,
        questions=questions,
    )  # fmt: skip


def facts_of(card: CardDetail) -> str:
    """The words of the card's type in one line: "running · volunteer"."""
    words: list[str] = []
    for name in _SAID:
        value = card.fields.get(name)
        if isinstance(value, str):
            words.append(str(word_label(name, value)))
    period = card.fields.get("period") or card.fields.get("date") or card.fields.get("start")
    return " · ".join([*words, *([str(period)] if period else [])])


def _links_in_words(cards: list[CardDetail], links: list[tuple[int, str, int]]) -> dict[int, list[str]]:
    """For each card its links as people say them: "answers: Company at meals"."""
    by_pk = {card.pk: card for card in cards}
    said: dict[int, list[str]] = defaultdict(list)
    labels = {rel: str(label) for rel, label in RELATION_LABELS.items()}
    inverses = {rel: str(label) for rel, label in RELATION_INVERSES.items()}
    for source, rel, target in links:
        if by_pk[source].item.is_retired or by_pk[target].item.is_retired:
            continue
        said[source].append(f"{labels[rel]} {_short(by_pk[target].item.title)}")
        said[target].append(f"{inverses[rel]} {_short(by_pk[source].item.title)}")
    return said


def short_text(text: str) -> str:
    """A long statement cut for the board; the whole stands on the card's page."""
    return text if len(text) <= 400 else text[:399].rsplit(" ", 1)[0] + "…"


def _short(title: str) -> str:
    return title if len(title) <= 60 else title[:59].rsplit(" ", 1)[0] + "…"
