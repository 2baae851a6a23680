"""A Document as PDF. All texts reach typst as JSON: nothing that people write is ever read as markup."""

from __future__ import annotations

import json
from datetime import UTC, datetime, time
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import Document
from rodtrad.foundation.render.fonts import FAMILIES
from rodtrad.foundation.render.pdf.data import Gathered, gathered
from rodtrad.foundation.render.rendered import Rendered
from rodtrad.foundation.render.texts import names_of
from rodtrad.foundation.render.typesetting import asked, to_pdf
from rodtrad.foundation.render.words import in_language

STANDARDS: Final = ["ua-1", "a-2a"]
_SIZE: Final = 10.5
_SIZES: Final = (12.0, 11.0, 10.5, 10.0, 9.5, 9.0, 8.5)
"""Sizes of running text, in points. A document that must keep to a number of pages takes the largest that does."""
_EPOCH: Final = datetime(2020, 1, 1, 12, tzinfo=UTC)


@lru_cache(maxsize=1)
def _template() -> bytes:
    return (Path(__file__).parent / "document.typ").read_bytes()


def render_pdf(document: Document) -> Rendered:
    """The PDF. The same document gives the same bytes. Raises FontsMissing, PictureRefused."""
    with in_language(document.language):
        found = gathered(document)
        remarks = []
        if found.lost:
            told = _("Characters that no font has were replaced by an empty square: %(characters)s.")
            remarks.append(told % {"characters": names_of(found.lost)})
        size, pages = _size(document, found)
        if document.pages and pages > document.pages:
            told = _("The text is long: it takes %(pages)s pages instead of %(wanted)s.")
            remarks.append(told % {"pages": pages, "wanted": document.pages})
        moment = datetime.combine(document.date, time(12), UTC) if document.date else _EPOCH
        data = to_pdf(_files(found, size), standards=STANDARDS, moment=int(moment.timestamp()))
    return Rendered(data, tuple(remarks))


def _size(document: Document, found: Gathered) -> tuple[float, int]:
    """The largest size at which the document keeps to its pages, and how many it takes; no limit = the first."""
    if not document.pages:
        return _SIZE, 0
    pages = 0
    for size in _SIZES:
        pages = int(asked(_files(found, size), "<pages>"))
        if pages <= document.pages:
            return size, pages
    return _SIZES[-1], pages


def _files(found: Gathered, size: float) -> dict[str, bytes]:
    told = found.told | {"size": size, "fonts": list(FAMILIES)}
    return {
        "main.typ": _template(),
        "document.json": json.dumps(told, ensure_ascii=False).encode(),
        **found.files,
    }
