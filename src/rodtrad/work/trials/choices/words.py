"""Fixed lists of trials and their cycles: code keeps the key, people read the label."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far a trial has come; the last two stand beside the row."""

    PLANNED = "planned", pgettext_lazy("state of a trial", "waits")
    RUNNING = "running", pgettext_lazy("state of a trial", "runs")
    STUDYING = "studying", pgettext_lazy("state of a trial", "is thought through")
    ADOPTED = "adopted", pgettext_lazy("state of a trial", "worked, is to become regular work")
    REGULAR = "regular", pgettext_lazy("state of a trial", "regular work")
    ENDED = "ended", pgettext_lazy("state of a trial", "given up, with what it taught")
    PAUSED = "paused", pgettext_lazy("state of a trial", "paused")
    STOPPED = "stopped", pgettext_lazy("state of a trial", "stopped")


class CycleState(models.TextChoices):
    """Where one cycle is: plan, do, study, act (early-support.md 7.1)."""

    PLANNED = "planned", pgettext_lazy("state of a cycle", "planned")
    RUNNING = "running", pgettext_lazy("state of a cycle", "runs")
    STUDYING = "studying", pgettext_lazy("state of a cycle", "is thought through")
    DECIDED = "decided", pgettext_lazy("state of a cycle", "decided")
    STOPPED = "stopped", pgettext_lazy("state of a cycle", "stopped")


class Scale(models.TextChoices):
    """The ladder from a thought to the whole operation, lowest first."""

    THOUGHT = "thought", _("in thought, together")
    ONE = "one", _("one person")
    FEW = "few", _("a few")
    UNIT = "unit", _("one unit")
    UNITS = "units", _("several units")
    FULL = "full", _("the whole operation")


class Turned(models.TextChoices):
    """What happened, compared with what was expected."""

    EXPECTED = "as-expected", _("as we expected")
    BETTER = "better", _("better than we expected")
    WORSE = "worse", _("worse than we expected")
    OTHERWISE = "otherwise", _("in another way than we expected")
    UNCLEAR = "unclear", _("we cannot tell yet")


class Decision(models.TextChoices):
    """What is decided after a cycle."""

    ADOPT = "adopt", _("Adopt it: it works, make it regular work")
    ADAPT = "adapt", _("Adapt it, and try again")
    WIDEN = "widen", _("Widen it: try with more")
    REPEAT = "repeat", _("Repeat it: we do not know yet")
    ABANDON = "abandon", _("Abandon it: it did not work")


NEXT_CYCLE = frozenset({Decision.ADAPT.value, Decision.WIDEN.value, Decision.REPEAT.value})
"""The decisions after which one more cycle is planned."""


class Loop(models.TextChoices):
    """How deep one goes when it did not turn out as expected (kubinol.md 5.4)."""

    SINGLE = "single", _("We change how we do it")
    DOUBLE = "double", _("We ask why we do it: what it rests on is to be looked at again")


class Level(models.TextChoices):
    """Prevention levels (early-support.md 6)."""

    PROMOTING = "L1", _("promoting: all inhabitants")
    PREVENTING = "L2", _("preventing, detecting early: people at risk")
    SUPPORT = "L3", _("support and interventions: people in need")


class Vulnerable(models.TextChoices):
    """Groups that may be touched by a trial, and must then be protected before it starts (DES-23)."""

    CHILDREN = "children", _("children")
    CARE = "care", _("people in need of care")
    NO_HOME = "no-home", _("people without a home")
    MISUSE = "misuse", _("people with misuse or addiction")
    VIOLENCE = "violence", _("people exposed to violence")
    GUARDIANS = "guardians", _("people who depend on a guardian")


class Standing(models.TextChoices):
    """The columns of the board: what a trial needs of us now."""

    WAITS = "waits", pgettext_lazy("trials on the board", "Wait")
    RUNS = "runs", pgettext_lazy("trials on the board", "Run")
    STALLS = "stalls", pgettext_lazy("trials on the board", "Have stalled")
    TEACHES = "teaches", pgettext_lazy("trials on the board", "Teach us something")
