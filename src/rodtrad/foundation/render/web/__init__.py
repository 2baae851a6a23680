"""Web: a document as part of a page, as slides for the projector, and as a file of its own that needs no network."""

from rodtrad.foundation.render.web.file import render_html, render_slides
from rodtrad.foundation.render.web.parts import part_of, slides_of

__all__ = ["part_of", "render_html", "render_slides", "slides_of"]
