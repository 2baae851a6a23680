"""Invented files of every kind: good ones, and those that must be refused."""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import Any

from PIL import Image

NUMBER = "811218-9876"
_OFFICE = "application/vnd.openxmlformats-officedocument."
MAIN = {
    "docx": f"{_OFFICE}wordprocessingml.document.main+xml",
    "xlsx": f"{_OFFICE}spreadsheetml.sheet.main+xml",
    "pptx": f"{_OFFICE}presentationml.presentation.main+xml",
    "docm": "application/vnd.ms-word.document.macroEnabled.main+xml",
}
PARTS = {"docx": "word/document.xml", "xlsx": "xl/sharedStrings.xml", "pptx": "ppt/slides/slide1.xml"}
OPEN = {
    "odt": "application/vnd.oasis.opendocument.text",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
}


def picture(kind: str = "png", size: tuple[int, int] = (40, 30), **options: Any) -> bytes:
    out = BytesIO()
    Image.new("RGB", size, "#a3262a").save(out, format=kind, **options)
    return out.getvalue()


def packed(parts: dict[str, str | bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def office(kind: str = "docx", text: str = "<w:p><w:t>Dagordning</w:t></w:p>", **more: str | bytes) -> bytes:
    types = f'<Types><Override PartName="/x.xml" ContentType="{MAIN[kind]}"/></Types>'
    return packed({"[Content_Types].xml": types, PARTS.get(kind, PARTS["docx"]): f"<x>{text}</x>", **more})


def open_document(kind: str = "odt", text: str = "Dagordning", **more: str) -> bytes:
    return packed({"mimetype": OPEN[kind], "content.xml": f"<text:p>{text}</text:p>", **more})


def pdf() -> bytes:
    return b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"


def huge_png(width: int = 10_000, height: int = 10_000) -> bytes:
    """The head of a picture of 100 megapixels, with hardly anything in it."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", head)
        + _chunk(b"IDAT", zlib.compress(b""))
        + _chunk(b"IEND", b"")
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))


GOOD = {
    "bild.png": picture("png"),
    "bild.jpg": picture("jpeg"),
    "bild.JPEG": picture("jpeg"),
    "bild.webp": picture("webp"),
    "dokument.pdf": pdf(),
    "dokument.docx": office("docx"),
    "dokument.xlsx": office("xlsx", "<si><t>Kostnad</t></si>"),
    "dokument.pptx": office("pptx", "<a:p><a:t>Nuläge</a:t></a:p>"),
    "dokument.odt": open_document("odt"),
    "dokument.ods": open_document("ods"),
    "text.txt": "Sällskap vid maten\nmåndag 12–13".encode(),
    "windows.txt": "Sällskap vid maten".encode("cp1252"),
    "tabell.csv": "vecka;antal\n1;12\n".encode("utf-8-sig"),
    "utf16.csv": "vecka;antal".encode("utf-16"),
}
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
_HTML = b"<!DOCTYPE html><script>alert(1)</script>"
# name → (bytes, code of the refusal)
BAD = {
    "tom.txt": (b"", "empty"),
    "sida.png": (_HTML, "active"),
    "sida.txt": (_HTML, "active"),
    "sida.html": (_HTML, "active"),
    "ritning.svg": (_SVG, "active"),
    "ritning.png": (b'<?xml version="1.0"?>' + _SVG, "active"),
    "skript.txt": (b"#!/bin/sh\necho hej", "active"),
    "program.exe": (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(60), "kind"),
    "program.pdf": (b"\x7fELF\x02\x01\x01" + bytes(60), "kind"),
    "gammalt.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(60), "kind"),
    "film.mp4": (b"\x00\x00\x00\x18ftypmp42" + bytes(60), "kind"),
    "arkiv.zip": (packed({"a.txt": "a"}), "broken"),
    "arkiv.docx": (packed({"[Content_Types].xml": "<Types/>"}), "kind"),
    "annat.odt": (packed({"mimetype": "application/epub+zip"}), "kind"),
    "fel-namn.png": (picture("jpeg"), "name"),
    "fel-namn.jpg": (pdf(), "name"),
    "fel-namn.xlsx": (office("docx"), "name"),
    "utan": (pdf(), "name"),
    "text.pdf": (b"bara text", "name"),
    "makro.docm": (office("docm"), "macros"),
    "makro.docx": (office("docx", **{"word/vbaProject.bin": b"x"}), "macros"),
    "knapp.docx": (office("docx", **{"word/activeX/activeX1.bin": b"x"}), "macros"),
    "inbäddad.docx": (office("docx", **{"word/embeddings/oleObject1.bin": b"x"}), "macros"),
    "makro.odt": (open_document("odt", **{"Basic/Standard/script-lb.xml": "x"}), "macros"),
    "bomb.docx": (office("docx", **{"word/a.xml": bytes(60_000_000)}), "bomb"),
    "många.docx": (office("docx", **{f"a{number}": "" for number in range(5001)}), "bomb"),
    "två.pdf": (pdf()[:-6] + packed({"a": "b"}) + b"%%EOF\n", "polyglot"),
    "före.docx": (b"PK\x03\x04" + bytes(40) + office("docx"), "polyglot"),
    "efter.docx": (office("docx") + b"<script>", "polyglot"),
    "kluven.docx": (office("docx")[:-40], "broken"),
    "halv.pdf": (pdf()[:-6], "broken"),
    "halv.png": (picture("png", (400, 400))[:120], "broken"),
    "trasig.jpg": (b"\xff\xd8\xff\xe0" + b"not a picture", "broken"),
    "hundra.png": (huge_png(), "megapixels"),
    "bomb.png": (huge_png(30_000, 30_000), "megapixels"),
    "nummer.txt": (f"Ring {NUMBER}".encode(), "identity-number"),
    "nummer.csv": (f"namn;{NUMBER}".encode("utf-16"), "identity-number"),
    "nummer.docx": (office("docx", "<w:p><w:t>8112</w:t><w:t>18-9876</w:t></w:p>"), "identity-number"),
    "nummer.xlsx": (office("xlsx", **{"xl/worksheets/sheet1.xml": "<c><v>8112189876</v></c>"}), "identity-number"),
    "blad.xlsx": (office("xlsx", **{"xl/workbook.xml": f'<sheet name="{NUMBER}"/>'}), "identity-number"),
    "nummer.pptx": (office("pptx", f"<a:p><a:t>{NUMBER.replace('8', '&#56;')}</a:t></a:p>"), "identity-number"),
    "nummer.odt": (open_document("odt", "<text:span>811218</text:span>-9876"), "identity-number"),
    "nummer.ods": (open_document("ods", NUMBER), "identity-number"),
}  # fmt: skip
