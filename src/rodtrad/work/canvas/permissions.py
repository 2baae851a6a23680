"""Who may do what on a canvas (domain/kubinol.md 4.4). Who sees it is another matter: the audience."""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Permission

_BEGINS = frozenset(
    {
        "staff", "key-person", "unit-manager", "developer", "supervisor", "ambassador", "specialist", "controller",
        "sas", "mas", "mar", "coordinator", "administrator",
    }
)  # fmt: skip
_TEAM = frozenset({"lead", "member", "author"})
_LEADS = frozenset({"lead", "author"})

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
    Permission("canvas.import", _("bring in works from a file"), roles=_BEGINS),
)
