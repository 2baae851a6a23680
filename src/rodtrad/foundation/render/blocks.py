"""The document model: plain frozen values. A module builds a Document, and knows nothing of its forms.

A document has sections; each is a slide or more in a presentation, a heading with content elsewhere. Texts are plain
strings as people wrote them: no markup in them means anything in any form.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from rodtrad.foundation.render.charts.spec import ChartSpec
from rodtrad.foundation.render.values import Value

ParagraphKind = Literal["plain", "bullet", "number", "quote", "small"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one way of writing."""

    text: str
    strong: bool = False
    emphasis: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, or one line of a list (``bullet``, ``number``)."""

    runs: tuple[Run, ...]
    kind: ParagraphKind = "plain"

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading within a section. ``level``: 3 directly below the section's title (which is 2), then 4."""

    text: str
    level: Literal[3, 4] = 3


@dataclass(frozen=True, slots=True)
class Text:
    paragraphs: tuple[Paragraph, ...]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line that says something about a card: ``title`` may be empty."""

    title: str
    value: str

    @property
    def text(self) -> str:
        return f"{self.title}: {self.value}" if self.title else self.value


@dataclass(frozen=True, slots=True)
class Card:
    """One card. ``label``: its type; ``marks``: draft, suggestion, look again; ``reasons``: why it hangs together
    with others, kept for notes and for the forms that have room. ``tone``: a lane (kernel.thread.lanes) or empty.
    """

    text: str
    label: str = ""
    facts: tuple[Fact, ...] = ()
    marks: tuple[str, ...] = ()
    note: str = ""
    reasons: tuple[str, ...] = ()
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Cards:
    """Cards that belong together. ``title`` stands above them, one level below the section's."""

    cards: tuple[Card, ...]
    title: str = ""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table. ``numbers``: its values stand to the right."""

    title: str
    numbers: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """``rows`` have one value per column. ``row_heads``: the first column names its row."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Value, ...], ...]
    row_heads: bool = True
    note: str = ""


@dataclass(frozen=True, slots=True)
class Chart:
    spec: ChartSpec


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture: ``data`` as PNG or JPEG, or ``svg``. Without ``alt`` it is given a stand-in that says so."""

    alt: str
    data: bytes = b""
    svg: str = ""
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Note:
    """What the speaker says. Notes in PowerPoint; a fold on the web; left out of print."""

    text: str


@dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page, or a new slide with the same title."""


@dataclass(frozen=True, slots=True)
class Columns:
    """Blocks side by side where there is room, else below each other. Never nested."""

    columns: tuple[tuple[Block, ...], ...]


Block = Heading | Text | Cards | Table | Chart | Picture | Note | PageBreak | Columns


@dataclass(frozen=True, slots=True)
class Section:
    """A part with a title. ``lead``: one line below it. ``tone``: its lane, which gives its colour."""

    title: str
    blocks: tuple[Block, ...] = ()
    lead: str = ""
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """``marks``: what must be seen at once, such as draft. ``pages``: how many printed pages it should take at most
    (0 = as many as it needs); the text shrinks to a readable least, then a remark says that it became more.
    """

    title: str
    sections: tuple[Section, ...] = ()
    language: str = "sv"
    subtitle: str = ""
    date: date | None = None
    version: str = ""
    organisation: str = ""
    marks: tuple[str, ...] = ()
    pages: int = 0
    logo: bytes = b""
    facts: tuple[Fact, ...] = field(default=())


def paragraphs(*texts: str, kind: ParagraphKind = "plain") -> Text:
    """Plain paragraphs, empty ones left out."""
    return Text(tuple(Paragraph((Run(text),), kind) for text in texts if text.strip()))


def all_blocks(document: Document) -> Iterator[Block]:
    """Every block in reading order, those in columns too."""
    for section in document.sections:
        yield from _within(section.blocks)


def _within(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        if isinstance(block, Columns):
            for column in block.columns:
                yield from _within(column)
        else:
            yield block
