"""What the canvas keeps beside the thread's items: cases, cards, how they were, and what the checks ask."""

from rodtrad.work.canvas.models.cards import CardDetail, LinkExtra
from rodtrad.work.canvas.models.cases import Arrival, CaseDetail, Seat, TakenDocument, Upload
from rodtrad.work.canvas.models.conditions import PlaceCondition
from rodtrad.work.canvas.models.decisions import DecisionPoint
from rodtrad.work.canvas.models.findings import Finding, FindingAnswer
from rodtrad.work.canvas.models.guests import GuestKnock, GuestLink, Origin
from rodtrad.work.canvas.models.guiding import GuidingQuestion, GuidingUse, GuidingVote, GuidingWording
from rodtrad.work.canvas.models.history import HistoryEntry, Release, Version
from rodtrad.work.canvas.models.interviews import Interview, ProposedComponent
from rodtrad.work.canvas.models.live import Pulse, Sent
from rodtrad.work.canvas.models.loops import Loop
from rodtrad.work.canvas.models.questions import CounterQuestion
from rodtrad.work.canvas.models.reviews import Mandate, Review
from rodtrad.work.canvas.models.thought_tests import ThoughtAlternative, ThoughtTest

__all__ = [
    "Arrival",
    "CardDetail",
    "CaseDetail",
    "CounterQuestion",
    "DecisionPoint",
    "Finding",
    "FindingAnswer",
    "GuestKnock",
    "GuestLink",
    "GuidingQuestion",
    "GuidingUse",
    "GuidingVote",
    "GuidingWording",
    "HistoryEntry",
    "Interview",
    "LinkExtra",
    "Loop",
    "Mandate",
    "Origin",
    "PlaceCondition",
    "ProposedComponent",
    "Pulse",
    "Release",
    "Review",
    "Seat",
    "Sent",
    "TakenDocument",
    "ThoughtAlternative",
    "ThoughtTest",
    "Upload",
    "Version",
]
