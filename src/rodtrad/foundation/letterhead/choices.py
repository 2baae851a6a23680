"""The kinds of files that a place may have of its own, and why one is refused."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    PPTX = "pptx", _("PowerPoint template")
    DOCX = "docx", _("Word template")
    LOGO = "logo", _("Logo")


ENDINGS: Mapping[str, tuple[str, ...]] = {
    Kind.PPTX: (".pptx",),
    Kind.DOCX: (".docx",),
    Kind.LOGO: (".png", ".jpg", ".jpeg"),
}

REFUSALS: Mapping[str, Promise] = {
    "not-a-template": _(
        "The file cannot be opened. Open it in the program it was made in, save it again and try once more."
    ),
    "macros": _("The file holds macros. Save it without macros and try again."),
    "links-out": _("The file fetches parts of itself from elsewhere. Break those links and try again."),
    "no-title-layout": _("The template has no layout with a title. Every slide must have one: add it and try again."),
    "identity-number": _("The file seems to hold a personal identity number. Take it away and try again."),
    "too-large": _("The file is too large. Make its pictures smaller and try again."),
    "not-a-picture": _("The file is no picture. Choose a PNG or a JPEG."),
    "wrong-kind": _("Choose a picture that ends in .png or .jpg."),
    "ending": _("The file has another ending than this kind of file should have."),
}  # fmt: skip

# What a template lacks, and what is used instead.
STANDS: Mapping[str, Promise] = {
    "first-layout": _(
        "It has no layout with a title and a subtitle: the first slide is made on the one with only a title."
    ),
    "narrow-title": _("Its title leaves too little room on the slide: our margins are used below it."),
    "style": _("It lacks the style %(style)s: ours is used."),
}  # fmt: skip
