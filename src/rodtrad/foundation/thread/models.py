"""The thread's own tables: one row per item of any module, one per link, one per look-again flag."""

from __future__ import annotations

from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.thread.choices import Basis, FlagAnswer, FlagWhy, Life


class Item(ScopedModel):
    """Anything that can hang on a thread. Each module keeps its details in a table of its own.

    ``home``: the code of the item this one lives in (a card in its case), its own code otherwise; whoever is
    in the team of the home sees it. ``audience``: one key of org.audiences. ``version`` grows with each change.
    ``substance_changed``: when a field that its neighbours depend on last changed.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    kind = models.CharField(max_length=40)
    home = models.CharField(max_length=12)
    place = models.ForeignKey(Place, on_delete=models.PROTECT, related_name="+")
    audience = models.CharField(max_length=40)
    title = GuardedCharField(max_length=200)
    text = GuardedTextField(blank=True)
    life = models.CharField(max_length=10, choices=Life.choices, default=Life.CURRENT)
    state = models.CharField(max_length=20, blank=True)
    retire_reason = GuardedTextField(blank=True)
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    version = models.PositiveIntegerField(default=1)
    created = models.DateTimeField()
    changed = models.DateTimeField()
    substance_changed = models.DateTimeField()
    dnr = GuardedCharField(max_length=60, blank=True)
    document_class = GuardedCharField(max_length=60, blank=True)

    class Meta:
        indexes = [
            models.Index(fields=["changed"], name="thread_item_changed"),
            models.Index(fields=["home", "kind"], name="thread_item_home"),
            models.Index(fields=["kind", "-changed", "-id"], name="thread_item_kind_changed"),
            models.Index(fields=["place", "kind", "-changed", "-id"], name="thread_item_place"),
            models.Index(fields=["audience", "kind"], name="thread_item_audience"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def path(self) -> str:
        """Where in the tree of organisations the item belongs: what org.permissions.may() compares with."""
        return self.place.path

    @property
    def is_retired(self) -> bool:
        return self.life == Life.RETIRED


class Link(ScopedModel):
    """A typed, directed link. ``upper`` and ``lower`` repeat the ends by which one rests on the other.

    ``home``: the home both ends share, empty when they have different ones. A rejected suggestion is a
    retired link whose basis is still "inferred".
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    source = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="links_out")
    rel = models.CharField(max_length=30)
    target = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="links_in")
    upper = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="resting_on_me")
    lower = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="what_i_rest_on")
    home = models.CharField(max_length=12, blank=True)
    basis = models.CharField(max_length=10, choices=Basis.choices, default=Basis.SOURCE)
    reason = GuardedTextField(blank=True)
    life = models.CharField(max_length=10, choices=Life.choices, default=Life.CURRENT)
    retire_reason = GuardedTextField(blank=True)
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField()

    class Meta:
        ordering = ["id"]
        constraints = [
            models.UniqueConstraint(fields=["source", "rel", "target"], name="thread_link_once"),
            models.CheckConstraint(
                condition=~models.Q(source=models.F("target")), name="thread_link_two_ends"
            ),
        ]
        indexes = [models.Index(fields=["home"], name="thread_link_home")]

    def __str__(self) -> str:
        return f"{self.source_id} {self.rel} {self.target_id}"

    @property
    def is_suggestion(self) -> bool:
        return self.basis == Basis.INFERRED


