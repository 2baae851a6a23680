"""Two ideas that say the same go on together. A link, never a move: both stay whole, and it can be undone."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Link
from rodtrad.foundation.thread.services import add_link, hold, retire_link
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.models import Decision, Idea, Merge
from rodtrad.work.ideas.permissions import linker, require_about
from rodtrad.work.ideas.queries.joining import RELATION, holding
from rodtrad.work.ideas.services import decisions


@transaction.atomic
def join(actor: Actor, idea: Idea, into: Idea) -> Merge:
    """Let an idea go on together with another. One that has itself been joined stands for the one it went to.

    Needs the right to sort the first; the second is one that the actor sees. Raises ValidationError beside "into".
    """
    require_about(actor, "ideas.sort", idea)
    hold(idea.item.home, into.item.home)
    onward = holding(into)
    into = onward.target if onward is not None else into
    problem = _problem(idea, into)
    if problem:
        raise ValidationError({"into": problem}, code="into")
    row, decision = decisions.begin(actor, idea)
    merge = Merge.objects.create(
        source=idea, target=into, state_before=idea.item.state, at=clock.now(), by_id=actor.user_id
    )
    add_link(linker(actor, idea), idea.item, RELATION, into.item)
    decisions.keep(actor, row, decision, State.MERGED, "ideas.merged")
    decisions.remember(actor, idea)
    return merge


def _problem(idea: Idea, into: Idea) -> str:
    if into.pk == idea.pk:
        return _("These two go on together already.")
    if idea.item.is_retired or into.item.is_retired:
        return _("One of them is put away. Bring it back first.")
    if idea.held or into.held:
        return _("One of them waits for somebody to look at it. Let it through first.")
    if holding(idea) is not None:
        return _("This idea goes on together with another already. Take them apart first.")
    if Merge.objects.filter(target=idea, undone__isnull=True).exists():
        return _("Others go on together with this idea. Open the other one, and join it with this instead.")
    return ""


@transaction.atomic
def part(actor: Actor, idea: Idea) -> None:
    """Take an idea apart from the one it went on with: it stands where it stood before."""
    require_about(actor, "ideas.sort", idea)
    hold(idea.item.home)
    if holding(idea) is None:
        raise ValidationError(_("This idea stands by itself already."), code="apart")
    untie(actor, idea)
    last = Decision.objects.filter(idea=idea, undone__isnull=True).select_related("idea__item__place").last()
    assert last is not None  # every merge is one, and nothing is decided about an idea while it is joined
    decisions.restore(actor, last, "ideas.merge-undone")


def untie(actor: Actor, idea: Idea) -> None:
    """Put away what ties an idea to another, if anything does; in the caller's transaction, which sets the state."""
    merge = holding(idea)
    if merge is None:
        return
    merge.undone, merge.undone_by_id = clock.now(), actor.user_id
    merge.save(update_fields=["undone", "undone_by"])
    links = Link.objects.filter(source=idea.item, target=merge.target.item, rel=RELATION).exclude(
        life="retired"
    )
    for link in links.select_related("source__place", "target__place"):
        retire_link(linker(actor, idea), link, _("Taken apart again."))
