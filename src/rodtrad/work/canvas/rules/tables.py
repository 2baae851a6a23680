"""Texts that go into a spreadsheet."""

from __future__ import annotations

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")


def without_formula(text: str) -> str:
    """The text so that no spreadsheet runs it: an apostrophe before what begins like a formula (OWASP)."""
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
