"""What insights offer to the house: kinds, relations, settings and pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import ItemKind, Manifest, MenuEntry, NoticeKind, Relation
from rodtrad.work.insights import map_manifest, round_manifest
from rodtrad.work.insights.checks import SETTINGS
from rodtrad.work.insights.choices import FIELD_TITLES
from rodtrad.work.insights.permissions import PERMISSIONS

_SEARCHED = "rodtrad.work.insights.queries.details"
KINDS = (
    ItemKind(
        name="insight", title=_("Insight"), plural=_("Insights"), lane="voices", url="insights:show",
        substance=frozenset({"text", "life", "material"}),
        searched=f"{_SEARCHED}.searched_insights", themed=f"{_SEARCHED}.themed_insights",
        icon="lane-voices", edit_action="insights.edit",
    ),
    ItemKind(
        name="insight-work", title=_("Insight work"), plural=_("Insight works"), lane="voices", url="insights:work",
        substance=frozenset({"title", "text", "life"}),
        searched=f"{_SEARCHED}.searched_works", themed=f"{_SEARCHED}.themed_works",
        icon="lane-voices", edit_action="insights.edit-work",
    ),
    ItemKind(
        name="insight-feedback", title=_("Answer to those who told"), plural=_("Answers to those who told"),
        lane="spreading", url="insights:feedback", searched=f"{_SEARCHED}.searched_feedback",
        icon="lane-spreading", edit_action="insights.edit-work",
    ),
    ItemKind(
        name="insight-partner", title=_("Partner one asks through"), plural=_("Partners one asks through"),
        lane="needs", url="insights:partner", searched=f"{_SEARCHED}.searched_partners", icon="people",
        edit_action="insights.partner",
    ),
    ItemKind(
        name="value-map", title=_("Map of value"), plural=_("Maps of value"), lane="needs", url="insights:value-map",
        searched=f"{_SEARCHED}.searched_value_maps", icon="lane-needs", edit_action="insights.map-value",
    ),
)  # fmt: skip
RELATIONS = (
    Relation(
        "gives-rise-to", _("gives rise to"), _("came out of"), "to", frozenset({"insight", "insight-work"})
    ),
    Relation(
        "tells", _("told"), _("was told in"), "to", frozenset({"insight-work"}), frozenset({"insight"})
    ),
    Relation(
        "says-the-same", _("says the same as"), _("says the same as"), "from",
        frozenset({"insight"}), frozenset({"insight"}),
    ),
    Relation(
        "replaces", _("replaces"), _("is replaced by"), "from", frozenset({"insight"}), frozenset({"insight"})
    ),
    Relation(
        "answers-back", _("answers those who told"), _("is answered by"), "from",
        frozenset({"insight-feedback"}), frozenset({"insight", "insight-work"}),
    ),
)  # fmt: skip

MENU = (MenuEntry(group="listen", title=_("Insights"), url="insights:list", icon="lane-voices", order=10),)
AUDIT_ACTIONS = {
    "insights.written": _("wrote down the insight"),
    "insights.changed": _("changed the insight"),
    "insights.released": _("let the insight go"),
    "insights.source-checked": _("answered the five questions about what came in"),
    "insights.looked-up": _("looked whether anybody had asked"),
    "insights.look-decided": _("decided not to ask anew"),
    "insights.work-begun": _("began the insight work"),
    "insights.work-changed": _("changed the insight work"),
    "insights.answered-back": _("answered those who told"),
    "insights.feedback-changed": _("changed the answer to those who told"),
    "insights.partner-added": _("wrote down the partner"),
    "insights.partner-changed": _("changed what is said of the partner"),
    "insights.partner-contacted": _("noted a contact with the partner"),
    "insights.value-mapped": _("began the map"),
    "insights.value-map-changed": _("changed the map"),
    "insights.group-added": _("added a group"),
    "insights.label-proposed": _("proposed a shift"),
    "insights.label-curated": _("changed a shift"),
    "insights.labels-merged": _("joined two shifts"),
    "insights.labels-parted": _("parted two shifts again"),
    "insights.finding-answered": _("answered a question about the insight"),
    "insights.imported": _("brought insights in from a file"),
}
MORE_TITLES = {
    "yes_answers": _("Yes answers"),
    "insights": _("Insights"),
    "works": _("Insight works"),
    "advice": _("What one does"),
    "heard": _("Who was heard"),
    "did": _("What we do"),
    "will_not": _("What we do not do"),
    "channel": _("How the answer is given"),
    "planned": _("Planned for"),
    "given": _("Given on"),
    "reaction": _("What they said about it"),
    "proposals_back": _("They may try what is proposed"),
    "speaks_for": _("Speaks for"),
    "asked_about": _("May be asked about"),
    "not_about": _("Not to be asked about"),
    "reached_by": _("Is reached by"),
    "compensation": _("Compensation"),
    "interprets": _("How it interprets with us"),
    "contact": _("Contact"),
    "day": _("Day"),
    "paid": _("Paid, kronor"),
    "picture": _("What is drawn"),
    "step": _("Step"),
    "main_group": _("Main group"),
    "more_groups": _("Also about"),
    "into": _("Counts as"),
    "description": _("What it means"),
    "synonyms": _("Other ways to say it"),
    "start": _("From what"),
    "end": _("To what"),
}

MANIFEST = Manifest(
    name="insights",
    title=_("Insights"),
    urls="rodtrad.work.insights.urls",
    rest="rodtrad.work.insights.rest.router",
    prefix="insikter/",
    kinds=(*KINDS, *map_manifest.KINDS, round_manifest.KIND),
    relations=(*RELATIONS, round_manifest.RELATION),
    permissions=PERMISSIONS,
    settings=SETTINGS,
    menu=MENU,
    audit_actions={**AUDIT_ACTIONS, **map_manifest.AUDIT_ACTIONS, **round_manifest.AUDIT_ACTIONS},
    field_titles={**map_manifest.FIELD_TITLES, **FIELD_TITLES, **MORE_TITLES, **round_manifest.FIELD_TITLES},
    themes=f"{_SEARCHED}.themes",
    workflows={
        "insight": "rodtrad.work.insights.services.insights.FLOW",
        "insight-work": "rodtrad.work.insights.services.works.FLOW",
        "insight-round": "rodtrad.work.insights.services.rounds.FLOW",
    },
    todos=(
        "rodtrad.work.insights.queries.todos.answers_owed",
        "rodtrad.work.insights.queries.todos.asked_of_units",
    ),
    start_blocks=("rodtrad.work.insights.start.quick_insight",),
    notices=(
        NoticeKind(
            "insights.feedback-due",
            _("Those who told are owed an answer"),
            _("Those who told in “%(title)s” are owed an answer"),
            "now",
        ),
        *round_manifest.NOTICES,
    ),
    minutely=(
        "rodtrad.work.insights.services.rounds.remind_when_near",
        "rodtrad.work.insights.services.reminders.tell_due",
        "rodtrad.work.insights.services.reminders.look_daily",
    ),
    jobs={
        "insights.look-again": "rodtrad.work.insights.tasks.look_again",
        "insights.judge-file": "rodtrad.work.insights.tasks.judge_file",
        "insights.bring-in-file": "rodtrad.work.insights.tasks.bring_in_file",
    },
    doctor=map_manifest.DOCTOR,
    demo="rodtrad.work.insights.demo.build",
    order=35,
)
