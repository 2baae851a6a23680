"""The forms a document may take, and the one function that makes any of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from importlib import import_module
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.render.blocks import Document, Picture, all_blocks
from rodtrad.foundation.render.pictures import MOST_MEGAPIXELS, PictureRefused, judge
from rodtrad.foundation.render.rendered import Rendered

_OFFICE = "application/vnd.openxmlformats-officedocument"


@dataclass(frozen=True, slots=True)
class Form:
    """``renderer``: dotted path, imported when first used: the libraries are slow to load. ``takes_template``: which
    of a municipality's own templates it is drawn on.
    """

    name: str
    title: Promise
    ending: str
    media_type: str
    renderer: str
    takes_template: str = ""


FORMS: Final[Mapping[str, Form]] = {
    form.name: form
    for form in (
        Form("pptx", _("PowerPoint"), "pptx", f"{_OFFICE}.presentationml.presentation",
             "rodtrad.foundation.render.pptx.render_pptx", "pptx"),
        Form("pdf", _("PDF"), "pdf", "application/pdf", "rodtrad.foundation.render.pdf.render_pdf"),
        Form("docx", _("Word"), "docx", f"{_OFFICE}.wordprocessingml.document",
             "rodtrad.foundation.render.word.render_docx", "docx"),
        Form("xlsx", _("Excel"), "xlsx", f"{_OFFICE}.spreadsheetml.sheet",
             "rodtrad.foundation.render.sheets.render_xlsx"),
        Form("csv", _("CSV, the table only"), "csv", "text/csv; charset=utf-8",
             "rodtrad.foundation.render.sheets.render_document_csv"),
        Form("html", _("Web page"), "html", "text/html; charset=utf-8",
             "rodtrad.foundation.render.web.render_html"),
    )
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letterhead:
    """A municipality's own templates and logo, already judged; empty = ours. ``most_megapixels``: of any picture."""

    pptx: bytes = b""
    docx: bytes = b""
    logo: bytes = b""
    most_megapixels: int = MOST_MEGAPIXELS


def render(document: Document, form: str, letterhead: Letterhead | None = None) -> Rendered:
    """The document in that form. Raises KeyError for an unknown form, FontsMissing, PictureRefused."""
    chosen = FORMS[form]
    module, _dot, name = chosen.renderer.rpartition(".")
    draw = getattr(import_module(module), name)
    own = letterhead or Letterhead()
    remarks: tuple[str, ...] = ()
    for block in all_blocks(document):
        if isinstance(block, Picture) and block.data:
            judge(block.data, own.most_megapixels)
    if own.logo and not document.logo:
        document, remarks = _with_logo(document, own)
    template = getattr(own, chosen.takes_template) if chosen.takes_template else b""
    rendered: Rendered = draw(document, template) if template else draw(document)
    return replace(rendered, remarks=(*rendered.remarks, *remarks))


def _with_logo(document: Document, own: Letterhead) -> tuple[Document, tuple[str, ...]]:
    """The limit may have been lowered since the logo came: then the document is made without it."""
    try:
        judge(own.logo, own.most_megapixels)
    except PictureRefused:
        return document, (
            gettext("The logo is larger than your organisation now allows, so it is not there."),
        )
    return replace(document, logo=own.logo), ()
