"""A file of insights between preview and confirmation."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User


class InsightUpload(ScopedModel):
    """A file as it was read, for a day. Never one that holds an identity number.

    ``data``: its rows (imports.packing); ``judged``: what is wrong with them, empty until they have all been judged.
    ``brought_in``: when its rows became insights; they are gone from here then.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    place = models.ForeignKey(Place, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()
    name = GuardedCharField(max_length=120)
    data = models.BinaryField()
    rows = models.PositiveIntegerField(default=0)
    judged = models.BinaryField(default=b"")
    brought_in = models.DateTimeField(null=True)
