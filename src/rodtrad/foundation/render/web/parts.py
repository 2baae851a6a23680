"""A Document as HTML: no inline style or script, every text in its own direction, a table behind every chart."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import (
    Block,
    Card,
    Cards,
    Chart,
    Document,
    Heading,
    Note,
    PageBreak,
    Paragraph,
    Picture,
    Section,
    Table,
    Text,
)
from rodtrad.foundation.render.charts.svg import svg_of
from rodtrad.foundation.render.charts.tables import table_of
from rodtrad.foundation.render.pictures import judge
from rodtrad.foundation.render.texts import clean
from rodtrad.foundation.render.values import said
from rodtrad.foundation.render.web.paging import slides
from rodtrad.foundation.render.words import day, in_language

EMPTY = SafeString("")
Html = SafeString


@dataclass(slots=True)
class _Pen:
    """``top``: the level of the document's own title on the page; ``notes``: reasons stand below the slide;
    ``count``: ids given so far.
    """

    language: str
    top: int = 1
    notes: bool = False
    count: list[int] = field(default_factory=lambda: [0])

    def key(self) -> str:
        self.count[0] += 1
        return f"doc-{self.count[0]}"


def part_of(document: Document, *, top: int = 2) -> Html:
    """The document within a page whose own heading stands above: its title becomes ``h{top}``."""
    with in_language(document.language):
        pen = _Pen(document.language, top)
        body = [_head(pen, document), *(_section(pen, section) for section in document.sections)]
        return format_html(
            '<article class="document" lang="{}">{}</article>', document.language, _joined(body)
        )


def slides_of(document: Document) -> Html:
    """Slides one below another: a long page to read, or one at a time with the keys of web/slides.js."""
    with in_language(document.language):
        pen = _Pen(document.language, 1, notes=True)
        parts = [
            format_html(
                '<section class="slide slide-first" id="bild-1" data-slide>{}</section>', _head(pen, document)
            )
        ]
        for place, slide in enumerate(slides(document), start=2):
            told = format_html(
                '<section class="slide" id="bild-{}" data-slide{}>{}{}{}</section>', place, _tone(slide.tone),
                _marks(document.marks), _inside(pen, slide), _spoken(slide),
            )  # fmt: skip
            parts.append(told)
        return format_html('<div class="slides" lang="{}">{}</div>', document.language, _joined(parts))


def _joined(parts: Iterable[Html]) -> Html:
    return format_html_join("", "{}", ((part,) for part in parts))


def _text(text: str) -> Html:
    """A text with its line breaks."""
    return format_html_join(mark_safe("<br>"), "{}", ((line,) for line in clean(text).split("\n")))


def _say(tag: str, text: str, extra: str = "") -> Html:
    """An element around a text in its own direction; nothing for an empty text. ``tag``, ``extra``: our own words."""
    if not text.strip():
        return EMPTY
    name = mark_safe(tag)  # noqa: S308
    return format_html('<{}{} dir="auto">{}</{}>', name, mark_safe(extra), _text(text), name)  # noqa: S308


def _tone(tone: str) -> Html:
    return format_html(' data-lane="{}"', tone) if tone else EMPTY


def _marks(marks: tuple[str, ...]) -> Html:
    return _say("p", " · ".join(marks), ' class="document-marks"')


def _head(pen: _Pen, document: Document) -> Html:
    when = (document.subtitle, day(document.date, document.language), document.version)
    facts = " · ".join(fact.text for fact in document.facts)
    logo = _logo(document) if document.logo else EMPTY
    return format_html(
        '<header class="document-head">{}{}{}{}{}{}</header>', logo,
        _say("p", document.organisation, ' class="document-from"'), _say(f"h{pen.top}", document.title),
        _say("p", " · ".join(each for each in when if each), ' class="document-when"'), _marks(document.marks),
        _say("p", facts, ' class="document-facts"'),
    )  # fmt: skip


def _logo(document: Document) -> Html:
    alt = _("The logo of %(organisation)s") % {"organisation": document.organisation}
    return format_html('<img class="document-logo" src="{}" alt="{}">', _data_url(document.logo), alt)


def _data_url(data: bytes) -> str:
    return f"data:image/{judge(data).lower()};base64,{b64encode(data).decode()}"


def _section(pen: _Pen, section: Section) -> Html:
    return format_html(
        '<section class="document-section"{}>{}</section>', _tone(section.tone), _inside(pen, section)
    )


def _inside(pen: _Pen, section: Section) -> Html:
    head = _say(f"h{pen.top + 1}", section.title)
    lead = _say("p", section.lead, ' class="document-lead"')
    return _joined([head, lead, *(_block(pen, block) for block in section.blocks)])


def _block(pen: _Pen, block: Block) -> Html:
    if isinstance(block, Heading):
        return _say(f"h{pen.top + block.level - 1}", block.text)
    if isinstance(block, Text):
        return _paragraphs(block.paragraphs)
    if isinstance(block, Cards):
        return _cards(pen, block)
    if isinstance(block, Table):
        return _table(pen, block)
    if isinstance(block, Chart):
        return _chart(pen, block)
    if isinstance(block, Picture):
        return _picture(block)
    if isinstance(block, PageBreak):
        return mark_safe('<hr class="page-break">')
    if isinstance(block, Note):
        return EMPTY  # for the speaker: see _spoken
    columns = format_html_join(
        "", "<div>{}</div>", ((_joined(_block(pen, each) for each in column),) for column in block.columns)
    )
    return format_html('<div class="document-columns">{}</div>', columns)


def _spoken(slide: Section) -> Html:
    """What the speaker says, folded below the slide: its notes, and why its cards hang together."""
    told = [block.text for block in slide.blocks if isinstance(block, Note)]
    for block in slide.blocks:
        if isinstance(block, Cards):
            told += [f"{card.text} – {'; '.join(card.reasons)}" for card in block.cards if card.reasons]
    if not told:
        return EMPTY
    rows = format_html_join("", '<li dir="auto">{}</li>', ((_text(each),) for each in told))
    summary = _("What the speaker says")
    return format_html(
        '<details class="slide-notes"><summary>{}</summary><ul>{}</ul></details>', summary, rows
    )


def _paragraphs(rows: tuple[Paragraph, ...]) -> Html:
    """Paragraphs; neighbours of a list in one list."""
    parts: list[Html] = []
    listed: list[Html] = []
    kind = ""
    for row in (*rows, Paragraph(())):
        if listed and row.kind != kind:
            tag = mark_safe("ol" if kind == "number" else "ul")  # noqa: S308
            parts.append(format_html("<{}>{}</{}>", tag, _joined(listed), tag))
            listed = []
        kind = row.kind
        if kind in ("bullet", "number"):
            listed.append(format_html('<li dir="auto">{}</li>', _runs(row)))
        elif row.runs:
            shape = {
                "quote": '<blockquote dir="auto"><p>{}</p></blockquote>',
                "small": '<p class="small" dir="auto">{}</p>',
            }
            parts.append(format_html(shape.get(kind, '<p dir="auto">{}</p>'), _runs(row)))
    return _joined(parts)


def _runs(row: Paragraph) -> Html:
    parts = []
    for run in row.runs:
        part = _text(run.text)
        if run.strong:
            part = format_html("<strong>{}</strong>", part)
        if run.emphasis:
            part = format_html("<em>{}</em>", part)
        parts.append(part)
    return _joined(parts)


def _cards(pen: _Pen, block: Cards) -> Html:
    head = _say(f"h{pen.top + 2}", block.title)
    items = format_html_join(
        "", "<li{}>{}</li>", ((_tone(card.tone), _card(pen, card)) for card in block.cards)
    )
    return format_html('{}<ul class="document-cards">{}</ul>', head, items)


def _card(pen: _Pen, card: Card) -> Html:
    facts = " · ".join(fact.text for fact in card.facts)
    reasons = EMPTY
    if card.reasons and not pen.notes:
        rows = format_html_join("", '<li dir="auto">{}</li>', ((_text(each),) for each in card.reasons))
        reasons = format_html(
            '<details class="document-reasons"><summary>{}</summary><ul>{}</ul></details>',
            _("How it hangs together"),
            rows,
        )
    return _joined(
        [
            _say("p", card.label, ' class="card-label"'), _say("p", card.text),
            _say("p", facts, ' class="card-facts"'),
            _say("p", " · ".join(card.marks), ' class="card-marks"'), _say("p", card.note, ' class="card-note"'),
            reasons,
        ]
    )  # fmt: skip


def _table(pen: _Pen, block: Table) -> Html:
    heads = format_html_join(
        "",
        '<th scope="col"{}>{}</th>',
        ((_numbers(column.numbers), column.title) for column in block.columns),
    )
    rows = format_html_join("", "<tr>{}</tr>", ((_cells(pen, block, row),) for row in block.rows))
    caption = format_html("<caption>{}</caption>", block.title) if block.title else EMPTY
    return format_html(
        '<div class="document-table" tabindex="0" role="group" aria-label="{}"><table>{}<thead><tr>{}</tr></thead>'
        "<tbody>{}</tbody></table></div>{}",
        block.title or _("Table"), caption, heads, rows, _say("p", block.note, ' class="small"'),
    )  # fmt: skip


def _numbers(numbers: bool) -> Html:
    return mark_safe(' class="number"') if numbers else EMPTY


def _cells(pen: _Pen, block: Table, row: tuple[object, ...]) -> Html:
    parts = []
    for place, value in enumerate(row):
        shown = _text(said(value, None, pen.language))  # type: ignore[arg-type]
        if place == 0 and block.row_heads:
            parts.append(format_html('<th scope="row" dir="auto">{}</th>', shown))
        else:
            parts.append(
                format_html('<td{} dir="auto">{}</td>', _numbers(block.columns[place].numbers), shown)
            )
    return _joined(parts)


def _chart(pen: _Pen, block: Chart) -> Html:
    """The drawing, its words, its source, and the table behind; web/chart.js adds reading by keys."""
    spec, key = block.spec, pen.key()
    drawing = mark_safe(svg_of(spec, key=key, language=pen.language))  # noqa: S308 - every text in it is escaped
    return format_html(
        '<figure class="document-chart" data-chart="{}"><figcaption dir="auto">{}</figcaption>'
        '<div class="chart-sheet" tabindex="0" role="group" aria-label="{}">{}</div>{}{}'
        "<details><summary>{}</summary>{}</details></figure>",
        _("Read the points of %(title)s") % {"title": spec.title}, spec.title, spec.title, drawing,
        _say("p", spec.description, ' class="chart-words"'), _say("p", spec.source, ' class="small"'),
        _("Show the numbers"), _table(pen, table_of(spec)),
    )  # fmt: skip


def _picture(block: Picture) -> Html:
    alt = block.alt or _("Picture without a description")
    caption = _say("figcaption", block.caption)
    if block.svg:
        source = f"data:image/svg+xml;base64,{b64encode(block.svg.encode()).decode()}"
    else:
        source = _data_url(block.data)
    return format_html(
        '<figure class="document-picture"><img src="{}" alt="{}">{}</figure>', source, alt, caption
    )
