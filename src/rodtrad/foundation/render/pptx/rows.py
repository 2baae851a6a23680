"""Blocks as rows of a slide: each knows its height before it is drawn, so that nothing ever runs over the edge."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml.ns import qn
from pptx.util import Pt

from rodtrad.foundation.render.blocks import Card, Cards, Heading, Paragraph, Run, Text
from rodtrad.foundation.render.look import INK, INK_SOFT, THREAD_DARK, tones
from rodtrad.foundation.render.pptx.writing import LEADING, Line, cut_to_fit, height_of, parts_that_fit, write

GAP = 12.0
PAD = 11.0
SMALL = 13.0
SIZES = (24.0, 20.0, 18.0, 16.0)
"""Sizes of what is read on a slide, in points."""


@dataclass(frozen=True, slots=True)
class Pen:
    """How to write: the language, and whether the typeface is the template's."""

    language: str
    own_font: bool


@dataclass(frozen=True, slots=True)
class Row:
    """What stands in one strip of the slide. ``draw(slide, x, y)``; ``stays``: never last on a slide (a heading)."""

    height: float
    draw: Callable[[Any, float, float], None]
    stays: bool = False
    notes: tuple[str, ...] = ()


def text_box(slide: Any, box: tuple[float, float, float, float], lines: list[Line], pen: Pen) -> Any:
    shape = slide.shapes.add_textbox(*(Pt(each) for each in box))
    write(shape.text_frame, lines, pen.language, own_font=pen.own_font)
    return shape


def heading_row(block: Heading, width: float, pen: Pen) -> Row:
    line = Line(block.text, 20 if block.level == 3 else 17, strong=True, colour=INK)
    line = cut_to_fit(line, width, 3 * line.size * LEADING)
    height = line.height(width)

    def draw(slide: Any, x: float, y: float) -> None:
        text_box(slide, (x, y, width, height), [line], pen)

    return Row(height, draw, stays=True)


def text_rows(block: Text, width: float, most: float, size: float, pen: Pen) -> list[Row]:
    """Paragraphs in as few boxes as slides allow; one longer than a slide is cut after a sentence."""
    rows: list[Row] = []
    taken: list[Line] = []
    for line in _lines_of(block, width, most, size):
        if taken and height_of([*taken, line], width) > most:
            rows.append(_lines_row(taken, width, pen))
            taken, line = [], replace(line, before=0)
        taken.append(line)
    return [*rows, _lines_row(taken, width, pen)] if taken else rows


def _lines_of(block: Text, width: float, most: float, size: float) -> list[Line]:
    lines: list[Line] = []
    count = 0
    for paragraph in block.paragraphs:
        kind = paragraph.kind
        count = count + 1 if kind == "number" else 0
        bullet = {"bullet": "•", "number": str(count)}.get(kind, "")
        whole = Line(
            paragraph.text, SMALL if kind == "small" else size, colour=INK_SOFT if kind == "small" else INK,
            emphasis=kind == "quote", bullet=bullet, before=4 if bullet else 8,
            strong=bool(paragraph.runs) and all(run.strong for run in paragraph.runs), runs=_mixed(paragraph),
        )  # fmt: skip
        parts = parts_that_fit(whole, width, most)
        lines += [parts[0], *(replace(part, bullet="") for part in parts[1:])]
    return [replace(lines[0], before=0), *lines[1:]] if lines else []


def _mixed(paragraph: Paragraph) -> tuple[Run, ...]:
    """The stretches of a paragraph when some are strong or emphasised; nothing when it is all plain."""
    return paragraph.runs if any(run.strong or run.emphasis for run in paragraph.runs) else ()


def _lines_row(lines: Sequence[Line], width: float, pen: Pen) -> Row:
    kept = list(lines)
    height = height_of(kept, width)

    def draw(slide: Any, x: float, y: float) -> None:
        text_box(slide, (x, y, width, height), kept, pen)

    return Row(height, draw)


def card_lines(card: Card, size: float, *, part: str = "") -> list[Line]:
    """The text of a card: its type, what it says, its facts, its marks."""
    strong, _soft = tones(card.tone)
    lines = [Line(card.label, SMALL, strong=True, colour=strong)] if card.label else []
    lines.append(Line(part or card.text, size, before=2 if card.label else 0))
    facts = " · ".join(fact.text for fact in card.facts)
    if facts:
        lines.append(Line(facts, SMALL, colour=INK_SOFT, before=4))
    if card.marks:
        lines.append(Line(" · ".join(card.marks), SMALL, strong=True, colour=THREAD_DARK, before=4))
    return lines


