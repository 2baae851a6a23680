"""The styles of our Word files, and the names they go by in a municipality's template."""

from __future__ import annotations

from typing import Any, Final

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from rodtrad.foundation.render.look import FAMILY, INK, INK_SOFT

LISTS: Final = {"bullet": "List Bullet", "number": "List Number", "quote": "Quote"}
_SIZES: Final = {1: 26.0, 2: 17.0, 3: 13.0, 4: 11.5}
_TAGS: Final = {"sv": "sv-SE", "en": "en-GB"}


def heading_style(file: Any, level: int) -> Any:
    """The file's own style of that heading; a template without one gets python-docx's name made."""
    name = f"Heading {level}"
    if name not in file.styles:
        style = file.styles.add_style(name, 1)
        if "Normal" in file.styles:
            style.base_style = file.styles["Normal"]
        style.font.size, style.font.bold = Pt(_SIZES[level]), True
        outline = OxmlElement("w:outlineLvl")
        outline.set(qn("w:val"), str(level - 1))
        style.element.get_or_add_pPr().append(outline)
    return file.styles[name]


def dress(file: Any, language: str, *, own: bool, tight: bool = False) -> None:
    """The language everywhere; in our own file also page, font and sizes. ``tight``: so many pages and no more."""
    _speak(file, _TAGS.get(language[:2], language))
    if own:
        return
    page = file.sections[0]
    page.page_width, page.page_height = Cm(21.0), Cm(29.7)
    page.left_margin = page.right_margin = Cm(2.0 if tight else 2.5)
    page.top_margin = page.bottom_margin = Cm(1.5 if tight else 2.3)
    share = 0.75 if tight else 1.0
    normal = file.styles["Normal"]
    _face(normal)
    normal.font.size, normal.font.color.rgb = Pt(9.5 if tight else 11), _rgb(INK)
    normal.paragraph_format.space_after = Pt(2 if tight else 6)
    normal.paragraph_format.line_spacing = 1.0 if tight else 1.15
    for level, size in _SIZES.items():
        style = file.styles[f"Heading {level}"]
        _face(style)
        style.font.size, style.font.bold, style.font.italic = Pt(size * share), True, False
        style.font.color.rgb = _rgb(INK if level < 4 else INK_SOFT)
        style.paragraph_format.space_before = Pt(0 if level == 1 else size * share * share)
        style.paragraph_format.space_after = Pt(4 * share)
        style.paragraph_format.keep_with_next = True


def _face(style: Any) -> None:
    style.font.name = FAMILY
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{name}"), None)
    for name in ("ascii", "hAnsi", "eastAsia"):
        fonts.set(qn(f"w:{name}"), FAMILY)


def _speak(file: Any, tag: str) -> None:
    """Set the language in the defaults, and take away what styles say against it."""
    root = file.styles.element
    for found in root.iter(qn("w:lang")):
        found.set(qn("w:val"), tag)
    defaults = root.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    if defaults is not None and defaults.find(qn("w:lang")) is None:
        spoken = OxmlElement("w:lang")
        spoken.set(qn("w:val"), tag)
        defaults.append(spoken)


def restarted(file: Any) -> int:
    """A new list that counts from one, like the numbers of the style List Number; 0 when the file has no such style."""
    if "List Number" not in file.styles:
        return 0
    numbered = file.styles["List Number"].element.find(f"{qn('w:pPr')}/{qn('w:numPr')}/{qn('w:numId')}")
    if numbered is None:
        return 0
    numbering = file.part.numbering_part.element
    known = next(row for row in numbering.num_lst if row.numId == int(numbered.get(qn("w:val"))))
    added = numbering.add_num(known.abstractNumId.val)
    added.add_lvlOverride(0).add_startOverride(1)
    return int(added.numId)


def _rgb(colour: str) -> RGBColor:
    return RGBColor.from_string(colour.removeprefix("#").upper())
