"""What the canvas keeps beside the thread's items: cases, cards, how they were, and what the checks ask."""

from rodtrad.work.canvas.models.cards import CardDetail, LinkExtra
from rodtrad.work.canvas.models.cases import Arrival, CaseDetail, Seat, Upload
from rodtrad.work.canvas.models.findings import Finding, FindingAnswer
from rodtrad.work.canvas.models.guests import GuestKnock, GuestLink, Origin
from rodtrad.work.canvas.models.history import HistoryEntry, Version
from rodtrad.work.canvas.models.interviews import Interview, ProposedComponent
from rodtrad.work.canvas.models.questions import CounterQuestion
from rodtrad.work.canvas.models.thought_tests import ThoughtAlternative, ThoughtTest

__all__ = [
    "Arrival",
    "CardDetail",
    "CaseDetail",
    "CounterQuestion",
    "Finding",
    "FindingAnswer",
    "GuestKnock",
    "GuestLink",
    "HistoryEntry",
    "Interview",
    "LinkExtra",
    "Origin",
    "ProposedComponent",
    "Seat",
    "ThoughtAlternative",
    "ThoughtTest",
    "Upload",
    "Version",
]
