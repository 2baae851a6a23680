"""Reads of background work."""

from __future__ import annotations

from django.db.models import Q, QuerySet
from django.http import Http404

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.choices import OPEN
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.permissions import managed_paths

ORDER = ("-id",)


def mine(actor: Actor) -> QuerySet[Job]:
    """What the actor asked for. The system asked for what has no owner."""
    return Job.objects.filter(owner=actor.code)


def others(actor: Actor) -> QuerySet[Job]:
    """What others asked for at the places whose work the actor may steer."""
    below = Q()
    for path in managed_paths(actor):
        below |= Q(path__startswith=path)
    return Job.objects.filter(below).exclude(owner=actor.code) if below else Job.objects.none()


def page_of_jobs(actor: Actor, *, of_others: bool = False, after: str = "") -> Page[Job]:
    """The newest first, in one query."""
    rows = others(actor) if of_others else mine(actor)
    return page_of(rows.defer("result", "arguments", "cursor"), order=ORDER, after=after)


def job_by_code(actor: Actor, code: str) -> Job:
    """A job that the actor may see. Raises Http404 for others', as for those that do not exist."""
    rows = Job.objects.all() if actor.everything else mine(actor) | others(actor)
    found = rows.filter(code=code).first()
    if found is None:
        raise Http404(code)
    return found


def own_job(actor: Actor, code: str, *names: str) -> Job:
    """A job of one of these names that the actor asked for, and nobody else. Raises Http404."""
    found = mine(actor).filter(code=code, name__in=names).first()
    if found is None or not actor.code:
        raise Http404(code)
    return found


def open_jobs(limit: int = 200) -> list[Job]:
    """What waits or is at work, in the order it will be taken: for whoever runs the installation."""
    return list(Job.objects.filter(state__in=OPEN).order_by("due", "id")[:limit])
