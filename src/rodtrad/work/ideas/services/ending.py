"""The end of an idea: it is done, in a few words on what came of it. And open again, when that was too early."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.services import hold
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.models import Decision, Idea
from rodtrad.work.ideas.permissions import require_about
from rodtrad.work.ideas.services import decisions

CLOSED = (State.DONE, State.TOLD, State.MERGED)


@transaction.atomic
def finish(actor: Actor, idea: Idea, became: str) -> Decision:
    """It is done. What came of it stands on the idea and on its senders' pages; those who signed are told.

    Raises ValidationError without words, and for an idea that is done, joined with another or put away.
    """
    require_about(actor, "ideas.triage", idea)
    hold(idea.item.home)
    if not became.strip():
        raise ValidationError({"became": _("Write what became of it, if only a few words.")}, code="empty")
    if idea.item.is_retired or idea.held or idea.item.state in CLOSED:
        raise ValidationError(_("This idea is done already, or does not go on by itself."), code="state")
    row, decision = decisions.begin(actor, idea)
    row.became = became.strip()
    decisions.keep(actor, row, decision, State.DONE, "ideas.done")
    authors = {
        idea.item.author_id,
        *idea.voices.filter(withdrawn__isnull=True).values_list("author_id", flat=True),
    }
    known = frozenset(pk for pk in authors if pk is not None)
    if known:
        publish(NoticeDue(actor, "ideas.done", idea.item, known))
    return decision


@transaction.atomic
def open_again(actor: Actor, idea: Idea) -> None:
    """It was not done after all: the idea stands as it stood before."""
    require_about(actor, "ideas.triage", idea)
    hold(idea.item.home)
    last = Decision.objects.filter(idea=idea, undone__isnull=True).select_related("idea__item__place").last()
    if idea.item.state != State.DONE or last is None:
        raise ValidationError(_("This idea is not done."), code="state")
    decisions.restore(actor, last, "ideas.opened-again")
