"""What rounds of questions to units declare: part of manifest.py."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import ItemKind, NoticeKind, Relation

KIND = ItemKind(
    name="insight-round", title=_("Question to units"), plural=_("Questions to units"), lane="voices",
    url="insights:round", icon="people", edit_action="insights.ask-units",
)  # fmt: skip
RELATION = Relation(
    "called-forth", _("called forth"), _("was told in answer to"), "to",
    frozenset({"insight-round"}), frozenset({"insight"}),
)  # fmt: skip
NOTICES = (
    NoticeKind(
        "insights.round",
        _("Your unit is asked what it knows"),
        _("Your unit is asked what it knows: “%(title)s”"),
    ),
    NoticeKind(
        "insights.round-reminder",
        _("Your unit has not answered a question yet"),
        _("Your unit has not answered yet: “%(title)s”"),
        "now",
    ),
)
AUDIT_ACTIONS = {
    "insights.round-begun": _("asked the units"),
    "insights.round-changed": _("changed the question to units"),
    "insights.round-answered": _("told an insight in answer"),
    "insights.round-nothing": _("answered that the unit knows nothing about it"),
    "insights.round-taken-back": _("took back that the unit knows nothing"),
    "insights.round-reminded": _("reminded the units that have not answered"),
}
FIELD_TITLES = {"due": _("Last day"), "units": _("Units"), "unit": _("Unit")}
