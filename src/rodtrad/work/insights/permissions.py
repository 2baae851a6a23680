"""Who may do what with insights (domain page, section 6). Who sees them is another matter: the audience.

Insight owner = whoever answers for a work or an insight (author, lead). Insight coordinator = developer, specialist or
coordinator of a programme: curates labels, white spots and reports. Board secretary = records officer.
"""

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Permission

_WRITES = frozenset(
    {
        "staff", "key-person", "unit-manager", "developer", "supervisor", "ambassador", "specialist", "controller",
        "sas", "mas", "mar", "coordinator", "administrator",
    }
)  # fmt: skip
_LEADS = frozenset({"unit-manager", "developer", "specialist", "sas", "mas", "mar", "coordinator"})
_COORDINATES = frozenset({"developer", "specialist", "coordinator", "administrator"})
_OWN = frozenset({"lead", "member", "author"})

PERMISSIONS = (
    Permission("insights.write", _("write down an insight"), roles=_WRITES),
    Permission("insights.edit", _("change an insight"), roles=_LEADS | _COORDINATES, own=_OWN),
    Permission("insights.release", _("let an insight go to the joined maps"), roles=_LEADS | _COORDINATES),
    Permission("insights.begin-work", _("begin an insight work"), roles=_WRITES),
    Permission(
        "insights.ask-units", _("put a question to units"), roles=_COORDINATES | {"unit-manager"}, own=_OWN
    ),
    Permission(
        "insights.edit-work", _("change an insight work and answer those who told"),
        roles=_LEADS | _COORDINATES, own=_OWN,
    ),
    Permission("insights.partner", _("write about partners one asks through"), roles=_LEADS | _COORDINATES),
    Permission("insights.map-value", _("draw value maps, journeys and families"), roles=_WRITES),
    Permission("insights.curate", _("join insights, curate labels and white spots"), roles=_COORDINATES),
    Permission("insights.import", _("bring in insights from a file"), roles=_LEADS | _COORDINATES),
    Permission(
        "insights.report", _("write and approve the insight report for the board"),
        roles=_COORDINATES | {"unit-manager", "controller", "records-officer"},
    ),
)  # fmt: skip
