"""The log's tables. Values stand apart from the chained rows, so that the law can have them erased.

No foreign keys: the log outlives what it tells of. Triggers on both databases stop update and delete of
entries and seals (migration 0002); only values may be deleted, through services.erase, which writes an entry.
"""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel


class Entry(ScopedModel):
    """One thing that was done."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=12, blank=True)
    actor_kind = models.CharField(max_length=10)
    actor_name = GuardedCharField(max_length=200, blank=True)
    reason = GuardedCharField(max_length=200, blank=True)
    place = models.CharField(max_length=12, blank=True)
    action = models.CharField(max_length=60)
    item = models.CharField(max_length=12, blank=True)
    home = models.CharField(max_length=12, blank=True)
    fields = models.JSONField(default=list)
    digest = models.CharField(max_length=64)

    class Meta:
        indexes = [
            models.Index(fields=["item", "-id"], name="audit_entry_item"),
            models.Index(fields=["home", "-id"], name="audit_entry_home"),
            models.Index(fields=["place", "-id"], name="audit_entry_place"),
            models.Index(fields=["actor", "-id"], name="audit_entry_actor"),
        ]


class Value(ScopedModel):
    """What one field was and became. ``salt`` and the digest in the entry prove it untouched."""

    entry_id = models.BigIntegerField(db_index=True)
    field = GuardedCharField(max_length=60)
    before = GuardedTextField(blank=True)
    after = GuardedTextField(blank=True)
    salt = models.CharField(max_length=32)


class Seal(ScopedModel):
    """A batch of entries sealed into the chain: its digest covers the entries' digests and the seal before."""

    at = models.DateTimeField()
    first_id = models.BigIntegerField()
    last_id = models.BigIntegerField(unique=True)
    digest = models.CharField(max_length=64)
