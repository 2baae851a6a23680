"""The three conditions over time (domain/kubinol.md 9.5)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

CONDITIONS = ("time", "mandate", "asked_for")
LEVELS = ("no", "partly", "yes")


def kub_9_5_no_twice(rows: Sequence[Mapping[str, Any]]) -> tuple[str, ...]:
    """Conditions whose two latest answers are both "no"; days on which nothing was said of one are passed over.

    ``rows``: oldest first, each with ``time``, ``mandate`` and ``asked_for``.
    """
    found = []
    for name in CONDITIONS:
        said = [row[name] for row in rows if row.get(name)]
        if said[-2:] == ["no", "no"]:
            found.append(name)
    return tuple(found)
