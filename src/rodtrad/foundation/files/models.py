"""Attachments, and their bytes in a table of their own: lists never read them, and a crash leaves all or nothing."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.files.choices import KINDS, FileKind, Life
from rodtrad.foundation.org.models import User
from rodtrad.foundation.thread.models import Item


class Attachment(ScopedModel):
    """A file on an item. Seen by whoever sees the item. ``size``: bytes. ``sha256``: of the bytes as they are kept."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="attachments")
    name = GuardedCharField(max_length=150)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    alt = GuardedCharField(max_length=300, blank=True)
    note = GuardedTextField(blank=True)
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField()
    life = models.CharField(max_length=10, choices=Life.choices, default=Life.CURRENT)
    retire_reason = GuardedTextField(blank=True)

    class Meta:
        ordering = ["created", "id"]
        indexes = [models.Index(fields=["item", "created", "id"], name="files_attachment_item")]

    def __str__(self) -> str:
        return self.name

    @property
    def file_kind(self) -> FileKind:
        return KINDS[self.kind]

    @property
    def is_picture(self) -> bool:
        return self.file_kind.picture

    @property
    def is_retired(self) -> bool:
        return self.life == Life.RETIRED


class Content(ScopedModel):
    """The bytes of one attachment, as they passed. Never changed."""

    attachment = models.OneToOneField(
        Attachment, on_delete=models.CASCADE, primary_key=True, related_name="content"
    )
    data = models.BinaryField()
