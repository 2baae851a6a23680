"""Who is asked to judge ideas, and what each says: independently of the others, from 1 to 5."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.services import record
from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.permissions import may_somewhere, require
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services import hold
from rodtrad.work.ideas.models import Campaign, Idea, Score
from rodtrad.work.ideas.queries.board import going_on
from rodtrad.work.ideas.queries.scores import assignments

_BATCH = 400


@transaction.atomic
def ask_to_judge(actor: Actor, campaign: Campaign, person: User) -> int:
    """Ask somebody to judge the ideas of a campaign that they see. Asked again, new ideas are added.

    Returns how many are new to them. Raises ValidationError for one who may not, or sees no idea.
    """
    item = campaign.item
    require(actor, "ideas.assign", item)
    hold(item.code)
    theirs = actor_for(person)
    ideas = set(going_on(theirs, campaign).values_list("pk", flat=True))
    if not ideas or not may_somewhere(theirs, "ideas.score"):
        raise ValidationError(
            {"person": _("This person does not see any ideas here to judge.")}, code="person"
        )
    Score.objects.filter(idea__in=going_on(theirs, campaign), evaluator=person).update(withdrawn=None)
    new = sorted(
        ideas - set(assignments(campaign).filter(evaluator=person).values_list("idea_id", flat=True))
    )
    made = [
        Score(idea_id=pk, evaluator=person, assigned=clock.now(), assigned_by_id=actor.user_id) for pk in new
    ]
    Score.objects.bulk_create(made, batch_size=_BATCH)
    _tell(actor, item, "ideas.judge-asked", ("", person.name))
    publish(NoticeDue(actor, "ideas.score", item, frozenset({person.pk})))
    return len(new)


@transaction.atomic
def stop_asking(actor: Actor, campaign: Campaign, person: User) -> None:
    """The person need not judge any more. What they have said stays."""
    require(actor, "ideas.assign", campaign.item)
    waiting = assignments(campaign).filter(evaluator=person, given__isnull=True)
    waiting.update(withdrawn=clock.now())
    _tell(actor, campaign.item, "ideas.judge-stopped", (person.name, ""))


@transaction.atomic
def judge(actor: Actor, idea: Idea, *, effect: int, feasibility: int, comment: str = "") -> Score:
    """Say what one thinks, or change it. Only those who are asked may."""
    rows = Score.objects.filter(idea=idea, evaluator_id=actor.user_id, withdrawn__isnull=True)
    row = rows.first()
    if row is None or not may_somewhere(actor, "ideas.score"):
        raise PermissionDenied("ideas.score")
    row.effect, row.feasibility, row.comment, row.given = effect, feasibility, comment.strip(), clock.now()
    row.clean_fields(exclude=["idea", "evaluator", "assigned_by", "withdrawn"])
    row.save()
    # the numbers stay with the row: others must not read them in the history before they have given theirs
    item = idea.item
    record(actor, "ideas.judged", item=item.code, home=item.home, place=item.place.code)
    return row


def _tell(actor: Actor, item: Item, action: str, pair: tuple[str, str]) -> None:
    record(actor, action, item=item.code, home=item.home, place=item.place.code, changes={"judge": pair})
