"""Tokens, and what a token has sent once already."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.org.models import User


class Token(models.Model):
    """A key by which another system acts as a person. Only a digest of the secret is kept.

    ``scopes``: "module:read" and "module:write". ``expires``: the last day it holds. Revoked, never deleted.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    user = models.ForeignKey(User, on_delete=models.PROTECT, related_name="tokens")
    name = GuardedCharField(max_length=80)
    digest = models.CharField(max_length=64, unique=True)
    scopes = GuardedJSONField(default=list)
    made = models.DateTimeField()
    expires = models.DateField()
    last_used = models.DateField(null=True, blank=True)
    revoked = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-id"]

    def __str__(self) -> str:
        return self.name


class Sent(models.Model):
    """A request that came with an idempotency key. ``key`` and ``fingerprint`` are digests; ``result``: codes only."""

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    key = models.CharField(max_length=64)
    fingerprint = models.CharField(max_length=64)
    result = GuardedJSONField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "key"], name="rest_sent_once")]
        indexes = [models.Index(fields=["at"], name="rest_sent_at")]
