"""Who may say something, put others' words away, and see what waits for somebody else."""

from __future__ import annotations

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Permission
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.choices import ROLES
from rodtrad.foundation.org.permissions import may, may_somewhere
from rodtrad.foundation.talk.models import Comment

_INSIDE = frozenset(key for key, role in ROLES.items() if role.inside)
_TEAM = frozenset({"lead", "member", "handler", "author"})

PERMISSIONS = (
    Permission("talk.comment", _("comment on what one sees"), roles=_INSIDE, own=_TEAM),
    Permission(
        "talk.retire",
        _("put away what others have commented"),
        roles=frozenset({"administrator"}),
        own=frozenset({"lead", "author"}),
    ),
    Permission(
        "talk.see-mail", _("see e-mail that has been sent or waits"), roles=frozenset({"administrator"})
    ),
    Permission(
        "talk.see-waiting",
        _("see what waits for somebody else, to hand it over"),
        roles=frozenset({"unit-manager", "administrator"}),
    ),
)


def may_comment(actor: Actor) -> bool:
    """Whoever sees an item and belongs somewhere may comment on it, wherever the item is."""
    return actor.user_id is not None and may_somewhere(actor, "talk.comment")


def require_comment(actor: Actor) -> None:
    if not may_comment(actor):
        raise PermissionDenied("talk.comment")


def may_retire(actor: Actor, comment: Comment) -> bool:
    """One's own, or as the one who leads the work or looks after the platform there."""
    own = actor.user_id is not None and comment.author_id == actor.user_id
    return own or may(actor, "talk.retire", comment.item)