class Label(ScopedModel):
    """A word on an item, from a catalogue ("theme" is the free one)."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="labels")
    catalogue = models.CharField(max_length=40)
    word = GuardedCharField(max_length=120)

    class Meta:
        ordering = ["catalogue", "id"]
        constraints = [
            models.UniqueConstraint(fields=["item", "catalogue", "word"], name="thread_label_once")
        ]
        indexes = [models.Index(fields=["catalogue", "word"], name="thread_label_word")]

    def __str__(self) -> str:
        return self.word


class Flag(ScopedModel):
    """ "Look again": something this item touches has changed. Open until answered.

    ``field``, ``before``, ``after``: what changed most tellingly from what to what; ``others``: further
    changes of the same moment, as [field, before, after]. ``version``: the latest version of the cause that
    the flag has taken in. ``unconfirmed``: it came over suggested links only.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="flags")
    cause = models.ForeignKey(Item, null=True, on_delete=models.SET_NULL, related_name="+")
    home = models.CharField(max_length=12)
    why = models.CharField(max_length=30, choices=FlagWhy.choices, default=FlagWhy.UPPER_CHANGED)
    field = models.CharField(max_length=60, blank=True)
    before = GuardedTextField(blank=True)
    after = GuardedTextField(blank=True)
    others = GuardedJSONField(default=list, blank=True)
    version = models.PositiveIntegerField(default=1)
    unconfirmed = models.BooleanField(default=False)
    raised = models.DateTimeField()
    answer = models.CharField(max_length=10, choices=FlagAnswer.choices, blank=True)
    reason = GuardedTextField(blank=True)
    answered = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        ordering = ["raised", "id"]
        indexes = [
            models.Index(fields=["item"], name="thread_flag_open", condition=models.Q(answered__isnull=True)),
            models.Index(fields=["home"], name="thread_flag_home", condition=models.Q(answered__isnull=True)),
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.why}"

    @property
    def is_open(self) -> bool:
        return self.answered is None

    @property
    def cause_kind(self) -> str:
        return self.cause.kind if self.cause else ""

    @property
    def changes(self) -> list[tuple[str, str, str]]:
        """All that changed, as (field, before, after); empty when the flag tells of no field."""
        first = [(self.field, self.before, self.after)] if self.field or self.before or self.after else []
        return first + [(str(row[0]), str(row[1]), str(row[2])) for row in self.others]


class Alternative(ScopedModel):
    """A text that lost when two people saved the same field: kept beside the item until someone decides."""

    code = models.CharField(max_length=12, unique=True, default=new_code)
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="alternatives")
    field = models.CharField(max_length=60)
    text = GuardedTextField()
    author = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    created = models.DateTimeField()
    settled = models.DateTimeField(null=True)

    class Meta:
        ordering = ["created", "id"]
        indexes = [
            models.Index(
                fields=["item"], name="thread_alternative_open", condition=models.Q(settled__isnull=True)
            )
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.field}"


class SavedSearch(ScopedModel):
    """A search that a person has kept, seen by nobody else: its words and what it is narrowed to.

    ``choices``: the fields of forms.SearchForm beside the words, as they are sent. ``tells``: the person wants to be
    told of what is new. ``looked``: when it was last looked for what is new. ``above``: 0 when all that fitted at
    first is among ``hits``; where there was too much, only items with a higher id are new.
    """

    code = models.CharField(max_length=12, unique=True, default=new_code)
    owner = models.ForeignKey(User, on_delete=models.CASCADE, related_name="+")
    name = GuardedCharField(max_length=80)
    words = GuardedCharField(max_length=200, blank=True)
    choices = GuardedJSONField(default=dict, blank=True)
    tells = models.BooleanField(default=True)
    created = models.DateTimeField()
    looked = models.DateTimeField()
    above = models.PositiveBigIntegerField(default=0)
    retired = models.DateTimeField(null=True)

    class Meta:
        ordering = ["name", "id"]
        indexes = [
            models.Index(fields=["owner"], name="thread_saved_owner"),
            models.Index(
                fields=["looked"], name="thread_saved_looked", condition=models.Q(retired__isnull=True)
            ),
        ]

    def __str__(self) -> str:
        return self.name


class SavedHit(ScopedModel):
    """Something that a saved search has found: never told of twice. ``seen`` empty: new to the person."""

    search = models.ForeignKey(SavedSearch, on_delete=models.CASCADE, related_name="hits")
    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="+")
    found = models.DateTimeField()
    seen = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["search", "item"], name="thread_hit_once")]
        indexes = [
            models.Index(fields=["search"], name="thread_hit_new", condition=models.Q(seen__isnull=True))
        ]
