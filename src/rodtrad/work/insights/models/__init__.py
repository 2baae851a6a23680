"""What insights keep beside the thread's items: who was asked, what was learnt, what was answered back."""

from rodtrad.work.insights.models.checking import Finding, LookedUp, SourceCheck
from rodtrad.work.insights.models.equality import Heard, PopulationShare
from rodtrad.work.insights.models.feedback import Feedback
from rodtrad.work.insights.models.insights import Insight
from rodtrad.work.insights.models.maps import (
    BoardQuestion,
    BoardReport,
    BoardReportVersion,
    Counted,
    MapCount,
    MapPicture,
)
from rodtrad.work.insights.models.partners import Partner, PartnerContact
from rodtrad.work.insights.models.rounds import InsightRound, RoundUnit
from rodtrad.work.insights.models.uploads import InsightUpload
from rodtrad.work.insights.models.value_maps import ValueMap, ValueStep
from rodtrad.work.insights.models.white_spots import Cell
from rodtrad.work.insights.models.words import ShiftLabel, SubPopulation, Theme
from rodtrad.work.insights.models.works import InsightWork

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
    "InsightRound",
    "InsightUpload",
    "InsightWork",
    "LookedUp",
    "MapCount",
    "MapPicture",
    "Partner",
    "PartnerContact",
    "PopulationShare",
    "RoundUnit",
    "ShiftLabel",
    "SourceCheck",
    "SubPopulation",
    "Theme",
    "ValueMap",
    "ValueStep",
]
