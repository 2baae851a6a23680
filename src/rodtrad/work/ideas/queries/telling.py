"""What a sender is told: how far the idea has come, what was answered, and what happens next."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.thread.states import state_title
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.models import Answer, Idea, Merge, Voice
from rodtrad.work.ideas.queries.ideas import Opened

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
    """What stands on the sender's page. ``parts``: the ideas that a note was split into, each with its status."""

    state: str
    status: str
    answer: Answer | None
    parts: tuple[tuple[Idea, str], ...] = ()


def told_of(opened: Opened) -> Told:
    """What the holder of a code is told: nothing but what belongs to their own text."""
    parts = tuple((part, str(state_title("idea", part.item.state))) for part in opened.parts)
    return _told(opened.idea, opened.voice, parts)


def told_to_author(idea: Idea) -> Told:
    """The same for whoever signed the idea."""
    return _told(idea, None, ())


def _told(idea: Idea, voice: Voice | None, parts: tuple[tuple[Idea, str], ...]) -> Told:
    state = idea.item.state
    status = str(_STATUS.get(state, state_title("idea", state)))
    return Told(str(state_title("idea", state)), status, answer_of(idea, voice), parts)


def answer_of(idea: Idea, voice: Voice | None) -> Answer | None:
    """The answer to the idea's sender, or to one voice."""
    return Answer.objects.filter(idea=idea, voice=voice).first()


def merged_into(idea: Idea) -> Merge | None:
    """The merge that holds, if the idea has been brought together with another."""
    return Merge.objects.filter(source=idea, undone__isnull=True).select_related("target__item").first()
