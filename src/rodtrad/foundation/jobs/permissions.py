"""Who may see and steer background work: whoever asked for it, and the administrators of its place.

This floor lies below org, so the rule of org.rules.allows() is asked here in its own words.
"""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Permission
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.jobs.models import Job

MANAGE = "jobs.manage"
PERMISSIONS = (
    Permission(
        MANAGE,
        _("see, stop and start others' background work again"),
        roles=frozenset({"administrator"}),
        own=frozenset({"author"}),
    ),
)


def managed_paths(actor: Actor) -> tuple[str, ...]:
    """The parts of the tree whose background work the actor may steer."""
    roles = manifests.permissions[MANAGE].roles
    return tuple(sorted({grant.path for grant in actor.grants if grant.role in roles}))


def may_steer(actor: Actor, job: Job) -> bool:
    """Whether the actor may see, stop and start this job."""
    if actor.everything or (actor.code and job.owner == actor.code):
        return True
    return bool(job.path) and job.path.startswith(managed_paths(actor) or ("-",))


def require_steer(actor: Actor, job: Job) -> None:
    if not may_steer(actor, job):
        raise PermissionDenied(MANAGE)
