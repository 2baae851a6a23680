"""Does the log still hold? Walks every entry, value and seal; reads only."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from rodtrad.foundation.audit import digests
from rodtrad.foundation.audit.models import Entry, Seal, Value

CHUNK = 1000
NEWEST_SEALS = 2


@dataclass(frozen=True, slots=True)
class Problem:
    """``what``: "entry changed", "value changed", "value missing", "value unknown" or "seal broken"."""

    what: str
    row_id: int
    field: str = ""


def verify() -> list[Problem]:
    """All that does not hold, in the order of the log; an empty list when it does."""
    erased = _erased()
    problems = [problem for chunk in _chunks() for problem in _in_entries(chunk, erased)]
    known = Entry.objects.values("pk")
    stray = Value.objects.exclude(entry_id__in=known).values_list("entry_id", "field")
    problems += [Problem("value unknown", entry_id, name) for entry_id, name in stray]
    return problems + list(_in_seals())


def verify_newest() -> list[Problem]:
    """The same for the newest entries and seals only: bounded, however long the log is."""
    newest = sorted(Entry.objects.order_by("-pk")[:CHUNK], key=lambda entry: entry.pk)
    problems = list(_in_entries(newest, _erased())) if newest else []
    seals = list(Seal.objects.order_by("-last_id")[: NEWEST_SEALS + 1])
    if len(seals) <= NEWEST_SEALS:
        return problems + list(_in_seals())
    return problems + list(_in_seals(after=seals[-1]))


def _chunks() -> Iterator[list[Entry]]:
    last = 0
    while chunk := list(Entry.objects.filter(pk__gt=last).order_by("pk")[:CHUNK]):
        yield chunk
        last = chunk[-1].pk


def _erased() -> set[tuple[int, str]]:
    rows = Entry.objects.filter(action="audit.erased").values_list("fields", flat=True)
    return {
        (entry_id, row["name"]) for fields in rows for row in fields for entry_id in row.get("erased", ())
    }


def _in_entries(chunk: list[Entry], erased: set[tuple[int, str]]) -> Iterator[Problem]:
    values = {
        (value.entry_id, value.field): value
        for value in Value.objects.filter(entry_id__gte=chunk[0].pk, entry_id__lte=chunk[-1].pk)
    }
    for entry in chunk:
        if entry.digest != digests.of_entry(entry):
            yield Problem("entry changed", entry.pk)
        expected = {row["name"]: row["digest"] for row in entry.fields if "digest" in row}
        for name, digest in expected.items():
            value = values.pop((entry.pk, name), None)
            if value is None:
                if (entry.pk, name) not in erased:
                    yield Problem("value missing", entry.pk, name)
            elif digest != digests.of_value(value.salt, name, value.before, value.after):
                yield Problem("value changed", entry.pk, name)
    known = {entry.pk for entry in chunk}
    for entry_id, name in values:
        if entry_id in known:
            yield Problem("value unknown", entry_id, name)


def _in_seals(after: Seal | None = None) -> Iterator[Problem]:
    before, last_id = (after.digest, after.last_id) if after else ("", 0)
    for seal in Seal.objects.filter(last_id__gt=last_id).order_by("last_id"):
        # From the seal before, not from first_id: a row slipped in between two seals is found too.
        rows = Entry.objects.filter(pk__gt=last_id, pk__lte=seal.last_id).order_by("pk")
        if seal.digest != digests.of_seal(before, seal.at, rows.values_list("pk", "digest")):
            yield Problem("seal broken", seal.pk)
        before, last_id = seal.digest, seal.last_id
