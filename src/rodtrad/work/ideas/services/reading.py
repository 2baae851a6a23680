"""That an answer has been read: by the code, or by whoever signed."""

from __future__ import annotations

from django.db import transaction

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.work.ideas.models import Answer, Idea, Voice
from rodtrad.work.ideas.queries.ideas import Opened


@transaction.atomic
def opened(found: Opened) -> None:
    """A code has opened its page: its answer, if there is one, has been read. Who did is nowhere."""
    _read(found.idea, voice=found.voice)


def seen_by_author(actor: Actor, idea: Idea) -> None:
    """Whoever signed the idea has opened its page."""
    if actor.is_person and idea.item.author_id == actor.user_id:
        _read(idea, voice=None)


def _read(idea: Idea, *, voice: Voice | None) -> None:
    waiting = Answer.objects.filter(idea=idea, voice=voice, read__isnull=True)
    if waiting.exists():
        waiting.update(read=clock.now())
