"""Municipalities to compare with: their codes and names, and the country as a whole. Pure."""

from __future__ import annotations

import re
from functools import cache

from rodtrad.kernel.municipalities import codes_by_name, municipalities

COUNTRY = "0000"
COUNTRY_NAME = "Riket"
_PARTED = re.compile(r"[,;\n]+")


@cache
def _names() -> dict[str, str]:
    return {each.code: each.name for each in municipalities()} | {COUNTRY: COUNTRY_NAME}


@cache
def _codes() -> dict[str, str]:
    names = {name.casefold(): code for name, code in codes_by_name().items()}
    return names | {COUNTRY_NAME.casefold(): COUNTRY} | {code: code for code in _names()}


def name_of(code: str) -> str:
    """The name of a municipality by its code; "" for no code, the code itself when nobody knows it."""
    return _names().get(code, code)


def is_known(code: str) -> bool:
    return code in _names()


def read(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Codes of the names or codes in a text, parted by lines or commas and each once; and what nobody knows."""
    known: dict[str, None] = {}
    unknown: dict[str, None] = {}
    for each in filter(None, (" ".join(part.split()) for part in _PARTED.split(text))):
        plain = each.casefold().removesuffix(" kommun")
        code = _codes().get(plain) or _codes().get(plain.removesuffix("s"))
        known.update({code: None} if code else {})
        unknown.update({} if code else {each: None})
    return tuple(known), tuple(unknown)
