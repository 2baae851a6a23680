"""Reads of the log. Whoever calls has already made sure that the item or place may be seen."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from rodtrad.foundation.audit.models import Entry, Value
from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Text


@dataclass(frozen=True, slots=True)
class Change:
    """One field of an entry. ``erased``: the values are gone, by law; that they changed remains."""

    field: str
    title: Text
    before: str
    after: str
    erased: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a history, ready for <c-history>. ``who`` is empty when the system did it."""

    id: int
    when: datetime
    who: str
    what: Text
    note: str
    who_code: str
    action: str
    item: str
    changes: tuple[Change, ...]


def history(
    *,
    item: str = "",
    home: str = "",
    place: str = "",
    actor: str = "",
    items: Collection[str] | None = None,
    limit: int = 50,
    before_id: int | None = None,
) -> list[Line]:
    """The newest lines about an item, a home, a place or by a person, in two queries.

    ``items``: leave out entries about other items than these; needed with ``home`` when some items in it are
    hidden from the reader. ``before_id``: the id of the last line already shown.
    """
    wanted = {"item": item, "home": home, "place": place, "actor": actor}
    chosen = {name: code for name, code in wanted.items() if code}
    if not chosen:
        raise ValueError("whose history?")
    rows = Entry.objects.filter(**chosen)
    if items is not None:
        rows = rows.filter(item__in=["", *items])
    if before_id is not None:
        rows = rows.filter(pk__lt=before_id)
    entries = list(rows.order_by("-pk")[:limit])
    values: dict[int, dict[str, Value]] = defaultdict(dict)
    for value in Value.objects.filter(entry_id__in=[entry.pk for entry in entries]):
        values[value.entry_id][value.field] = value
    return [_line(entry, values[entry.pk], field_titles(entry.action)) for entry in entries]


def field_titles(action: str) -> dict[str, Text]:
    """What the fields are called for people: first by the module that declared the action, then by any other."""
    modules = sorted(manifests.all_manifests(), key=lambda manifest: action in manifest.audit_actions)
    return {name: title for manifest in modules for name, title in manifest.field_titles.items()}


def _line(entry: Entry, values: dict[str, Value], titles: dict[str, Text]) -> Line:
    changes = []
    for row in entry.fields:
        name, value = row["name"], values.get(row["name"])
        before, after = (value.before, value.after) if value else ("", "")
        changes.append(Change(name, titles.get(name, name), before, after, erased=value is None))
    return Line(
        id=entry.pk,
        when=entry.at,
        who=entry.actor_name,
        what=manifests.audit_actions.get(entry.action) or entry.action,
        note=entry.reason if entry.actor_name or not entry.reason else gettext(entry.reason),
        who_code=entry.actor,
        action=entry.action,
        item=entry.item,
        changes=tuple(changes),
    )
