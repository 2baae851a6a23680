"""The states of an idea (GIN-41, IM-A6) and the outcomes among them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class State(models.TextChoices):
    """How far an idea has come. The last before "told" is what was decided."""

    NEW = "new", pgettext_lazy("state of an idea", "new")
    SORTED = "sorted", pgettext_lazy("state of an idea", "sorted")
    TRIAGED = "triaged", pgettext_lazy("state of an idea", "looked through")
    DO_NOW = "do-now", pgettext_lazy("state of an idea", "is done now")
    PLAN = "plan", pgettext_lazy("state of an idea", "is planned")
    COMMON = "common", pgettext_lazy("state of an idea", "is done together with others")
    WISH = "wish", pgettext_lazy("state of an idea", "a wish to others")
    PARKED = "parked", pgettext_lazy("state of an idea", "waits")
    MERGED = "merged", pgettext_lazy("state of an idea", "brought together with another")
    NOT_NOW = "not-now", pgettext_lazy("state of an idea", "not now")
    DONE = "done", pgettext_lazy("state of an idea", "done")
    TOLD = "told", pgettext_lazy("state of an idea", "told back")


class Outcome(models.TextChoices):
    """What triage may decide. "merged" follows from a merge and is never chosen by itself."""

    DO_NOW = State.DO_NOW.value, _("Do it now")
    PLAN = State.PLAN.value, _("Plan it")
    COMMON = State.COMMON.value, _("Do it together with others")
    WISH = State.WISH.value, _("Pass it on as a wish")
    PARKED = State.PARKED.value, _("Let it wait")
    NOT_NOW = State.NOT_NOW.value, _("Not now")


GINO: Mapping[str, str] = {
    Outcome.DO_NOW.value: "Gör det nu",
    Outcome.PLAN.value: "Planera det",
    Outcome.COMMON.value: "Gör det tillsammans med andra",
    Outcome.WISH.value: "Skicka vidare som en önskan",
    Outcome.PARKED.value: "Låt det vänta",
    Outcome.NOT_NOW.value: "Inte nu",
}
"""GINO's outcomes as the setting holds them; what each means is fixed, what it is called is the place's own matter."""

WITHOUT_STATUS = (State.NEW, State.SORTED)
"""States in which nobody has yet said what becomes of an idea (GIN-CHK-06)."""
