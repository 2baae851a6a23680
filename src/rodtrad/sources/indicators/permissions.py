"""Who may do what with measures. Who sees them is another matter: the audience."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Permission

_STEERS = frozenset({"unit-manager", "developer", "specialist", "controller", "administrator"})
_WRITES = _STEERS | {"key-person", "sas", "mas", "mar"}
_LEADS = frozenset({"author", "lead"})

EDIT, ENTER, ANSWER, GROUP = "indicators.edit", "indicators.enter", "indicators.answer", "indicators.group"

PERMISSIONS = (
    Permission(EDIT, _("begin and change measures, targets and marks"), roles=_STEERS, own=_LEADS),
    Permission(ENTER, _("write and bring in values"), roles=_WRITES, own=_LEADS | {"member"}),
    Permission(ANSWER, _("answer signals of measures"), roles=_STEERS, own=_LEADS),
    Permission(GROUP, _("put measures together in groups"), roles=_STEERS, own=_LEADS),
)
