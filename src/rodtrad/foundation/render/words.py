"""Words that renderers write themselves, in the document's language."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import date

from django.utils import translation
from django.utils.formats import date_format


def in_language(language: str) -> AbstractContextManager[None]:
    """Within the block, gettext speaks the document's language."""
    return translation.override(language)


def day(moment: date | None, language: str) -> str:
    """A date as people write it: 3 mars 2026; empty for none."""
    if moment is None:
        return ""
    with in_language(language):
        return date_format(moment, "j F Y")
