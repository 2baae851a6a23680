"""Finished files packed into one: a zip whose names are never the same twice."""

from __future__ import annotations

import zipfile
from collections.abc import Iterable
from io import BytesIO


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """``files``: name and content, in order. A name that has been before gets a number."""
    out, names = BytesIO(), set[str]()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as book:
        for name, data in files:
            stem, _dot, ending = name.rpartition(".")
            shown, count = name, 1
            while shown in names:
                count += 1
                shown = f"{stem}-{count}.{ending}"
            names.add(shown)
            book.writestr(shown, data)
    return out.getvalue()
