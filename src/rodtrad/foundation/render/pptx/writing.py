"""Writing text into a shape: language on every run, exact line heights, direction by the text itself."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, replace
from typing import Any

from lxml import etree
from pptx.enum.text import MSO_ANCHOR, MSO_AUTO_SIZE, PP_ALIGN
from pptx.util import Pt

from rodtrad.foundation.render.blocks import Run
from rodtrad.foundation.render.fonts import line_count
from rodtrad.foundation.render.look import FAMILY, INK
from rodtrad.foundation.render.texts import break_at, clean, is_right_to_left

LEADING = 1.22
"""Height of a line in shares of the size of its letters."""
_HANG = 22
ROOM = 1.12
"""Where Source Sans 3 is not installed PowerPoint takes Arial, 9 % wider: texts are measured with this room."""


@dataclass(frozen=True, slots=True)
class Line:
    """One paragraph as it stands on a slide. ``before``: room above it, in points. ``runs``: its stretches when they
    are not all written in one way; together they are ``text``.
    """

    text: str
    size: float
    strong: bool = False
    emphasis: bool = False
    colour: str = INK
    before: float = 0.0
    bullet: str = ""
    runs: tuple[Run, ...] = ()

    def height(self, width: float) -> float:
        """In points, within ``width`` points."""
        room = width - (_HANG if self.bullet else 0)
        strong = self.strong or any(run.strong for run in self.runs)
        lines = line_count(clean(self.text), self.size * ROOM, room, strong=strong)
        return self.before + lines * self.size * LEADING


def parts_that_fit(line: Line, width: float, height: float) -> list[Line]:
    """The line in as many parts as frames of this height need, each broken after a sentence where that can be."""
    parts: list[Line] = []
    rest = clean(line.text)
    while replace(line, text=rest).height(width) > height and len(rest) > 1:
        fits = bisect_right(
            range(1, len(rest)), height, key=lambda count: replace(line, text=rest[:count]).height(width)
        )
        at = break_at(rest, max(fits, 1))
        parts.append(replace(line, text=rest[:at].strip(), runs=()))
        rest = rest[at:].strip()
    if not parts:
        return [replace(line, text=rest)]
    return [*parts, replace(line, text=rest, runs=())] if rest else parts


def cut_to_fit(line: Line, width: float, height: float) -> Line:
    """The line, or its beginning with an ellipsis, no higher than this."""
    if line.height(width) <= height:
        return line
    shown = replace(line, text=f"{line.text} …")
    first = parts_that_fit(shown, width, height)[0].text
    return replace(line, text=f"{first[:-2].rstrip(' ,.;:')}…")


def height_of(lines: list[Line], width: float) -> float:
    return sum(line.height(width) for line in lines)


def tag_of(language: str) -> str:
    """The language as Office names it."""
    return {"sv": "sv-SE", "en": "en-GB"}.get(language[:2], language)


def write(frame: Any, lines: list[Line], language: str, *, own_font: bool, pad: float = 0.0) -> None:
    """Fill a text frame. ``own_font``: leave the typeface to the template."""
    frame.word_wrap = True
    frame.auto_size = MSO_AUTO_SIZE.NONE
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = Pt(pad)
    for place, line in enumerate(lines):
        paragraph = frame.paragraphs[0] if place == 0 else frame.add_paragraph()
        fill(paragraph, line, language, own_font=own_font)


def fill(paragraph: Any, line: Line, language: str, *, own_font: bool) -> None:
    """One paragraph."""
    text = clean(line.text)
    paragraph.alignment = PP_ALIGN.LEFT
    paragraph.line_spacing = Pt(round(line.size * LEADING, 1))
    paragraph.space_before, paragraph.space_after = Pt(line.before), Pt(0)
    properties = paragraph._p.get_or_add_pPr()
    if is_right_to_left(text):
        properties.set("rtl", "1")
        paragraph.alignment = PP_ALIGN.RIGHT
    if line.bullet:
        properties.set("marL", str(_HANG * 12700))
        properties.set("indent", str(-_HANG * 12700))
        tag = properties.makeelement(f"{{{_A}}}buChar", {"char": line.bullet})
        if line.bullet.isdigit():
            tag = properties.makeelement(
                f"{{{_A}}}buAutoNum", {"type": "arabicPeriod", "startAt": line.bullet}
            )
        properties.append(tag)
    else:
        properties.append(properties.makeelement(f"{{{_A}}}buNone", {}))
    for run in line.runs or (Run(text),):
        look = replace(line, strong=line.strong or run.strong, emphasis=line.emphasis or run.emphasis)
        for place, part in enumerate(clean(run.text).split("\n")):
            if place:
                paragraph.add_line_break()
            style(paragraph.add_run(), part, look, language, own_font=own_font)


_A = "http://schemas.openxmlformats.org/drawingml/2006/main"


def style(run: Any, text: str, line: Line, language: str, *, own_font: bool) -> None:
    """Text, language and look of one run, written as XML at once: python-pptx's own properties are slow."""
    run.text = text
    look = run._r.get_or_add_rPr()
    look.set("lang", tag_of(language))
    look.set("sz", str(round(line.size * 100)))
    look.set("b", "1" if line.strong else "0")
    look.set("i", "1" if line.emphasis else "0")
    fill = etree.SubElement(look, f"{{{_A}}}solidFill")
    etree.SubElement(fill, f"{{{_A}}}srgbClr", val=line.colour.removeprefix("#").upper())
    if not own_font:
        etree.SubElement(look, f"{{{_A}}}latin", typeface=FAMILY)


def describe(shape: Any, alt: str, name: str = "") -> None:
    """The alternative text of a picture, chart or table."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", clean(alt))
    if name:
        properties.set("name", clean(name)[:80])
