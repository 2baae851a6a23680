"""Looking through a text for what may point to a person."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from rodtrad.kernel.guard.address import addresses
from rodtrad.kernel.guard.folding import fold, worth_a_look
from rodtrad.kernel.guard.hits import Hit, Kind, without_overlaps
from rodtrad.kernel.guard.identity import identity_numbers, may_hold_identity_number
from rodtrad.kernel.guard.names import probable_names
from rodtrad.kernel.guard.phone import may_hold_phone, phones

_EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]{1,64}@(?:[^\W_](?:[\w-]{0,61}[^\W_])?\.)+[^\W\d_]{2,}")


def find(text: str) -> list[Hit]:
    """Return what seems to be identity numbers, phones, e-mail and street addresses, by place, no overlaps.

    Where one place can be read in two ways the graver reading holds: a ten-digit mobile number that is also
    a right identity number counts as the latter, because only that one must never be stored.
    """
    if not worth_a_look(text):
        return []
    folded = fold(text)
    hits = [Hit(kind, *folded.original_span(start, end)) for kind, start, end in _spans(folded.text)]
    return without_overlaps(hits)


def ask(text: str, ok: Collection[str] = ()) -> list[Hit]:
    """Return all that a person should be asked about: what ``find`` gives, and probable names that are not in ``ok``.

    ``ok``: as in ``names.probable_names``. A name inside another hit (a street called after somebody) is left out.
    """
    names = [Hit("name", start, end) for start, end in probable_names(text, ok)]
    return without_overlaps([*find(text), *names])


def holds_any(text: str) -> bool:
    """Say whether ``find`` would find anything; stops at the first, so quick also for hostile texts."""
    return worth_a_look(text) and any(_spans(fold(text).text))


def has_identity_number(text: str) -> bool:
    """Say whether the text holds an identity or coordination number; made for every save of every field."""
    if not worth_a_look(text):
        return False
    folded = fold(text).text
    return may_hold_identity_number(folded) and any(identity_numbers(folded))


def _spans(text: str) -> Iterator[tuple[Kind, int, int]]:
    if may_hold_identity_number(text):
        for start, end in identity_numbers(text):
            yield "identity-number", start, end
    if may_hold_phone(text):
        for start, end in phones(text):
            yield "phone", start, end
    if "@" in text:
        for found in _EMAIL.finditer(text):
            yield "email", found.start(), found.end()
    for start, end in addresses(text):
        yield "address", start, end
