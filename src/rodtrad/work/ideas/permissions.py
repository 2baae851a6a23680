"""Who may do what with ideas (GINO section 9, IM-A4). Who sees them is another matter: the audience."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from rodtrad.foundation.base.declarations import Permission
from rodtrad.foundation.base.scope import Actor, system
from rodtrad.foundation.org.permissions import At, may
from rodtrad.foundation.thread.permissions import may_edit
from rodtrad.work.ideas.models import Idea

INSIDE = frozenset(
    {
        "staff", "key-person", "unit-manager", "developer", "supervisor", "ambassador", "specialist", "controller",
        "sas", "mas", "mar", "coordinator", "administrator",
    }
)  # fmt: skip
STEERS = frozenset({"unit-manager", "developer", "administrator"})
LOOKS = STEERS | {"key-person", "specialist", "ambassador", "supervisor"}
_AUTHOR = frozenset({"author"})
_LEADS = frozenset({"author", "lead"})

PERMISSIONS = (
    Permission("ideas.send", _("send an idea"), roles=INSIDE),
    Permission("ideas.edit", _("change an idea, or put it away"), roles=LOOKS, own=_AUTHOR),
    Permission("ideas.look", _("let through ideas that may point to somebody"), roles=LOOKS, own=_LEADS),
    Permission("ideas.campaign", _("begin, change and close campaigns for ideas"), roles=STEERS, own=_LEADS),
    Permission(
        "ideas.import", _("bring in many ideas at once, and type notes for others"), roles=LOOKS, own=_LEADS
    ),
    Permission("ideas.sort", _("group, bring together and split ideas"), roles=LOOKS, own=_LEADS),
    Permission("ideas.triage", _("say what becomes of ideas"), roles=LOOKS, own=_LEADS),
    Permission("ideas.assign", _("ask people to judge ideas"), roles=STEERS, own=_LEADS),
    Permission("ideas.score", _("judge ideas that one was asked about"), roles=INSIDE),
    Permission("ideas.vote", _("raise a hand for an idea"), roles=INSIDE),
    Permission("ideas.answer", _("answer those who sent ideas"), roles=LOOKS, own=_LEADS),
)


def may_about(actor: Actor, action: str, idea: Idea) -> bool:
    """Whether the actor may do it to the idea by a role where it stands, or to the campaign it was sent to.

    Whoever wrote the idea may not for that reason sort, judge or answer it.
    """
    return may(actor, action, At(idea.item.path)) or may(actor, action, idea.campaign.item)


def linker(actor: Actor, idea: Idea) -> Actor:
    """Who links an idea that the actor may sort: they themselves, or the house for one who leads its campaign without
    the right to change ideas."""
    return actor if may_edit(actor, idea.item) else system(gettext_noop("for whoever leads the campaign"))


def require_about(actor: Actor, action: str, idea: Idea) -> None:
    """Raise PermissionDenied (403) unless may_about()."""
    if not may_about(actor, action, idea):
        raise PermissionDenied(action)
