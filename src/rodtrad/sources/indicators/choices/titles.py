"""Values of the measures' fields as the history says them."""

from __future__ import annotations

from django.db.models import TextChoices

from rodtrad.foundation.base.declarations import Text
from rodtrad.sources.indicators.choices import (
    ChartName,
    Direction,
    PeriodKind,
    Reads,
    Role,
    RuleName,
)

_CHOICES: dict[str, type[TextChoices]] = {
    "measure_kind": Role, "direction": Direction, "period_kind": PeriodKind, "reads": Reads, "chart": ChartName,
    "rules": RuleName,
}  # fmt: skip


def title_of(field: str, value: str) -> Text:
    """The value in words; any other value as it stands."""
    choices = _CHOICES.get(field)
    return choices(value).label if choices is not None and value in choices.values else value
