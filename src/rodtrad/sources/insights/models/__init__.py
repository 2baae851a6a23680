"""What insights keep beside the thread's items: who was asked, what was learnt, what was answered back."""

from rodtrad.sources.insights.models.checking import Finding, LookedUp, SourceCheck
from rodtrad.sources.insights.models.equality import Heard, PopulationShare
from rodtrad.sources.insights.models.feedback import Feedback
from rodtrad.sources.insights.models.insights import Insight
from rodtrad.sources.insights.models.maps import (
    BoardQuestion,
    BoardReport,
    BoardReportVersion,
    Counted,
    MapCount,
    MapPicture,
)
from rodtrad.sources.insights.models.partners import Partner, PartnerContact
from rodtrad.sources.insights.models.uploads import InsightUpload
from rodtrad.sources.insights.models.value_maps import ValueMap, ValueStep
from rodtrad.sources.insights.models.white_spots import Cell
from rodtrad.sources.insights.models.words import ShiftLabel, SubPopulation, Theme
from rodtrad.sources.insights.models.works import InsightWork

__all__ = [
    "BoardQuestion",
    "BoardReport",
    "BoardReportVersion",
    "Cell",
    "Counted",
    "Feedback",
    "Finding",
    "Heard",
    "Insight",
    "InsightUpload",
    "InsightWork",
    "LookedUp",
    "MapCount",
    "MapPicture",
    "Partner",
    "PartnerContact",
    "PopulationShare",
    "ShiftLabel",
    "SourceCheck",
    "SubPopulation",
    "Theme",
    "ValueMap",
    "ValueStep",
]