def card_rows(block: Cards, width: float, most: float, size: float, pen: Pen) -> list[Row]:
    """Cards two by two, or three when so many short ones then fit one slide; a long one takes the whole width, one
    longer than a slide goes on on the next.
    """
    half = (width - GAP) / 2
    if _total(block.cards, 2, width, size) > most >= _total(block.cards, 3, width, size):
        third = (width - 2 * GAP) / 3
        return [_pair(cards, third, size, pen) for cards in _in_rows(block.cards, 3)]
    rows: list[Row] = []
    waiting: list[Card] = []

    def flush() -> None:
        if waiting:
            rows.append(_pair(tuple(waiting), half, size, pen))
            waiting.clear()

    for card in block.cards:
        if _height(card, half, size) > most * 0.45:
            flush()
            rows += _wide(card, width, most, size, pen)
            continue
        waiting.append(card)
        if len(waiting) == 2:
            flush()
    flush()
    return rows


def _in_rows(cards: Sequence[Card], across: int) -> list[tuple[Card, ...]]:
    return [tuple(cards[at : at + across]) for at in range(0, len(cards), across)]


def _total(cards: Sequence[Card], across: int, width: float, size: float) -> float:
    """How high the cards stand, so many in each row."""
    wide = (width - GAP * (across - 1)) / across
    high = [max(_height(card, wide, size) for card in row) for row in _in_rows(cards, across)]
    return sum(high) + GAP * (len(high) - 1)


def _height(card: Card, width: float, size: float) -> float:
    return height_of(card_lines(card, size), width - 2 * PAD) + 2 * PAD


def _pair(cards: tuple[Card, ...], width: float, size: float, pen: Pen) -> Row:
    height = max(_height(card, width, size) for card in cards)

    def draw(slide: Any, x: float, y: float) -> None:
        for place, card in enumerate(cards):
            box = (x + place * (width + GAP), y, width, height)
            _card(slide, box, card, card_lines(card, size), pen)

    return Row(height, draw, notes=_notes(cards))


def _wide(card: Card, width: float, most: float, size: float, pen: Pen) -> list[Row]:
    """One card over the whole width, in as many parts as it needs. Long facts become parts too."""
    if _height(card, width, size) <= most:
        return [_one(card, card_lines(card, size), width, pen, _notes((card,)))]
    inside = width - 2 * PAD
    room = most - 2 * PAD - 2 * SMALL * LEADING
    parts = parts_that_fit(Line(card.text, size), inside, room)
    bare = Card(card.text, card.label, tone=card.tone)
    rows = []
    for place, part in enumerate(parts):
        label = f"{card.label} ({place + 1}/{len(parts)})".strip() if len(parts) > 1 else card.label
        lines = card_lines(Card(part.text, label, tone=card.tone), size)
        rows.append(_one(bare, lines, width, pen, _notes((card,)) if place == 0 else ()))
    tail = [line for line in card_lines(card, size) if line.size == SMALL and line.text != card.label]
    for line in tail:
        rows += [_one(bare, [part], width, pen, ()) for part in parts_that_fit(line, inside, room)]
    return rows


def _one(card: Card, lines: list[Line], width: float, pen: Pen, notes: tuple[str, ...]) -> Row:
    height = height_of(lines, width - 2 * PAD) + 2 * PAD

    def draw(slide: Any, x: float, y: float) -> None:
        _card(slide, (x, y, width, height), card, lines, pen)

    return Row(height, draw, notes=notes)


def _card(
    slide: Any, box: tuple[float, float, float, float], card: Card, lines: list[Line], pen: Pen
) -> None:
    shape = slide.shapes.add_shape(MSO_SHAPE.ROUNDED_RECTANGLE, *(Pt(each) for each in box))
    shape.adjustments[0] = min(0.5, 7.0 / min(box[2], box[3]))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor.from_string(tones(card.tone)[1].removeprefix("#").upper())
    shape.line.fill.background()
    shape._element.remove(shape._element.find(qn("p:style")))  # no shadow, no outline of the theme
    write(shape.text_frame, lines, pen.language, own_font=pen.own_font, pad=PAD)


def _notes(cards: tuple[Card, ...]) -> tuple[str, ...]:
    """What the speaker gets of each card: its longer note, and why it hangs together with others."""
    told = []
    for card in cards:
        inside = [each for each in (card.note, *card.reasons) if each]
        if inside:
            title = card.text if len(card.text) <= 80 else card.text[:79].rsplit(" ", 1)[0] + "…"
            told.append("\n".join([title, *(f"– {each}" for each in inside)]))
    return tuple(told)
