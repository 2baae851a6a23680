"""Writes of the log: record what was done, seal it into the chain, check the chain, erase values for the law.

Called inside the caller's transaction: what is saved and what is told about it are saved together or not at all.
"""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import connection, transaction
from django.db.models import Q

from rodtrad.foundation.audit import checking, digests
from rodtrad.foundation.audit.models import Entry, Seal, Value
from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.scope import Actor

Changes = Mapping[str, tuple[object, object]]
BATCH = 500
SEALED_AT_ONCE = 10_000


class UndeclaredAction(LookupError):
    """An action that no manifest declares: a programming error, since it could not be shown to people."""


@dataclass(frozen=True, slots=True)
class Row:
    """One thing done, for record_many."""

    item: str = ""
    home: str = ""
    place: str = ""
    changes: Changes = field(default_factory=dict)


def record(
    actor: Actor,
    action: str,
    *,
    item: str = "",
    home: str = "",
    place: str = "",
    changes: Changes | None = None,
) -> None:
    """Tell that ``actor`` did ``action``. ``changes``: field → (before, after); equal pairs are left out."""
    record_many(actor, action, [Row(item=item, home=home, place=place, changes=changes or {})])


def record_many(actor: Actor, action: str, rows: Iterable[Row]) -> None:
    """The same for many items at once, in two writes per 500."""
    if action not in manifests.audit_actions:
        raise UndeclaredAction(action)
    made = [_made(actor, action, row) for row in rows]
    Entry.objects.bulk_create([entry for entry, values in made], batch_size=BATCH)
    for entry, values in made:
        for value in values:
            value.entry_id = entry.pk
    Value.objects.bulk_create([value for entry, values in made for value in values], batch_size=BATCH)


def _made(actor: Actor, action: str, row: Row) -> tuple[Entry, list[Value]]:
    values = []
    for name, (before, after) in row.changes.items():
        was, became = digests.text_of(before), digests.text_of(after)
        if was != became:
            values.append(Value(field=name, before=was, after=became, salt=secrets.token_hex(16)))
    fields = [
        {"name": value.field, "digest": digests.of_value(value.salt, value.field, value.before, value.after)}
        for value in values
    ]
    entry = Entry(
        at=clock.now(),
        actor=actor.code,
        actor_kind=actor.kind,
        actor_name=actor.name,
        reason=actor.reason,
        place=row.place,
        action=action,
        item=row.item,
        home=row.home,
        fields=fields,
    )
    entry.digest = digests.of_entry(entry)
    return entry, values


@transaction.atomic
def seal(at_once: int = SEALED_AT_ONCE) -> int:
    """Chain the entries written since the last seal. Says how many; call again while there are more."""
    if connection.vendor == "postgresql":
        # Numbers are given out before they are committed: wait for those who write, so that none comes in behind.
        with connection.cursor() as cursor:
            cursor.execute("LOCK TABLE audit_entry IN SHARE MODE")
    last = Seal.objects.order_by("-last_id").first()
    rows = Entry.objects.filter(pk__gt=last.last_id if last else 0).order_by("pk")
    batch = list(rows.values_list("pk", "digest")[:at_once])
    if batch:
        now = clock.now()
        digest = digests.of_seal(last.digest if last else "", now, batch)
        Seal.objects.create(at=now, first_id=batch[0][0], last_id=batch[-1][0], digest=digest)
    return len(batch)


def seal_what_is_new() -> None:
    """Each minute: all that has come since the last seal, in batches of one short transaction each."""
    while seal() == SEALED_AT_ONCE:
        pass


@transaction.atomic
def erase(
    actor: Actor,
    *,
    reason: str,
    entry_ids: Collection[int] = (),
    item: str = "",
    home: str = "",
    field: str = "",
) -> int:
    """Delete values the law wants gone, and tell that it was done. Says how many were deleted.

    Only the system may, through a command with a reason; the rows and the chain stay as they are. Chosen by
    entries, or by item or home, and if wanted by one field only.
    """
    if not actor.everything:
        raise PermissionDenied("audit.erase")
    if not reason.strip() or not (entry_ids or item or home):
        raise ValueError("say why, and which values")
    entries = Q(pk__in=entry_ids) if entry_ids else Q()
    entries &= Q(**{key: text for key, text in (("item", item), ("home", home)) if text})
    found = Value.objects.filter(entry_id__in=Entry.objects.filter(entries).values("pk"))
    if field:
        found = found.filter(field=field)
    gone = sorted(found.values_list("entry_id", "field"))
    found.delete()
    _tell_of_erasure(actor, reason, gone, item=item, home=home)
    return len(gone)


def _tell_of_erasure(actor: Actor, reason: str, gone: list[tuple[int, str]], *, item: str, home: str) -> None:
    """The erasure's entry lists what went inside the chained row itself, so that verify() can expect it."""
    erased: dict[str, list[int]] = {}
    for entry_id, name in gone:
        erased.setdefault(name, []).append(entry_id)
    entry, _ = _made(actor, "audit.erased", Row(item=item, home=home))
    entry.reason = reason[:200]
    entry.fields = [{"name": name, "erased": ids} for name, ids in erased.items()]
    entry.digest = digests.of_entry(entry)
    entry.save(force_insert=True)


def verify() -> list[checking.Problem]:
    """All that does not hold in the log; an empty list when it does."""
    return checking.verify()
