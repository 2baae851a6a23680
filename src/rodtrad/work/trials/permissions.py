"""Who may do what with trials. Who sees them is another matter: the audience."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Permission

INSIDE = frozenset(
    {
        "staff", "key-person", "unit-manager", "developer", "ambassador", "specialist", "controller", "sas", "mas",
        "mar", "coordinator", "administrator",
    }
)  # fmt: skip
STEERS = frozenset({"unit-manager", "developer", "administrator"})
LEADS = STEERS | {"key-person", "specialist", "ambassador", "coordinator"}
_OWN = frozenset({"author", "lead"})

PERMISSIONS = (
    Permission("trials.begin", _("write down a trial"), roles=INSIDE),
    Permission(
        "trials.edit", _("plan, start and decide about trials, or put them away"), roles=LEADS, own=_OWN
    ),
    Permission("trials.note", _("note how a trial goes, and what stands in its way"), roles=INSIDE, own=_OWN),
    Permission(
        "trials.programme", _("begin and change design programmes"), roles=STEERS | {"coordinator"}, own=_OWN
    ),
    Permission("trials.regular", _("decide that a trial becomes regular work"), roles=STEERS),
)
