"""Invented identity numbers as people write them, and where to look for one that should be nowhere."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Any

from django.db import connection

from rodtrad.foundation.access.models import Session


def luhn(nine: str) -> str:
    """The check digit of nine digits (Skatteverket, SKV 704): every other digit doubled, from the first."""
    doubled = [int(digit) * (2 - place % 2) for place, digit in enumerate(nine)]
    return str(-sum(number // 10 + number % 10 for number in doubled) % 10)


def number(born: str = "640823", serial: str = "981") -> str:
    """Ten digits with a right check digit, out of the series that Skatteverket keeps for tests."""
    return born + serial + luhn(born + serial)


TEN = number()
COORDINATION = number("640883")
_DATE, _LAST = TEN[:6], TEN[6:]
WRITTEN = {
    "ten digits": TEN,
    "hyphen": f"{_DATE}-{_LAST}",
    "plus": f"{_DATE}+{_LAST}",
    "twelve digits": f"19{TEN}",
    "twelve with hyphen": f"19{_DATE}-{_LAST}",
    "space": f"{_DATE} {_LAST}",
    "twelve with space": f"19{_DATE} {_LAST}",
    "no-break space": f"{_DATE}\u00a0{_LAST}",
    "en dash": f"{_DATE}\u2013{_LAST}",
    "no-break hyphen": f"19{_DATE}\u2011{_LAST}",
    "minus sign": f"{_DATE}\u2212{_LAST}",
    "full width": "".join(chr(ord(digit) + 0xFEE0) for digit in TEN),
    "zero width": f"{_DATE}\u200b-{_LAST}",
    "parts": f"19{_DATE[:2]}-{_DATE[2:4]}-{_DATE[4:]}-{_LAST}",
    "coordination": f"{COORDINATION[:6]}-{COORDINATION[6:]}",
    "coordination, twelve": f"19{COORDINATION}",
}


def holds(text: str) -> bool:
    """Whether either number stands in the text in any written form: compared as bare digits."""
    digits = re.sub(r"\D", "", unicodedata.normalize("NFKC", text))
    return TEN in digits or COORDINATION in digits


def where_stored() -> list[str]:
    """Every table.column that holds the number, sessions unpacked."""
    found = {f"{place}" for place, text in _everything() if holds(text)}
    found |= {"session" for row in Session.objects.all() if holds(str(row.get_decoded()))}
    return sorted(found)


def _everything() -> Iterator[tuple[str, str]]:
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    yield f"{table}.{column}", _text(value)


def _text(value: Any) -> str:
    return bytes(value).decode(errors="replace") if isinstance(value, bytes | memoryview) else str(value)
