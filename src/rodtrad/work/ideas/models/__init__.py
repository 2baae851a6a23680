"""What the ideas keep beside the thread's items: campaigns, senders, groups, triage, answers."""

from rodtrad.work.ideas.models.answers import Answer, AnswerBatch, AnswerTemplate, Knock
from rodtrad.work.ideas.models.campaigns import Batch, Campaign, Challenge
from rodtrad.work.ideas.models.deciding import Decision, TriagePlace
from rodtrad.work.ideas.models.groups import Group, GroupCorrection, Member
from rodtrad.work.ideas.models.ideas import Idea, Merge, Split, Voice, Vote
from rodtrad.work.ideas.models.triage import Score, Triage

__all__ = [
    "Answer",
    "AnswerBatch",
    "AnswerTemplate",
    "Batch",
    "Campaign",
    "Challenge",
    "Decision",
    "Group",
    "GroupCorrection",
    "Idea",
    "Knock",
    "Member",
    "Merge",
    "Score",
    "Split",
    "Triage",
    "TriagePlace",
    "Voice",
    "Vote",
]
