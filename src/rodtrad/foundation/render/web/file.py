"""A document as one HTML file with its styles and scripts inside: to send, to show, to read without network."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from rodtrad.foundation.render.blocks import Document
from rodtrad.foundation.render.rendered import Rendered
from rodtrad.foundation.render.web.parts import part_of, slides_of
from rodtrad.foundation.render.words import in_language

_STATIC = Path(__file__).parent.parent / "static" / "render"


def render_html(document: Document) -> Rendered:
    """The document as a page of its own."""
    return _file(document, part_of(document, top=1), ("colours.css", "document.css"), ("chart.js",))


def render_slides(document: Document) -> Rendered:
    """The document as slides."""
    styles = ("colours.css", "document.css", "slides.css")
    return _file(document, slides_of(document), styles, ("chart.js", "slides.js"))


def _file(document: Document, body: SafeString, styles: tuple[str, ...], scripts: tuple[str, ...]) -> Rendered:
    context = {
        "document": document, "body": body, "styles": _read(styles), "scripts": _read(scripts),
    }  # fmt: skip
    with in_language(document.language):
        return Rendered(render_to_string("render/file.html", context).encode())


@lru_cache(maxsize=8)
def _read(names: tuple[str, ...]) -> SafeString:
    """Our own static files, whole: they hold no text of people."""
    return mark_safe("\n".join((_STATIC / name).read_text() for name in names))  # noqa: S308
