"""The design programme's six cross-cutting perspectives and four themes (insights-and-design-programme.md 3 and 4)."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Perspective(models.TextChoices):
    """What every trial of a programme reflects on before it starts (DES-20)."""

    WITHOUT_ASSESSMENT = "X1", _("Interventions without needs assessment")
    CULTURE = "X2", _("Culture change")
    LAW = "X3", _("Law")
    ORGANISING = "X4", _("Organising")
    LEAST_RISK = "X5", _("Least possible risk for the most vulnerable")
    STOP_DOING = "X6", _("Composting: stop doing")


ASKS = {
    "X1": _("Could this be given without needs assessment, and what is new in the form?"),
    "X2": _("What shows that the inhabitant acts, and we meet around what is of value to them?"),
    "X3": _("Which interpretation of the law steers this trial?"),
    "X4": _("Whose border is crossed, and who needs to act without a reorganisation?"),
    "X5": _("Who may be worse off, and how do we and they notice?"),
    "X6": _("What do we stop doing to make room?"),
}


class Theme(models.TextChoices):
    """The four themes that hold the trials of a programme together."""

    ECONOMY = "T1", _("Budget and economic steering")
    COLLABORATION = "T2", _("Collaboration between actors")
    ACCESS = "T3", _("Accessibility and trust")
    INFLUENCE = "T4", _("Influence and adaptation to needs")
