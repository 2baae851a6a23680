"""Triage (GIN-41): the axes, who sees to it and by when, and what evaluators say independently of one another."""

from __future__ import annotations

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models

from rodtrad.foundation.base.fields import GuardedCharField, GuardedJSONField, GuardedTextField
from rodtrad.foundation.base.scope import ScopedModel
from rodtrad.foundation.org.models import User
from rodtrad.work.ideas.models.ideas import Idea

_STEP = [MinValueValidator(1), MaxValueValidator(5)]


class Triage(ScopedModel):
    """Where an idea stands on the axes, and what was decided. What the outcome means is item.state; ``outcome`` is what
    the place calls it (setting ideas.outcomes), "" for GINO's own words. ``became``: what came of it, once it is done.

    ``when``, ``who``, ``wish_to`` and ``requirements`` (a list) are words of the place's own lists (settings
    ideas.when, ideas.who, ideas.wish-to, ideas.requirements), kept as they read. ``novelty``, ``benefit`` and
    ``effort``: 1 to 5, or not said. ``suggested``: came from a file or a reader, and nobody has confirmed it.
    ``next_step``: what happens next, in words that can be told to the sender.
    """

    idea = models.OneToOneField(Idea, primary_key=True, on_delete=models.CASCADE, related_name="triage")
    when = GuardedCharField(max_length=60, blank=True)
    who = GuardedCharField(max_length=60, blank=True)
    wish_to = GuardedCharField(max_length=60, blank=True)
    requirements = GuardedJSONField(default=list, blank=True)
    novelty = models.PositiveSmallIntegerField(null=True, validators=_STEP)
    benefit = models.PositiveSmallIntegerField(null=True, validators=_STEP)
    effort = models.PositiveSmallIntegerField(null=True, validators=_STEP)
    owner = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    due = models.DateField(null=True)
    reason = GuardedTextField(blank=True)
    next_step = GuardedTextField(blank=True)
    outcome = GuardedCharField(max_length=60, blank=True)
    became = GuardedTextField(blank=True)
    suggested = models.BooleanField(default=False)
    basis = GuardedCharField(max_length=60, blank=True)
    at = models.DateTimeField()
    by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [
            models.Index(fields=["when", "who"], name="ideas_triage_axes"),
            models.Index(
                fields=["owner", "due"], name="ideas_triage_owner", condition=models.Q(owner__isnull=False)
            ),
        ]


class Score(ScopedModel):
    """One evaluator's assignment on one idea, and what they gave: effect and feasibility, 1 to 5.

    Nobody sees another's score before giving their own. ``given`` empty = still waits.
    """

    idea = models.ForeignKey(Idea, on_delete=models.CASCADE, related_name="scores")
    evaluator = models.ForeignKey(User, on_delete=models.PROTECT, related_name="+")
    effect = models.PositiveSmallIntegerField(null=True, validators=_STEP)
    feasibility = models.PositiveSmallIntegerField(null=True, validators=_STEP)
    comment = GuardedTextField(blank=True)
    assigned = models.DateTimeField()
    assigned_by = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    given = models.DateTimeField(null=True)
    withdrawn = models.DateTimeField(null=True)

    class Meta:
        ordering = ["assigned", "id"]
        constraints = [models.UniqueConstraint(fields=["idea", "evaluator"], name="ideas_score_once")]
        indexes = [
            models.Index(
                fields=["evaluator", "assigned"],
                name="ideas_score_waits",
                condition=models.Q(given__isnull=True, withdrawn__isnull=True),
            )
        ]
