"""Calling typst: files in memory, our fonts only, no network, no packages.

Its type stubs know neither files in memory nor a list of font folders, so it is untyped here and typed from here on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import typst

from rodtrad.foundation.render.fonts import folder

_typst: Any = typst
Files = Mapping[str, bytes]


def to_pdf(files: Files, *, standards: list[str], moment: int) -> bytes:
    """The PDF of ``main.typ``; ``moment``: seconds since 1970 that stand in it as its time. Raises FontsMissing."""
    found = _typst.compile(dict(files), format="pdf", pdf_standards=standards, timestamp=moment, **_options())
    return bytes(found)


def to_png(files: Files, *, dots_per_inch: float) -> bytes:
    """The first page of ``main.typ`` as pixels. Raises FontsMissing."""
    found = _typst.compile(dict(files), format="png", ppi=dots_per_inch, **_options())
    return bytes(found[0] if isinstance(found, list) else found)


def asked(files: Files, label: str) -> Any:
    """The value of the one labelled thing in the document. Raises FontsMissing."""
    return json.loads(_typst.query(dict(files), label, field="value", one=True, **_options()))


def _options() -> dict[str, Any]:
    return {"font_paths": [str(folder())], "ignore_system_fonts": True}
