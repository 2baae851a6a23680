"""Tables of the measures, beside their items."""

from rodtrad.sources.indicators.models.batches import Batch
from rodtrad.sources.indicators.models.compared import Compared
from rodtrad.sources.indicators.models.fetching import Fetch
from rodtrad.sources.indicators.models.groups import Group, GroupMember
from rodtrad.sources.indicators.models.measures import Aim, Mark, Measure, Signal
from rodtrad.sources.indicators.models.readings import FormerReading, Reading, Split

__all__ = [
    "Aim",
    "Batch",
    "Compared",
    "Fetch",
    "FormerReading",
    "Group",
    "GroupMember",
    "Mark",
    "Measure",
    "Reading",
    "Signal",
    "Split",
]
