"""Judging a municipality's own PowerPoint or Word template before it is kept: whole, harmless, usable."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final
from xml.etree.ElementTree import ParseError
from zipfile import BadZipFile, ZipFile

from lxml import etree

_MOST_PARTS: Final = 2_000
_MOST_UNPACKED: Final = 200_000_000
_RELATIONS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_OUTWARD: Final = ("attachedTemplate", "oleObject", "frame", "subDocument", "externalLink")
_STYLES: Final = ("Heading 1", "Heading 2", "Heading 3", "Heading 4", "List Bullet", "List Number", "Caption")


class TemplateRefused(ValueError):
    """``reason``: not-a-template, macros, too-large, links-out or no-title-layout."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Stand:
    """Something the template lacks. ``what``: first-layout, narrow-title or a style's name; ours is used instead."""

    what: str


def judge_pptx(data: bytes) -> tuple[Stand, ...]:
    """What the PowerPoint template lacks. Raises TemplateRefused."""
    from rodtrad.foundation.render.pptx import stage  # slow to load, and only needed when a file comes

    _unpack(data, "ppt/presentation.xml")
    try:
        found = stage.own_stage(data)
    except ValueError as error:
        raise TemplateRefused("no-title-layout") from error
    except Exception as error:  # python-pptx raises of every kind on a broken file
        raise TemplateRefused("not-a-template") from error
    lacks = []
    if stage.first_layout(found.deck) is None:
        lacks.append(Stand("first-layout"))
    if found.is_narrow:
        lacks.append(Stand("narrow-title"))
    return tuple(lacks)


def judge_docx(data: bytes) -> tuple[Stand, ...]:
    """What the Word template lacks. Raises TemplateRefused."""
    import docx  # slow to load, and only needed when a file comes

    _unpack(data, "word/document.xml")
    try:
        styles = docx.Document(BytesIO(data)).styles
        return tuple(Stand(name) for name in _STYLES if name not in styles)
    except Exception as error:  # python-docx raises of every kind on a broken file
        raise TemplateRefused("not-a-template") from error


def _unpack(data: bytes, heart: str) -> None:
    """Look at the package without opening its parts: is it one, is it small enough, does it bring code or links out?"""
    try:
        with ZipFile(BytesIO(data)) as package:
            parts = package.infolist()
            if len(parts) > _MOST_PARTS or sum(part.file_size for part in parts) > _MOST_UNPACKED:
                raise TemplateRefused("too-large")
            names = {part.filename for part in parts}
            if heart not in names or "[Content_Types].xml" not in names:
                raise TemplateRefused("not-a-template")
            kinds = package.read("[Content_Types].xml").lower()
            if b"macroenabled" in kinds or any("vbaproject" in name.lower() for name in names):
                raise TemplateRefused("macros")
            if any(_leads_out(package, name) for name in names if name.endswith(".rels")):
                raise TemplateRefused("links-out")
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, OSError, ParseError) as error:
        raise TemplateRefused("not-a-template") from error


def texts_in(data: bytes) -> Iterator[str]:
    """All that people can read in a template that has been judged, part by part, without its tags."""
    with ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if name.endswith(".xml") and name.startswith(("ppt/", "word/", "docProps/")):
                xml = package.read(name).decode(errors="replace")
                yield _TAG.sub("", _LINE.sub("\n", xml))


_LINE: Final = re.compile(r"</(?:w|a):p>|</(?:dc|cp):\w+>|</\w+>")
_TAG: Final = re.compile(r"<[^>]*>")


def _leads_out(package: ZipFile, name: str) -> bool:
    return any(kind.endswith(_OUTWARD) for kind in _external(package.read(name)))


def _external(xml: bytes) -> Iterator[str]:
    """The kinds of relations of a part that lead out of the file."""
    try:
        root = etree.fromstring(
            xml, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
        )
    except etree.XMLSyntaxError as error:
        raise TemplateRefused("not-a-template") from error
    for row in root.iter(_RELATIONS):
        if row.get("TargetMode") == "External":
            yield str(row.get("Type", ""))
