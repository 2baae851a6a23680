"""What the canvas keeps beside the thread's items: cases, cards, how they were, and what the checks ask."""

from rodtrad.work.canvas.models.cards import CardDetail, LinkExtra
from rodtrad.work.canvas.models.cases import Arrival, CaseDetail, Seat, Upload
from rodtrad.work.canvas.models.findings import Finding, FindingAnswer
from rodtrad.work.canvas.models.history import HistoryEntry, Version

__all__ = [
    "Arrival",
    "CardDetail",
    "CaseDetail",
    "Finding",
    "FindingAnswer",
    "HistoryEntry",
    "LinkExtra",
    "Seat",
    "Upload",
    "Version",
]
