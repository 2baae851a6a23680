"""The pure rules of talk: who is named in a text, who follows, when a mail is tried again. No database."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta

_NAMED = re.compile(r"(?<![\w.@+-])@([a-z0-9][a-z0-9._@+-]{1,79})", re.IGNORECASE)
MOST_NAMED = 20
_WAITS = (1, 5, 15, 60, 240, 720)  # minutes


def named_in(text: str) -> list[str]:
    """The user names that stand after an @ in a text, each once, in order; never more than MOST_NAMED.

    An e-mail address names nobody, and the full stop of a sentence is not part of a name.
    """
    found = (name.lower().rstrip("._@+-") for name in _NAMED.findall(text))
    return list(dict.fromkeys(name for name in found if len(name) > 1))[:MOST_NAMED]


def follows(on_item: bool | None, on_home: bool | None, takes_part: bool) -> bool:
    """Whether a person follows an item: their own word on it, else on its home, else by taking part."""
    if on_item is not None:
        return on_item
    return takes_part if on_home is None else on_home


def wait_after(attempts: int) -> timedelta:
    """How long a mail waits after its n-th failed attempt: a minute at first, half a day at most."""
    return timedelta(minutes=_WAITS[min(max(attempts, 1), len(_WAITS)) - 1])


def when(due: date | None, today: date) -> str:
    """Which group of the list something stands in: late, today, week, later or none (no date)."""
    if due is None:
        return "none"
    if due < today:
        return "late"
    if due == today:
        return "today"
    return "week" if due <= today + timedelta(days=6 - today.weekday()) else "later"


def lost(key: str, found: Iterable[str], most: int) -> bool:
    """Whether something that waited is done: gone from its owner's list, and the list was not cut short."""
    kind = key.partition(":")[0]
    alike = [other for other in found if other.partition(":")[0] == kind]
    return key not in alike and len(alike) < most
