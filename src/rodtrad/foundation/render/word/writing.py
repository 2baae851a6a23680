"""Writing paragraphs of Word: direction by the text itself, colour and shade of cards, alternative texts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor

from rodtrad.foundation.render.texts import clean, is_right_to_left


@dataclass(slots=True)
class Pen:
    """The file that is written in. ``numbering``: the list that numbers now belong to."""

    file: Any
    language: str
    numbering: int = 0

    def paragraph(self, style: Any = None) -> Any:
        return self.file.add_paragraph(style=style)

    def style(self, name: str) -> Any:
        """The style of that name when the file has it."""
        return self.file.styles[name] if name and name in self.file.styles else None

    def break_page(self) -> None:
        self.file.add_paragraph().add_run().add_break(WD_BREAK.PAGE)

    def number(self, paragraph: Any) -> None:
        """Let the paragraph count in the present list."""
        properties = paragraph._p.get_or_add_pPr()
        numbered = properties.get_or_add_numPr()
        numbered.get_or_add_ilvl().val = 0
        numbered.get_or_add_numId().val = self.numbering


def write(
    paragraph: Any,
    text: str,
    *,
    strong: bool = False,
    emphasis: bool = False,
    size: float = 0.0,
    colour: str = "",
) -> None:
    """Add a run; line breaks in the text are kept."""
    shown = clean(text)
    run = paragraph.add_run(shown)
    if strong:
        run.bold = True
    if emphasis:
        run.italic = True
    if size:
        run.font.size = Pt(size)
    if colour:
        run.font.color.rgb = RGBColor.from_string(colour.removeprefix("#").upper())
    if is_right_to_left(shown):
        run.font.rtl = True
        properties = paragraph._p.get_or_add_pPr()
        if properties.find(qn("w:bidi")) is None:
            properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)


_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_SHADE = ("w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
                "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", *_AFTER_BIDI)  # fmt: skip


def shade(paragraph: Any, strong: str, soft: str, *, odd: bool, right_to_left: bool) -> None:
    """A card: a coloured line to the left and a soft ground, as properties of the paragraph.

    Word joins neighbours with equal borders into one; ``odd``: every other card differs by one point.
    """
    properties = paragraph._p.get_or_add_pPr()
    border = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (
        ("val", "single"),
        ("sz", "24"),
        ("space", "9" if odd else "8"),
        ("color", strong.removeprefix("#")),
    ):
        left.set(qn(f"w:{name}"), value)
    border.append(left)
    ground = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", soft.removeprefix("#"))):
        ground.set(qn(f"w:{name}"), value)
    properties.insert_element_before(border, "w:shd", *_AFTER_SHADE)
    properties.insert_element_before(ground, *_AFTER_SHADE)
    if right_to_left:
        paragraph.paragraph_format.right_indent = Pt(10)
    else:
        paragraph.paragraph_format.left_indent = Pt(10)


def describe(shape: Any, alt: str) -> None:
    """The alternative text of a picture."""
    shape._inline.docPr.set("descr", clean(alt))
