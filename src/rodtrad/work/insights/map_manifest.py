"""What the maps and the board's report declare: part of manifest.py."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import ItemKind

KINDS = (
    ItemKind(
        name="insight-map", title=_("Kept insight map"), plural=_("Kept insight maps"), lane="voices",
        url="insights:picture", icon="snapshot", edit_action="insights.curate",
    ),
    ItemKind(
        name="insight-report", title=_("Insight report"), plural=_("Insight reports"), lane="voices",
        url="insights:report", icon="report", edit_action="insights.report",
    ),
)  # fmt: skip
AUDIT_ACTIONS = {
    "insights.map-kept": _("kept the map as it was"),
    "insights.cell-decided": _("decided about a white spot"),
    "insights.cell-ended": _("took a decision about a white spot back"),
    "insights.shares-entered": _("entered how large groups are among those who live here"),
    "insights.report-begun": _("began the insight report"),
    "insights.report-edited": _("changed the insight report"),
    "insights.report-approved": _("approved the insight report"),
    "insights.board-asked": _("put a question of the board on record"),
    "insights.board-answered": _("answered a question of the board"),
}
FIELD_TITLES = {
    "cell": _("White spot"),
    "shares": _("Shares of those who live here"),
    "number": _("Number"),
    "key": _("Key insights in full"),
    "shifts": _("Shifts we see"),
    "white": _("Where we know nothing, and what is planned"),
    "changed": _("What was used this month"),
    "feedback": _("Answers given and owed to those who told"),
    "tests": _("What we try, and what we learnt"),
    "fatigue": _("Groups that are asked often"),
    "decide": _("What the board needs to decide"),
}
DOCTOR = ("rodtrad.work.insights.map_doctor.counts_hold",)
