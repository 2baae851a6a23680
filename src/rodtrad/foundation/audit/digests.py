"""The digests of the log: of a value, of an entry, of a seal. Pure."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable
from datetime import UTC, date, datetime

from rodtrad.foundation.audit.models import Entry


def _sha(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def text_of(value: object) -> str:
    """A value as the log keeps it. Structures become JSON, so that they can be compared later."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, bool | int | float | dict | list | tuple):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, default=str)
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def of_value(salt: str, field: str, before: str, after: str) -> str:
    return _sha([salt, field, before, after])


def of_entry(entry: Entry) -> str:
    """Covers all that the row says, the digests of its values included; not the values themselves."""
    moment = entry.at.astimezone(UTC).isoformat()
    return _sha(
        [
            moment, entry.actor, entry.actor_kind, entry.actor_name, entry.reason,
            entry.place, entry.action, entry.item, entry.home, entry.fields,
        ]
    )  # fmt: skip


def of_seal(before: str, at: datetime, entries: Iterable[tuple[int, str]]) -> str:
    return _sha([before, at.astimezone(UTC).isoformat(), [list(pair) for pair in entries]])
