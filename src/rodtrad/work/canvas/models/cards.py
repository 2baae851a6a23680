"""A card beside its item, and what came with an imported link."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.thread.models import Item, Link
from rodtrad.work.canvas.models.cases import CaseDetail


class CardDetail(ScopedModel):
    """A card beside its item (item.kind = its type, item.text = its statement).

    ``key`` is the card's id, never used again in its case. ``fields`` holds the type's keys as JSON, validated
    by kernel.kubinol.schema; ``hidden`` keeps fields that the present type lacks until the card moves back.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="card")
    case = models.ForeignKey(CaseDetail, on_delete=models.CASCADE, related_name="cards")
    key = GuardedCharField(max_length=40)
    piece = models.CharField(max_length=20)
    position = models.PositiveIntegerField()
    basis = models.CharField(max_length=10, default="source")
    note = GuardedTextField(blank=True)
    reference = GuardedTextField(blank=True)
    visibility = models.CharField(max_length=20, blank=True)
    tags = GuardedJSONField(default=list)
    fields = GuardedJSONField(default=dict)
    hidden = GuardedJSONField(default=dict)
    extra = GuardedJSONField(default=dict)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "key"], name="canvas_card_key")]
        indexes = [models.Index(fields=["case", "position"], name="canvas_card_position")]

    def __str__(self) -> str:
        return self.key


class LinkExtra(ScopedModel):
    """Unknown keys that came with an imported link (--keep-unknown)."""

    link = models.OneToOneField(Link, primary_key=True, on_delete=models.CASCADE, related_name="canvas_extra")
    extra = GuardedJSONField(default=dict)
