"""Looking into packed documents (Word, Excel, PowerPoint, OpenDocument) without unpacking a bomb or reading XML.

XML is never parsed: tags are cut away from the text, so no entity, include or reference in it ever does anything.
"""

from __future__ import annotations

import html
import re
import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO

from django.utils.translation import gettext as _

from rodtrad.foundation.files.refusals import FileRefused, not_allowed

MOST_PARTS = 5_000
MOST_BYTES = 100_000_000  # unpacked, altogether
MOST_TIMES = 100  # as large unpacked as packed, once that matters
SMALL = 10_000_000
START, END = b"PK\x03\x04", b"PK\x05\x06"
# The content type of the main part says which kind of document it is.
_MAIN = {
    "docx": b"wordprocessingml.document.main+xml",
    "xlsx": b"spreadsheetml.sheet.main+xml",
    "pptx": b"presentationml.presentation.main+xml",
}
_OPEN = {
    b"application/vnd.oasis.opendocument.text": "odt",
    b"application/vnd.oasis.opendocument.spreadsheet": "ods",
}
_ACTIVE = re.compile(
    r"vbaproject|vbadata|activex|oleobject|^basic/|^scripts/|\.(exe|dll|js|vbs|jar|bat|cmd|ps1)$", re.I
)
_BREAK = re.compile(
    r"</(?:w:p|a:p|si|is|c|row|text:p|text:h|table:table-cell)>|<(?:w|a):(?:tab|br)\b[^>]*>|<text:tab[^>]*>"
)
_FRACTION = re.compile(r"<v>-?\d+\.\d+(?:[eE][+-]?\d+)?</v>")
_SHEET = re.compile(r'<sheet\b[^>]*\bname="([^"]*)"')
_TAG = re.compile(r"<[^<>]*>")


def kind_of(data: bytes) -> str:
    """docx, xlsx, pptx, odt or ods. Raises FileRefused for every other archive, for macros and for bombs."""
    with _opened(data) as archive:
        names = [info.filename for info in archive.infolist()]
        if any(_ACTIVE.search(name) for name in names):
            raise not_allowed(
                _("The document holds macros or other programs. Save it without them."), "macros"
            )
        try:
            found = _open_document(archive) if "mimetype" in names else _office(archive)
        except (KeyError, zipfile.BadZipFile, zlib.error, OSError, NotImplementedError) as error:
            raise _broken() from error
    if not found:
        raise not_allowed(_("Archives and other packed files cannot be attached."), "kind")
    return found


def texts_of(data: bytes) -> Iterator[str]:
    """The text of every part of a document that has passed kind_of, a paragraph or cell a line."""
    with _opened(data) as archive:
        for info in archive.infolist():
            if info.filename.lower().endswith((".xml", ".rels")):
                try:
                    yield _text(archive.read(info))
                except (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError) as error:
                    raise _broken() from error


def _opened(data: bytes) -> zipfile.ZipFile:
    """The archive, if it is one from its first to its last byte and not far larger unpacked. Raises FileRefused."""
    try:
        archive = zipfile.ZipFile(BytesIO(data))
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise _broken() from error
    parts = archive.infolist()
    whole = sum(info.file_size for info in parts)
    if len(parts) > MOST_PARTS or whole > MOST_BYTES or (whole > SMALL and whole > MOST_TIMES * len(data)):
        raise FileRefused(
            _("The file becomes far too large when it is unpacked. Save it anew, or split it."), "bomb"
        )
    if data.rfind(END) != len(data) - 22 or min((info.header_offset for info in parts), default=1) != 0:
        raise not_allowed(_("There is something else in the file beside the document."), "polyglot")
    if any(info.flag_bits & 1 for info in parts):
        raise FileRefused(_("The file is locked with a password. Save it without one."), "locked")
    return archive


def _open_document(archive: zipfile.ZipFile) -> str:
    return _OPEN.get(archive.read("mimetype").strip(), "")


def _office(archive: zipfile.ZipFile) -> str:
    types = archive.read("[Content_Types].xml").lower()
    if b"macroenabled" in types or b"vbaproject" in types:
        raise not_allowed(_("The document holds macros or other programs. Save it without them."), "macros")
    return next((kind for kind, main in _MAIN.items() if main in types), "")


def _text(part: bytes) -> str:
    coding = "utf-16" if part[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    source = part.decode(coding, "replace")
    sheets = " \n".join(_SHEET.findall(source))
    plain = _TAG.sub("", _BREAK.sub("\n", _FRACTION.sub("\n", source)))
    return html.unescape(f"{sheets}\n{plain}")


def _broken() -> FileRefused:
    return FileRefused(
        _("The file cannot be opened: it is broken, or not what it says. Save it anew."), "broken"
    )
