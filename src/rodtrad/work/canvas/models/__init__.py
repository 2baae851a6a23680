"""What the canvas keeps beside the thread's items: cases, cards, how they were, and what the checks ask."""

from rodtrad.work.canvas.models.cards import CardDetail, LinkExtra
from rodtrad.work.canvas.models.cases import Arrival, CaseDetail, Seat, Upload
from rodtrad.work.canvas.models.findings import Finding, FindingAnswer
from rodtrad.work.canvas.models.guiding import GuidingQuestion, GuidingUse, GuidingVote, GuidingWording
from rodtrad.work.canvas.models.history import HistoryEntry, Version
from rodtrad.work.canvas.models.live import Pulse, Sent

__all__ = [
    "Arrival",
    "CardDetail",
    "CaseDetail",
    "Finding",
    "FindingAnswer",
    "GuidingQuestion",
    "GuidingUse",
    "GuidingVote",
    "GuidingWording",
    "HistoryEntry",
    "LinkExtra",
    "Pulse",
    "Seat",
    "Sent",
    "Upload",
    "Version",
]
