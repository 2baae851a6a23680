"""Fixed lists: code keeps the key, people read the label."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """Whether a person has a signal to answer; it stands in item.state."""

    QUIET = "quiet", pgettext_lazy("state of a measure", "no signal")
    SIGNAL = "signal", pgettext_lazy("state of a measure", "a signal to answer")


class Role(models.TextChoices):
    """What a measure is for in an improvement (early support 7.2)."""

    OUTCOME = "outcome", pgettext_lazy("kind of measure", "result")
    PROCESS = "process", pgettext_lazy("kind of measure", "way of working")
    BALANCING = "balancing", pgettext_lazy("kind of measure", "counterweight")
    BACKGROUND = "background", pgettext_lazy("kind of measure", "background")


class Direction(models.TextChoices):
    """Which way is better (dialogen-analysis 8.6)."""

    UP = "up", _("higher is better")
    DOWN = "down", _("lower is better")
    RANGE = "range", _("best within a range")
    NONE = "none", _("neither")


class PeriodKind(models.TextChoices):
    """How often there is a value."""

    WEEK = "week", _("week")
    MONTH = "month", _("month")
    QUARTER = "quarter", _("quarter")
    HALF = "half", _("half year")
    YEAR = "year", _("year")


class Reads(models.TextChoices):
    """What is typed for each period."""

    VALUE = "value", _("a value")
    SHARE = "share", _("two numbers: how many, out of how many")


class ChartName(models.TextChoices):
    """The charts of kernel.spc (spc-rules 14.1)."""

    RUN = "run", _("Run chart")
    I = "i", _("I chart")  # noqa: E741 - its name everywhere
    XMR = "xmr", _("XmR chart")
    P = "p", _("P chart")
    PP = "pp", _("P′ chart")
    U = "u", _("U chart")
    UP = "up", _("U′ chart")
    C = "c", _("C chart")
    G = "g", _("G chart")
    T = "t", _("T chart")


class RuleName(models.TextChoices):
    """The rule sets of kernel.spc (spc-rules 14.2)."""

    ANHOEJ = "anhoej", _("Anhøj")
    NHS = "nhs", _("NHS, Making Data Count")


class Status(models.TextChoices):
    """Whether there is a number. Missing, zero and kept back are three different things."""

    GIVEN = "given", pgettext_lazy("value", "given")
    MISSING = "missing", pgettext_lazy("value", "missing")
    SUPPRESSED = "suppressed", pgettext_lazy("value", "kept back by the source")


class Sex(models.TextChoices):
    WOMEN = "women", _("women")
    MEN = "men", _("men")


class Way(models.TextChoices):
    """How a value came."""

    TYPED = "typed", _("typed")
    PASTED = "pasted", _("pasted")
    FILE = "file", _("from a file")
    FETCHED = "fetched", _("fetched")


class BatchKind(models.TextChoices):
    """What a file that waits for a yes holds."""

    VALUES = "values", _("values")
    COMPARISON = "comparison", _("a comparison")


class AimKind(models.TextChoices):
    """A target is decided; an expected value is worked out. They are kept apart (dialogen-analysis 5.2)."""

    TARGET = "target", _("target")
    EXPECTED = "expected", _("expected value")


class Origin(models.TextChoices):
    """Where a target or an expected value comes from (dialogen-analysis 8.6)."""

    LAW = "law", _("law")
    ORDINANCE = "ordinance", _("ordinance")
    BOARD = "board", _("decision by the board")
    GUARANTEE = "guarantee", _("service guarantee")
    MODEL = "model", _("a model, such as SALSA or net cost deviation")
    OWN = "own", _("our own")


class MarkKind(models.TextChoices):
    """What a person has said about a point of the line."""

    PHASE = "phase", _("a new part begins here")
    GHOST = "ghost", _("leave the point out of the calculation")
    NOTE = "note", _("a note on the line")


class Answer(models.TextChoices):
    """What a person says of a signal."""

    KNOWN = "known", _("we know the cause")
    LOOKING = "looking", _("we look for the cause")
    WRONG = "wrong", _("the values were wrong")
    CHANCE = "chance", _("we leave it as it is")


SHARE_CHARTS = frozenset({ChartName.P, ChartName.PP, ChartName.U, ChartName.UP})
EVENT_CHARTS = frozenset({ChartName.G, ChartName.T})
"""Charts with a row for each event: a period without one is no gap."""
