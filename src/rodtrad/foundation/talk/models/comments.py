"""Comments on an item, whom they name, and who follows what."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.foundation.thread.models import Item


class Comment(ScopedModel):
    """What somebody says about an item; seen by whoever sees the item.

    ``parent``: the comment it answers, always one that answers none itself. ``about``: the field or part it is
    about. ``version`` grows with each edit; older words stand in the item's history.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="comments")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="answers")
    about = GuardedCharField(max_length=60, blank=True)
    text = GuardedTextField()
    author = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)
    edited = models.DateTimeField(null=True)
    retired = models.DateTimeField(null=True)
    retired_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    retire_reason = GuardedTextField(blank=True)

    class Meta:
        indexes = [models.Index(fields=["item", "created", "id"], name="talk_comment_item")]

    def __str__(self) -> str:
        return self.code

    @property
    def anchor(self) -> str:
        """Where on the item's page it stands."""
        return f"kommentar-{self.code}"


class Mention(ScopedModel):
    """A person named in a comment who may see it. ``settled``: answered, or said to need no answer."""

    comment = models.ForeignKey(Comment, on_delete=models.CASCADE, related_name="mentions")
    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    settled = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["comment", "user"], name="talk_mention_once")]
        indexes = [
            models.Index(fields=["user"], name="talk_mention_open", condition=models.Q(settled__isnull=True))
        ]


class Follow(ScopedModel):
    """A person's own yes or no to following an item. On the item of a home it holds for all that lives there.

    Authors, team members and commenters follow without a row; one with ``on`` false keeps them from it.
    """

    user = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="follows")
    on = models.BooleanField(default=True)
    changed = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "item"], name="talk_follow_once")]
