"""The poster with the QR code: a page to print and put up where people drink their coffee."""

from __future__ import annotations

import segno
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import Document, Heading, Picture, Section, paragraphs
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries.languages import Asked


def poster(campaign: Campaign, address: str, asked: Asked) -> Document:
    """One page, in the language of ``asked``: what is asked, the code, and what becomes of it."""
    code = segno.make(address, error="m", micro=False)
    drawing = code.svg_inline(scale=8, border=2, dark="#000", light="#fff", omitsize=False)
    picture = Picture(
        _("QR code that leads to the page where ideas are written"), svg=_standing(drawing), caption=address
    )
    last = _("Until %(day)s.") % {"day": date_format(campaign.closes, "j F Y")} if campaign.closes else ""
    how = _("No name is asked for. You get a code, and with it you can read the answer.")
    blocks = (
        paragraphs(asked.text[:600], *asked.questions[:3]),
        Heading(_("Point the camera of your phone at the square")), picture, paragraphs(how, last),
    )  # fmt: skip
    place = campaign.item.place
    organisation = place.municipality.name if place.municipality else place.name
    section = Section(_("What is your idea?"), blocks, tone="voices")
    return Document(asked.title, (section,), language=asked.language, organisation=organisation, pages=1)


def _standing(drawing: str) -> str:
    """A drawing that stands alone: with its name space."""
    return (
        drawing
        if "xmlns=" in drawing
        else drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
    )
