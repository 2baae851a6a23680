"""The demo's letterhead: an invented logo and templates for one municipality, made here so that no file is shipped."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import docx
from docx.shared import Cm, Pt
from docx.shared import RGBColor as WordColour
from PIL import Image, ImageDraw
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Inches

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.letterhead.choices import Kind
from rodtrad.foundation.letterhead.services import keep_file

AT = "molndal"
BLUE, SUN = "1F4E79", "F2B84B"
_WIDE = Inches(13.333)


def build(actor: Actor, world: dict[str, Any]) -> None:
    """Mölndal's documents get a logo and templates of their own; the others are drawn on ours."""
    place = world["places"][AT]
    keep_file(actor, place, Kind.LOGO, "logotyp-pahittad.png", logo())
    keep_file(actor, place, Kind.PPTX, "mall-pahittad.pptx", pptx_template())
    keep_file(actor, place, Kind.DOCX, "mall-pahittad.docx", docx_template())


def logo() -> bytes:
    """A sun over water: nobody's arms."""
    drawn = Image.new("RGB", (640, 240), "white")
    pen = ImageDraw.Draw(drawn)
    pen.pieslice((200, 20, 440, 260), 180, 360, fill=f"#{SUN}")
    for row in range(3):
        top = 150 + 30 * row
        pen.rounded_rectangle((120 + 40 * row, top, 520 - 40 * row, top + 16), 8, fill=f"#{BLUE}")
    out = BytesIO()
    drawn.save(out, "PNG")
    return out.getvalue()


def pptx_template() -> bytes:
    """Wide slides with a blue band below, drawn on the master."""
    deck = Presentation()
    scale = _WIDE / deck.slide_width
    deck.slide_width = _WIDE
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.placeholders:
            if shape._element.xpath("./p:spPr/a:xfrm"):
                shape.left, shape.width = int(shape.left * scale), int(shape.width * scale)
    title, below = list(deck.slide_layouts[0].placeholders)[:2]
    below.left, below.top, below.width, below.height = title.left, below.top, title.width, below.height
    deck.slide_master.shapes._spTree.insert(2, parse_xml(_band(int(deck.slide_height))))
    out = BytesIO()
    deck.save(out)
    return out.getvalue()


def _band(height: int) -> str:
    high = int(Inches(0.14))
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="90" name="Band"/><p:cNvSpPr/>'
        '<p:nvPr userDrawn="1"/></p:nvSpPr>'
        f'<p:spPr><a:xfrm><a:off x="0" y="{height - high}"/><a:ext cx="{int(_WIDE)}" cy="{high}"/></a:xfrm>'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{BLUE}"/></a:solidFill></p:spPr></p:sp>'
    )


def docx_template() -> bytes:
    """Headings in blue, and a foot that says where it is from."""
    file = docx.Document()
    for level in (1, 2, 3, 4):
        file.styles[f"Heading {level}"].font.color.rgb = WordColour.from_string(BLUE)
    normal, page = file.styles["Normal"], file.sections[0]
    normal.font.name, normal.font.size = "Arial", Pt(10)
    normal.paragraph_format.space_after = Pt(2)
    page.left_margin = page.right_margin = Cm(2.2)
    page.top_margin = page.bottom_margin = Cm(1.6)
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.footer.paragraphs[0].text = "Påhittad mall för demonstration"
    out = BytesIO()
    file.save(out)
    return out.getvalue()
