"""The words of a work over time: why a version was taken, what changed, loops, conditions, steps of a review."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class VersionWhy(models.TextChoices):
    """What made a version."""

    HAND = "hand", _("saved by hand")
    DECISION = "decision", _("at a decision point")
    STATE = "state", _("at a change of state")
    SESSION = "session", _("before a session")
    MEETING = "meeting", _("before a joint meeting")
    LOOP = "loop", _("at a learning loop")
    REVIEW = "review", _("at a review")
    IMPORT = "import", _("before a file was brought in over it")
    FILE = "file", _("came with a file")


CHANGE_TITLES: Mapping[str, Promise] = {
    "new": pgettext_lazy("change in a sketch", "new"),
    "changed": pgettext_lazy("change in a sketch", "changed"),
    "moved": pgettext_lazy("change in a sketch", "moved"),
    "retired": pgettext_lazy("change in a sketch", "put away"),
    "back": pgettext_lazy("change in a sketch", "brought back"),
    "linked": pgettext_lazy("change in a sketch", "linked"),
    "relinked": pgettext_lazy("change in a sketch", "link changed"),
    "unlinked": pgettext_lazy("change in a sketch", "link put away"),
    "order": pgettext_lazy("change in a sketch", "another order"),
    "fields": pgettext_lazy("change in a sketch", "about the work"),
}


class LoopKind(models.TextChoices):
    """How deep a loop went (5.4)."""

    SINGLE = "single", _("single: we adjust how we do it")
    DOUBLE = "double", _("double: we question what we do and why")
    NONE = "none", _("none: we only noted what came out")


LOOP_SHORT: Mapping[str, Promise] = {
    "single": pgettext_lazy("kind of loop", "single"),
    "double": pgettext_lazy("kind of loop", "double"),
    "none": pgettext_lazy("kind of loop", "no loop"),
}


class LoopTrigger(models.TextChoices):
    """What set a loop off."""

    RESULT = "unexpected-result", _("a result we did not expect")
    KNOWLEDGE = "new-knowledge", _("new knowledge")
    NEED = "new-need", _("a new need")
    MISSION = "new-mission", _("a new mission")
    QUESTION = "question", _("a question from a critical friend")


class Condition(models.TextChoices):
    """How far a condition is met (9.5)."""

    YES = "yes", pgettext_lazy("condition", "yes")
    PARTLY = "partly", pgettext_lazy("condition", "partly")
    NO = "no", pgettext_lazy("condition", "no")


CONDITION_TITLES: Mapping[str, Promise] = {
    "time": _("Set-aside time"),
    "mandate": _("Mandate to change"),
    "asked_for": _("Asked for"),
}
CONDITION_HELP: Mapping[str, Promise] = {
    "time": _("Regular time for dialogue, sketching, contacts, reading and testing."),
    "mandate": _("A mandate to revise or replace what we do today."),
    "asked_for": _(
        "Benefit, need and knowledge are asked for, given priority and told of in missions, follow-up and evaluation."
    ),
}

REVIEW_TITLES: Mapping[str, Promise] = {
    "insats": _("What is done today?"),
    "nytta": _("What is it to lead to?"),
    "behov-kontext": _("Whose need does it meet?"),
    "kunskap": _("What do we know about it?"),
    "prova": _("How do we see whether it helps?"),
    "questions": _("What do the questions say?"),
    "outcome": _("What do you come to?"),
}
REVIEW_LEADS: Mapping[str, Promise] = {
    "insats": _("Describe the intervention as it is today, not as it ought to be. One card for each part."),
    "nytta": _("Write down the benefit that people reckon with today, also when nobody has said it aloud."),
    "behov-kontext": _(
        "Who comes today, and who was it meant for? Write needs, target group and what is around."
    ),
    "kunskap": _("What knowledge does it rest on today? It may turn out to be less than you thought."),
    "prova": _("What is followed up today: counts, talks, questionnaires, nothing?"),
    "questions": _("The work has been read through. Look at what is asked, and answer what you can."),
    "outcome": _(
        "Keep, develop, revise, replace or end. What is ended or made simpler frees time for something else."
    ),
}

TIMELINE_TITLES: Mapping[str, Promise] = {
    "begun": _("Beginning"),
    "version": _("Sketches"),
    "decision": _("Decision points"),
    "loop": _("Learning loops"),
    "state": _("States"),
    "test": _("Tests"),
    "result": _("Results"),
    "condition": _("Conditions"),
    "flag": _("Looked at again"),
    "review": _("Reviews"),
}
