"""What insights offer to the house: kinds, relations, settings and pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import ItemKind, Manifest, Relation
from rodtrad.sources.insights.checks import SETTINGS
from rodtrad.sources.insights.choices import FIELD_TITLES
from rodtrad.sources.insights.permissions import PERMISSIONS

KINDS = (
    ItemKind(
        name="insight", title=_("Insight"), plural=_("Insights"), lane="voices", url="insights:show",
        substance=frozenset({"text", "life", "material"}), icon="lane-voices", edit_action="insights.edit",
    ),
    ItemKind(
        name="insight-work", title=_("Insight work"), plural=_("Insight works"), lane="voices", url="insights:work",
        substance=frozenset({"title", "text", "life"}), icon="lane-voices", edit_action="insights.edit-work",
    ),
    ItemKind(
        name="insight-feedback", title=_("Answer to those who told"), plural=_("Answers to those who told"),
        lane="spreading", url="insights:feedback", icon="lane-spreading", edit_action="insights.edit-work",
    ),
    ItemKind(
        name="insight-partner", title=_("Partner one asks through"), plural=_("Partners one asks through"),
        lane="needs", url="insights:partner", icon="people", edit_action="insights.partner",
    ),
    ItemKind(
        name="value-map", title=_("Map of value"), plural=_("Maps of value"), lane="needs", url="insights:value-map",
        icon="lane-needs", edit_action="insights.map-value",
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

MANIFEST = Manifest(
    name="insights",
    title=_("Insights"),
    kinds=KINDS,
    relations=RELATIONS,
    permissions=PERMISSIONS,
    settings=SETTINGS,
    field_titles=FIELD_TITLES,
    order=20,
)
