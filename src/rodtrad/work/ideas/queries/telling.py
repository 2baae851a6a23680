"""What a sender is told: how far the idea has come, what was answered, and what happens next."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.thread.states import state_title
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.models import Answer, Idea, Voice
from rodtrad.work.ideas.queries.ideas import Opened
from rodtrad.work.ideas.queries.joining import holding
from rodtrad.work.ideas.queries.states import state_of

_STATUS: dict[str, Promise] = {
    State.NEW: _("It has arrived. Nobody has said yet what becomes of it."),
    State.SORTED: _("It has been read and sorted. What becomes of it is not said yet."),
    State.TRIAGED: _("It has been looked through. A decision is on its way."),
    State.DO_NOW: _("It is being done now."),
    State.PLAN: _("It is being planned."),
    State.COMMON: _("It will be done together with others."),
    State.WISH: _("It has been passed on as a wish to those who can decide it."),
    State.PARKED: _("It waits for a better time."),
    State.MERGED: _("It has been brought together with another that says the same. Your words are kept."),
    State.NOT_NOW: _("It is not taken further now."),
    State.DONE: _("It is done."),
    State.TOLD: _("The answer stands below."),
}


@dataclass(frozen=True, slots=True)
class Told:
    """What stands on the sender's page. ``parts``: the ideas that a note was split into, each with its status.
    ``became``: what came of it, or of the one it goes on with. Of that one nothing else is told.
    """

    state: str
    status: str
    answer: Answer | None
    parts: tuple[tuple[Idea, str], ...] = ()
    became: str = ""


def told_of(opened: Opened) -> Told:
    """What the holder of a code is told: nothing but what belongs to their own text."""
    parts = tuple((part, state_of(part)) for part in opened.parts)
    return _told(opened.idea, opened.voice, parts)


def told_to_author(idea: Idea) -> Told:
    """The same for whoever signed the idea."""
    return _told(idea, None, ())


def _told(idea: Idea, voice: Voice | None, parts: tuple[tuple[Idea, str], ...]) -> Told:
    merge = holding(idea) if idea.item.state == State.MERGED else None
    goes_on = merge.target if merge is not None else idea
    status = _status(idea) if merge is None else f"{_status(idea)} {_status(goes_on)}"
    triage = getattr(goes_on, "triage", None)
    became = triage.became if triage is not None and goes_on.item.state == State.DONE else ""
    return Told(state_of(idea), status, answer_of(idea, voice), parts, became)


def _status(idea: Idea) -> str:
    return str(_STATUS.get(idea.item.state, state_title("idea", idea.item.state)))


def answer_of(idea: Idea, voice: Voice | None) -> Answer | None:
    """The answer to the idea's sender, or to one voice."""
    return Answer.objects.filter(idea=idea, voice=voice).first()
