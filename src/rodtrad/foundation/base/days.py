"""A day as people say it: what stands as 2026-03-12 in a file or a field is 12 mars 2026 on a page."""

from __future__ import annotations

import re
from datetime import date

from django.utils.formats import date_format

_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})(?:-([0-9]{2}))?")
_SEPARATOR = re.compile("[–/]")


def in_words(written: str | date) -> str:
    """A day, a month, or a period of two: 12 mars 2026, mars 2026, mars 2026–maj 2026. Any other text as it stands."""
    if isinstance(written, date):
        return date_format(written, "j F Y")
    parts = [_one(part) for part in _SEPARATOR.split(written)]
    return "–".join(part for part in parts if part) if all(parts) and len(parts) <= 2 else written


def _one(written: str) -> str:
    """Empty for what is neither a day nor a month; a year is said as it is written."""
    found = _WRITTEN.fullmatch(written)
    if found is None:
        return written if re.fullmatch("[0-9]{4}", written) else ""
    year, month, day = (int(part or 1) for part in found.groups())
    try:
        return date_format(date(year, month, day), "j F Y" if found[3] else "F Y")
    except ValueError:
        return ""
