"""What a file is, by its content alone. The name must agree; what the browser says of it is never asked."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO

from django.utils.translation import gettext as _

from rodtrad.foundation.files import packed
from rodtrad.foundation.files.choices import KINDS, FileKind
from rodtrad.foundation.files.refusals import FileRefused, not_allowed

_PICTURES = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpeg", b"GIF87a": "gif", b"GIF89a": "gif"}
_PDF_END = 2048  # bytes from the end within which a PDF says that it is over
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f]")
_MARKUP = re.compile(
    r"<\s*(?:!doctype|html|svg|script|iframe|object|embed|body|head|style|xml|\?xml|!\[CDATA\[)", re.I
)


def kind_of(name: str, data: bytes) -> FileKind:
    """The kind of the file. Raises FileRefused for what may not be attached or is not what its name says."""
    if not data:
        raise FileRefused(_("The file is empty. Choose another one."), "empty")
    found = _by_content(data)
    dot = name.rfind(".")
    ending = name[dot:].lower() if dot >= 0 else ""
    if found == "txt" and ending == ".csv":
        found = "csv"
    kind = KINDS[found]
    if ending not in kind.endings:
        text = _(
            "The file is not what its name says: a name that ends in %(endings)s would fit what is in it."
        )
        raise not_allowed(text % {"endings": ", ".join(kind.endings)}, "name")
    return kind


def text_of(data: bytes) -> str | None:
    """The text of a plain text file, in UTF-8, marked UTF-16 or what Swedish Windows writes; None for others."""
    for coding in _codings(data):
        try:
            text = data.decode(coding)
        except UnicodeDecodeError:
            continue
        return None if _CONTROL.search(text) else text
    return None


def _codings(data: bytes) -> tuple[str, ...]:
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return ("utf-16",)
    return ("utf-8-sig", "cp1252")


def _by_content(data: bytes) -> str:
    picture = next((kind for start, kind in _PICTURES.items() if data.startswith(start)), "")
    if picture:
        return picture
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "webp"
    if data.startswith(b"%PDF-"):
        return _pdf(data)
    if data.startswith(packed.START):
        return packed.kind_of(data)
    text = text_of(data)
    if text is None:
        raise not_allowed(_("Files of this kind cannot be attached."), "kind")
    if _MARKUP.search(text) or text.startswith(("#!", "%!")):
        raise not_allowed(_("Web pages, drawings as code and programs cannot be attached."), "active")
    return "txt"


def _pdf(data: bytes) -> str:
    if b"%%EOF" not in data[-_PDF_END:]:
        raise FileRefused(
            _("The file cannot be opened: it is broken, or not what it says. Save it anew."), "broken"
        )
    if zipfile.is_zipfile(BytesIO(data)):
        raise not_allowed(_("There is something else in the file beside the document."), "polyglot")
    return "pdf"
