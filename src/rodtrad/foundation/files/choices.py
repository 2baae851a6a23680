"""What may be attached: every kind of file, how it is called and what its name ends with."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class FileKind:
    """``endings``: the first is the one it is given. ``picture``: re-encoded, so that it may be shown in a page."""

    name: str
    title: str | Promise
    media_type: str
    endings: tuple[str, ...]
    picture: bool = False


_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
KINDS: dict[str, FileKind] = {
    kind.name: kind
    for kind in (
        FileKind("png", _("picture"), "image/png", (".png",), picture=True),
        FileKind("jpeg", _("picture"), "image/jpeg", (".jpg", ".jpeg"), picture=True),
        FileKind("webp", _("picture"), "image/webp", (".webp",), picture=True),
        FileKind("gif", _("picture"), "image/gif", (".gif",), picture=True),
        FileKind("pdf", "PDF", "application/pdf", (".pdf",)),
        FileKind("docx", "Word", f"{_OFFICE}wordprocessingml.document", (".docx",)),
        FileKind("xlsx", "Excel", f"{_OFFICE}spreadsheetml.sheet", (".xlsx",)),
        FileKind("pptx", "PowerPoint", f"{_OFFICE}presentationml.presentation", (".pptx",)),
        FileKind("odt", _("OpenDocument text"), f"{_OPEN}text", (".odt",)),
        FileKind("ods", _("OpenDocument sheet"), f"{_OPEN}spreadsheet", (".ods",)),
        FileKind("txt", _("plain text"), "text/plain; charset=utf-8", (".txt",)),
        FileKind("csv", _("table as text"), "text/csv; charset=utf-8", (".csv",)),
    )
}
ENDINGS = tuple(ending for kind in KINDS.values() for ending in kind.endings)
MAY_BE_SENT = _(
    "You may attach pictures (PNG, JPEG, WebP, GIF), PDF, Word, Excel and PowerPoint without macros "
    "(docx, xlsx, pptx), OpenDocument (odt, ods) and plain text (txt, csv)."
)


class Life(models.TextChoices):
    CURRENT = "current", pgettext_lazy("life of an attachment", "current")
    RETIRED = "retired", pgettext_lazy("life of an attachment", "put away")
