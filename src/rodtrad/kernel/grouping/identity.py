"""The id of a group: made from what its first member says, so that it stays when more is said."""

from __future__ import annotations

from collections.abc import Container
from hashlib import sha256

from rodtrad.kernel.grouping.features import folded

_LENGTH = 12


def group_id(founder: str, taken: Container[str]) -> str:
    """An id for the group that the text founded. Only where the same text founded two is a number added."""
    plain = "g" + sha256(folded(founder).encode("utf-8", "surrogatepass")).hexdigest()[:_LENGTH]
    number, wanted = 1, plain
    while wanted in taken:
        number += 1
        wanted = f"{plain}-{number}"
    return wanted
