"""A document as one HTML file with its styles and scripts inside: to send, to show, to read without network."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from rodtrad.foundation.render.blocks import Document
from rodtrad.foundation.render.rendered import Rendered
from rodtrad.foundation.render.texts import clean
from rodtrad.foundation.render.web.parts import part_of, slides_of

_PAGE = """<!DOCTYPE html>
<html lang="{language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'; \
script-src 'unsafe-inline'">
<title>{title}</title>
<style>{styles}</style>
</head>
<body class="document-file">
<main id="main">{body}</main>
<script type="module">{scripts}</script>
</body>
</html>
"""
_STATIC = Path(__file__).parent.parent / "static" / "render"


def render_html(document: Document) -> Rendered:
    """The document as a page of its own."""
    return _file(document, part_of(document, top=1), ("colours.css", "document.css"), ("chart.js",))


def render_slides(document: Document) -> Rendered:
    """The document as slides."""
    styles = ("colours.css", "document.css", "slides.css")
    return _file(document, slides_of(document), styles, ("chart.js", "slides.js"))


def _file(
    document: Document, body: SafeString, styles: tuple[str, ...], scripts: tuple[str, ...]
) -> Rendered:
    """One file has no other place for its styles and scripts than inside; it may fetch nothing, says its policy."""
    page = format_html(
        _PAGE, language=document.language, title=clean(document.title), styles=_read(styles), body=body,
        scripts=_read(scripts),
    )  # fmt: skip
    return Rendered(page.encode())


@lru_cache(maxsize=8)
def _read(names: tuple[str, ...]) -> SafeString:
    """Our own static files, whole: they hold no text of people."""
    return mark_safe("\n".join((_STATIC / name).read_text() for name in names))  # noqa: S308
