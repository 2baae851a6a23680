"""Who may do what on a canvas (domain/kubinol.md 4.4). Who sees it is another matter: the audience."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Permission
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.audiences import key_for
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.thread.models import Item

_BEGINS = frozenset(
    {
        "staff", "key-person", "unit-manager", "developer", "supervisor", "ambassador", "specialist", "controller",
        "sas", "mas", "mar", "coordinator", "administrator",
    }
)  # fmt: skip
_TEAM = frozenset({"lead", "member", "author"})
_LEADS = frozenset({"lead", "author"})
_ASKERS = _TEAM | {"supervisor"}

PERMISSIONS = (
    Permission("canvas.create", _("begin a development work"), roles=_BEGINS),
    Permission("canvas.edit", _("write on the canvas of a work"), own=_TEAM),
    Permission("canvas.answer", _("answer questions on a canvas"), own=_TEAM),
    Permission(
        "canvas.move", _("move a work to another state"), own=_TEAM, roles=frozenset({"unit-manager"})
    ),
    Permission("canvas.release", _("decide to whom a work is shown"), own=_LEADS),
    Permission(
        "canvas.team",
        _("decide who is in the team of a work"),
        own=_LEADS,
        roles=frozenset({"unit-manager", "administrator"}),
    ),
    Permission(
        "canvas.guide",
        _("decide which guiding questions are asked"),
        roles=frozenset({"developer", "administrator"}),
    ),
    Permission(
        "canvas.ask", _("ask counter-questions about a work"), own=_ASKERS, roles=frozenset({"unit-manager"})
    ),
    Permission("canvas.think", _("try thoughts in words about a work"), own=_ASKERS),
    Permission("canvas.guest", _("ask somebody outside by a link"), own=_TEAM),
    Permission("canvas.import", _("bring in works from a file"), roles=_BEGINS),
)


def may_ask(actor: Actor, item: Item) -> bool:
    """Whether the actor may ask counter-questions about what it sees: by the table, or as a supervisor of a network
    that the municipality of the work belongs to (domain/kubinol.md 4.4)."""
    if may(actor, "canvas.ask", item):
        return True
    supervises = any(grant.role == "supervisor" for grant in actor.grants)
    network = key_for(Audience.NETWORK, place=item.place, home=item.home)
    return supervises and network in actor.audiences and item.audience in actor.audiences
