"""Making a document of insights in a form: on the letterhead of its place."""

from __future__ import annotations

from dataclasses import dataclass

from rodtrad.foundation.letterhead.queries import letterhead_of
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.render.blocks import Document
from rodtrad.foundation.render.forms import FORMS, render

TAKEN = ("pdf", "pptx", "docx", "xlsx", "csv", "html")


@dataclass(frozen=True, slots=True)
class Made:
    """A file, ready to be sent."""

    name: str
    media_type: str
    data: bytes


def make(document: Document, form: str, place: Place | None, name: str) -> Made:
    """Raises KeyError for a form that does not exist."""
    chosen = FORMS[form]
    return Made(
        f"{name}.{chosen.ending}", chosen.media_type, render(document, form, letterhead_of(place)).data
    )
