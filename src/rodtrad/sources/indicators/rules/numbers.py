"""Numbers as people write them: a decimal comma, spaces between thousands, a sign for what is missing or kept back."""

from __future__ import annotations

import math
from dataclasses import dataclass

from rodtrad.foundation.render import values
from rodtrad.kernel import guard
from rodtrad.sources.indicators.choices import Status

MISSING = frozenset({"-", "–", "na", "n/a", "saknas", "missing", "null"})
KEPT_BACK = frozenset({"..", "…", "*", "dold", "suppressed"})
_SPACES = str.maketrans("", "", " \u00a0\u202f\u2009")


@dataclass(frozen=True, slots=True)
class Written:
    """What stands in a cell; ``status`` None: nothing at all is said."""

    status: str | None
    number: float | None = None


def read(text: str) -> Written | None:
    """The number, or what stands for none. None when it cannot be understood, or is a personal identity number."""
    if guard.has_identity_number(text):
        return None
    plain = text.strip().removesuffix("%").strip()
    if not plain:
        return Written(None)
    if plain.casefold() in MISSING:
        return Written(Status.MISSING)
    if plain.casefold() in KEPT_BACK:
        return Written(Status.SUPPRESSED)
    plain = plain.translate(_SPACES).replace("−", "-")
    if plain.count(",") == 1 and "." not in plain:
        plain = plain.replace(",", ".")
    if set(plain) - set("0123456789.-+eE"):
        return None
    try:
        number = float(plain)
    except ValueError:
        return None
    return Written(Status.GIVEN, number) if math.isfinite(number) else None


def quoted(text: str) -> str:
    """What could not be read, as an error repeats it: never an identity number."""
    return "…" if guard.has_identity_number(text) else text[:40]


def plain(number: float | None) -> str:
    """The number as it is typed: a comma, no spaces, no needless decimals."""
    if number is None:
        return ""
    return f"{number:.10g}".replace(".", ",")


def shown(number: float | None, decimals: int, unit: str = "") -> str:
    """The number as it is read, with its unit."""
    text = values.said(number, 0 if number is not None and float(number).is_integer() else decimals)
    return f"{text}\u00a0{unit}" if unit and number is not None else text
