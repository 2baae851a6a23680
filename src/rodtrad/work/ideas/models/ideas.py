"""Ideas beside their items, and the voices of those who think the same."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.files.models import Attachment
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.models import Item
from rodtrad.work.ideas.choices import Channel, IdeaType, Mandate
from rodtrad.work.ideas.models.campaigns import Batch, Campaign, Challenge


class Sent(ScopedModel):
    """What is known of whoever sent a text: as much as they chose to say.

    An anonymous sender has no account anywhere in the row, only ``answer_digest``, the digest of a code that
    they alone hold. ``once``: the random word of the form, so that a form sent twice is one text.
    """

    sender_role = GuardedCharField(max_length=80, blank=True)
    sender_municipality = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    signed = models.BooleanField(default=False)
    answer_digest = models.CharField(max_length=64, blank=True)
    channel = models.CharField(max_length=10, choices=Channel.choices, default=Channel.APP)
    language = models.CharField(max_length=5, default="sv")
    once = models.CharField(max_length=12, blank=True)

    class Meta:
        abstract = True


class Idea(Sent):
    """One idea beside its item: item.text = all of it, item.title = its beginning, item.place = the unit it is from,
    item.author = the sender when ``signed``, item.state = choices.State.

    ``held``: it may point to a person, and stays with those who look until one of them has let it through.
    ``source_key``: what the file called the row. ``voices_count`` is kept by services.sending. ``stems``: the words of
    the text, said alike, for likeness. ``split_from``: the note that this is a part of. ``status_since``: when the
    state last changed.
    """

    item = models.OneToOneField(Item, primary_key=True, on_delete=models.CASCADE, related_name="idea")
    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="ideas")
    challenge = models.ForeignKey(Challenge, null=True, on_delete=models.PROTECT, related_name="ideas")
    idea_type = models.CharField(max_length=12, choices=IdeaType.choices, default=IdeaType.PROPOSAL)
    mandate = models.CharField(max_length=8, choices=Mandate.choices, blank=True)
    category = GuardedCharField(max_length=80, blank=True)
    level = GuardedCharField(max_length=40, blank=True)
    held = models.BooleanField(default=False)
    held_why = models.CharField(max_length=20, blank=True)
    batch = models.ForeignKey(Batch, null=True, on_delete=models.SET_NULL, related_name="ideas")
    source_key = GuardedCharField(max_length=60, blank=True)
    remark = GuardedTextField(blank=True)
    photo = models.ForeignKey(Attachment, null=True, on_delete=models.PROTECT, related_name="+")
    split_from = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="parts")
    voices_count = models.PositiveIntegerField(default=0)
    stems = GuardedTextField(blank=True)
    received = models.DateTimeField()
    status_since = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["campaign", "-received", "-item"], name="ideas_idea_received"),
            models.Index(fields=["answer_digest"], name="ideas_idea_digest"),
            models.Index(fields=["held"], name="ideas_idea_held", condition=models.Q(held=True)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "once"], name="ideas_idea_once", condition=~models.Q(once="")
            ),
            models.UniqueConstraint(
                fields=["answer_digest"], name="ideas_idea_one_code", condition=~models.Q(answer_digest="")
            ),
        ]

    def __str__(self) -> str:
        return self.item.title


class Voice(Sent):
    """Somebody who thinks the same as an idea. Their own words stay theirs, and so does their code and answer."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="voices")
    text = GuardedTextField(blank=True)
    place = models.ForeignKey(Place, null=True, on_delete=models.PROTECT, related_name="+")
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    held = models.BooleanField(default=False)
    at = models.DateTimeField()
    withdrawn = models.DateTimeField(null=True)
    withdrawn_why = GuardedTextField(blank=True)

    class Meta:
        ordering = ["at", "id"]
        indexes = [models.Index(fields=["answer_digest"], name="ideas_voice_digest")]
        constraints = [
            models.UniqueConstraint(
                fields=["idea", "once"], name="ideas_voice_once", condition=~models.Q(once="")
            ),
            models.UniqueConstraint(
                fields=["answer_digest"], name="ideas_voice_one_code", condition=~models.Q(answer_digest="")
            ),
            models.UniqueConstraint(
                fields=["idea", "author"],
                name="ideas_voice_one_each",
                condition=models.Q(author__isnull=False, withdrawn__isnull=True),
            ),
        ]

    def __str__(self) -> str:
        return self.text or self.code


class Vote(ScopedModel):
    """A colleague's mark on an idea in a workshop; taken back by being deleted, as a raised hand is lowered."""

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="votes")
    person = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["idea", "person"], name="ideas_vote_once")]


class Merge(ScopedModel):
    """One idea is about the same as another. A link, never a move: both stay whole, and it can be undone.

    The thread carries the same as relation "merged-into". ``state_before``: what the idea goes back to.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    source = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="merges")
    target = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="merged_here")
    state_before = models.CharField(max_length=20)
    reason = GuardedTextField(blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    undone = models.DateTimeField(null=True)
    undone_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["source"], name="ideas_merged_once", condition=models.Q(undone__isnull=True)
            ),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="ideas_merge_two_ends"
            ),
        ]


class Split(ScopedModel):
    """A note that held several ideas: the parts are ideas of their own (Idea.split_from); the note stays as it was.

    The parts answer to the same code as the note: whoever sent it finds them all.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    whole = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="splits")
    parts = GuardedJSONField(default=list)  # public codes of the parts
    state_before = models.CharField(max_length=20)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    undone = models.DateTimeField(null=True)

    class Meta:
        ordering = ["at", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["whole"], name="ideas_split_once", condition=models.Q(undone__isnull=True)
            )
        ]
