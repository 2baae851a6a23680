"""Grouping of what people have written in Swedish: the same texts, the same groups; a person's corrections win."""

from rodtrad.kernel.grouping.assigning import assign
from rodtrad.kernel.grouping.groups import group
from rodtrad.kernel.grouping.model import (
    UNGROUPED,
    Assigned,
    Contradiction,
    Corrections,
    Group,
    KnownGroup,
)

__all__ = [
    "UNGROUPED",
    "Assigned",
    "Contradiction",
    "Corrections",
    "Group",
    "KnownGroup",
    "assign",
    "group",
]
