"""Where slides are drawn: our own look, or a municipality's template. Lengths are in points, from the upper left."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import Any, Final

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from rodtrad.foundation.render.look import FAMILY, INK, LANES, THREAD

WIDTH, HEIGHT = 960.0, 540.0
MARGIN: Final = 48.0
_TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)
_FOOTERS = (PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER)


@dataclass(slots=True)
class Stage:
    """The presentation with its two layouts, and the area below the titles.

    ``own``: a municipality's template; ``is_narrow``: its title leaves too little room, so ours is used.
    """

    deck: Any
    first: Any
    content: Any
    left: float
    top: float
    width: float
    height: float
    own: bool = False
    is_narrow: bool = False

    def new_slide(self, layout: Any) -> Any:
        """A slide without the layout's empty boxes, only its title (and subtitle)."""
        slide = self.deck.slides.add_slide(layout)
        for shape in list(slide.placeholders):
            kind = shape.placeholder_format.type
            if kind not in (*_TITLES, PP_PLACEHOLDER.SUBTITLE):
                shape.element.getparent().remove(shape.element)
        return slide


def our_stage() -> Stage:
    """White ground, a red thread through the first slide, a short red line above every title."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    first, content = deck.slide_layouts[0], deck.slide_layouts[5]
    for layout in list(deck.slide_layouts):
        if layout not in (first, content):
            deck.slide_layouts.remove(layout)
    _dress(deck.slide_master)
    for shape in [*deck.slide_master.placeholders, *first.placeholders, *content.placeholders]:
        _place(shape, is_first=shape.part is first.part)
    for layout, lines in ((first, _thread()), (content, [_bar(MARGIN, 34, 56, 4, THREAD)])):
        tree = layout.shapes._spTree
        for xml in reversed(lines):
            tree.insert(2, parse_xml(xml))
        for shape in list(layout.placeholders):
            if shape.placeholder_format.type in _FOOTERS:
                tree.remove(shape.element)
    return Stage(deck, first, content, MARGIN, 112.0, WIDTH - 2 * MARGIN, HEIGHT - 112.0 - 44.0)


def own_stage(data: bytes) -> Stage:
    """A municipality's template, its slides taken away. Raises ValueError when it lacks what is needed."""
    deck = Presentation(BytesIO(data))
    slides = deck.slides._sldIdLst
    for row in list(slides):
        deck.part.drop_rel(row.rId)
        slides.remove(row)
    content, first = content_layout(deck), first_layout(deck)
    if content is None:
        raise ValueError("no layout with a title")
    title = _title_of(content)
    left, top = title.left.pt, title.top.pt + title.height.pt + 8
    height = deck.slide_height.pt - 44 - top
    narrow = height < 200 or title.width.pt < 300
    if narrow:
        top, height = 112.0, deck.slide_height.pt - 112.0 - 44.0
        left, width = MARGIN, deck.slide_width.pt - 2 * MARGIN
    else:
        width = title.width.pt
    return Stage(deck, first or content, content, left, top, width, height, own=True, is_narrow=narrow)


def content_layout(deck: Any) -> Any:
    """The layout with a title and as little else as possible."""
    found = [
        layout for layout in deck.slide_layouts if _title_of(layout, (PP_PLACEHOLDER.TITLE,)) is not None
    ]
    return min(found, key=_others, default=None)


def first_layout(deck: Any) -> Any:
    """The layout for a first slide: a title and a subtitle."""
    for layout in deck.slide_layouts:
        kinds = {shape.placeholder_format.type for shape in layout.placeholders}
        if kinds & set(_TITLES) and PP_PLACEHOLDER.SUBTITLE in kinds:
            return layout
    return None


def _title_of(layout: Any, kinds: tuple[Any, ...] = _TITLES) -> Any:
    return next((shape for shape in layout.placeholders if shape.placeholder_format.type in kinds), None)


def _others(layout: Any) -> int:
    return sum(shape.placeholder_format.type not in (*_TITLES, *_FOOTERS) for shape in layout.placeholders)


def _dress(master: Any) -> None:
    """Our colours and font in the theme, so that what people add by hand looks the same."""
    theme = next(rel.target_part for rel in master.part.rels.values() if rel.reltype.endswith("/theme"))
    xml = theme.blob.decode()
    xml = xml.replace('typeface="Calibri"', f'typeface="{FAMILY}"')
    for old, (strong, _soft) in zip(
        ("4F81BD", "C0504D", "9BBB59", "8064A2", "4BACC6", "F79646"),
        [
            (THREAD, ""),
            *(LANES[name] for name in ("knowledge", "benefit", "intervention", "trying", "needs")),
        ],
        strict=True,
    ):
        xml = xml.replace(
            f'<a:srgbClr val="{old}"/>', f'<a:srgbClr val="{strong.removeprefix("#").upper()}"/>'
        )
    xml = xml.replace('<a:srgbClr val="1F497D"/>', f'<a:srgbClr val="{INK.removeprefix("#").upper()}"/>')
    theme._blob = xml.encode()


def _place(shape: Any, *, is_first: bool) -> None:
    """Titles and subtitles where our slides have them."""
    kind = shape.placeholder_format.type
    if kind in _TITLES:
        box = (
            (MARGIN, 132.0, WIDTH - 2 * MARGIN - 60, 130.0)
            if is_first
            else (MARGIN, 40.0, WIDTH - 2 * MARGIN, 60.0)
        )
    elif kind == PP_PLACEHOLDER.SUBTITLE:
        box = (MARGIN, 284.0, WIDTH - 2 * MARGIN - 60, 90.0)
    elif kind == PP_PLACEHOLDER.BODY:
        box = (MARGIN, 112.0, WIDTH - 2 * MARGIN, HEIGHT - 156.0)
    else:
        return
    shape.left, shape.top, shape.width, shape.height = (Emu(int(each * 12700)) for each in box)


def _thread() -> list[str]:
    """A line with one knot per lane, along the bottom of the first slide; drawn on the layout, so never read aloud."""
    parts = [_bar(MARGIN, 268, 72, 4, THREAD), _bar(MARGIN, 466, WIDTH - 2 * MARGIN, 2.5, THREAD)]
    step = (WIDTH - 2 * MARGIN - 18) / (len(LANES) - 1)
    for place, (strong, _soft) in enumerate(LANES.values()):
        parts.append(_bar(MARGIN + place * step, 458.3, 18, 18, strong, "ellipse"))
    return parts


def _bar(x: float, y: float, width: float, height: float, colour: str, shape: str = "rect") -> str:
    emu = [int(each * 12700) for each in (x, y, width, height)]
    return (
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{900 + emu[0] % 97 + emu[1] % 89}" name="red thread"/>'
        f'<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm><a:off x="{emu[0]}" y="{emu[1]}"/>'
        f'<a:ext cx="{emu[2]}" cy="{emu[3]}"/></a:xfrm><a:prstGeom prst="{shape}"><a:avLst/></a:prstGeom>'
        f'<a:solidFill><a:srgbClr val="{colour.removeprefix("#")}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr>'
        f"<p:txBody><a:bodyPr/><a:lstStyle/><a:p/></p:txBody></p:sp>"
    )
