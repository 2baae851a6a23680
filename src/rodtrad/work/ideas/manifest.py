"""What the ideas offer to the house: three kinds, their relations, permissions, settings and pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import Become, ItemKind, Manifest, MenuEntry, Relation
from rodtrad.work.ideas import board_offers, triage_offers
from rodtrad.work.ideas.choices.log import AUDIT_ACTIONS, FIELD_TITLES
from rodtrad.work.ideas.choices.settings import SETTINGS
from rodtrad.work.ideas.permissions import PERMISSIONS

_DETAILS = "rodtrad.work.ideas.queries.details"
_IDEA, _CAMPAIGN, _GROUP = (frozenset({name}) for name in ("idea", "idea-campaign", "idea-group"))

KINDS = (
    ItemKind(
        name="idea", title=_("Idea"), plural=_("Ideas"), lane="voices", url="ideas:show",
        substance=frozenset({"text", "life"}), details=f"{_DETAILS}.idea_details",
        searched=f"{_DETAILS}.searched_ideas", icon="lane-voices", edit_action="ideas.edit",
    ),
    ItemKind(
        name="idea-campaign", title=_("Campaign for ideas"), plural=_("Campaigns for ideas"), lane="voices",
        url="ideas:campaign", substance=frozenset({"text", "life"}), details=f"{_DETAILS}.campaign_details",
        icon="lane-voices", edit_action="ideas.campaign",
    ),
    ItemKind(
        name="idea-group", title=_("Group of ideas"), plural=_("Groups of ideas"), lane="voices",
        url="ideas:group", substance=frozenset({"life"}), details=f"{_DETAILS}.group_details",
        icon="lane-voices", edit_action="ideas.sort",
    ),
)  # fmt: skip

RELATIONS = (
    Relation("merged-into", _("is brought together with"), _("gathers"), "to", _IDEA, _IDEA),
    Relation("merged-into", _("is brought together with"), _("gathers"), "to", _GROUP, _GROUP),
    Relation("split-from", _("is a part of"), _("was split into"), "from", _IDEA, _IDEA),
    Relation("refines", _("takes further"), _("was taken further in"), "from", _IDEA, _IDEA),
    Relation("gives-rise-to", _("gives rise to"), _("comes out of"), "to", _IDEA | _GROUP),
    Relation(
        "carries-out", pgettext_lazy("relation", "carries out"), _("is carried out by"), "from",
        frozenset(), _IDEA | _GROUP,
    ),
)  # fmt: skip

MANIFEST = Manifest(
    name="ideas",
    title=_("Ideas"),
    urls="rodtrad.work.ideas.urls",
    rest="rodtrad.work.ideas.rest.router",
    prefix="ideer/",
    kinds=KINDS,
    relations=RELATIONS,
    becomes=(
        Become(
            "idea",
            _("Make it a new idea"),
            from_kinds=_IDEA | _GROUP | frozenset({"insight"}),
            create_from="rodtrad.work.ideas.services.becoming.idea_from",
            form="rodtrad.work.ideas.forms.becoming.idea_of_form",
        ),
    ),
    permissions=PERMISSIONS,
    settings=SETTINGS,
    menu=(
        MenuEntry(
            group="listen",
            title=_("Ideas"),
            url="ideas:list",
            icon="lane-voices",
            order=20,
            tabs=(("ideas:list", _("All ideas")), ("ideas:campaigns", _("Campaigns for ideas"))),
        ),
    ),
    audit_actions={**AUDIT_ACTIONS, **triage_offers.AUDIT_ACTIONS, **board_offers.AUDIT_ACTIONS},
    field_titles={**FIELD_TITLES, **triage_offers.FIELD_TITLES, **board_offers.FIELD_TITLES},
    value_titles="rodtrad.work.ideas.choices.titles.said",
    notices=triage_offers.NOTICES + board_offers.NOTICES,
    workflows={
        "idea": "rodtrad.work.ideas.services.states.FLOW",
        "idea-campaign": "rodtrad.work.ideas.services.states.CAMPAIGN_FLOW",
    },
    start_blocks=("rodtrad.work.ideas.start.asked_now",),
    todos=(
        "rodtrad.work.ideas.todos.looks",
        "rodtrad.work.ideas.todos.without_status",
        "rodtrad.work.ideas.todos_scores.to_judge",
    ),
    jobs={"ideas.bring-in": "rodtrad.work.ideas.tasks.bring_in_ideas", **triage_offers.JOBS},
    demo="rodtrad.work.ideas.demo.build",
    order=25,
)
