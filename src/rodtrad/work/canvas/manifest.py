"""What the canvas offers to the house: a kind per card type and the case, relations, settings, pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Become, ItemKind, Manifest, MenuEntry, Relation
from rodtrad.kernel.kubinol.words import BENEFITS, CARD_TYPES, KNOWLEDGE, RELATIONS
from rodtrad.work.canvas import over_time
from rodtrad.work.canvas.checks import SETTINGS
from rodtrad.work.canvas.choices import (
    RELATION_INVERSES,
    RELATION_LABELS,
    TITLES,
    TYPE_PLURALS,
    TYPE_TITLES,
    asking,
)
from rodtrad.work.canvas.permissions import PERMISSIONS
from rodtrad.work.canvas.rules.substance import SUBSTANCE_OF

_LANES = {
    **dict.fromkeys(BENEFITS, "benefit"),
    **dict.fromkeys(("need", "target-group", "context", "mission", "actor", "unsorted"), "needs"),
    **dict.fromkeys((*KNOWLEDGE, "core-component"), "knowledge"),
    "intervention-element": "intervention",
    "test": "trying",
    "measure": "trying",
    "result": "results",
    "lesson": "results",
}
_GROUP = {
    "target-group": "is",
    "need": "follows",
    "intervention-element": "follows",
    **dict.fromkeys(KNOWLEDGE, "follows-applies"),
}
# Which end rests on the other (settled questions, section 3).
_RESTS_TO = ("mandates", "delimits", "contributes", "yields")

# What the thread names for all modules.
_NAMED = ("title", "text", "state", "life", "place", "reason", "from", "to")

_CARD_KINDS = tuple(
    ItemKind(
        name=name,
        title=TYPE_TITLES[name],
        plural=TYPE_PLURALS[name],
        lane=_LANES[name],
        url="canvas:card",
        substance=SUBSTANCE_OF[name],
        details="rodtrad.work.canvas.queries.details.card_details",
        searched="rodtrad.work.canvas.queries.details.searched_cards",
        icon=f"lane-{_LANES[name]}",
        edit_action="canvas.edit",
        target_group=_GROUP.get(name, ""),
    )
    for name in CARD_TYPES
)
_CASE_KIND = ItemKind(
    name="case", title=_("Development work"), plural=_("Development works"), lane="intervention", url="canvas:show",
    substance=frozenset({"title", "text", "life"}), details="rodtrad.work.canvas.queries.details.case_details",
    searched="rodtrad.work.canvas.queries.details.searched_cases",
    icon="canvas", edit_action="canvas.edit",
)  # fmt: skip

MANIFEST = Manifest(
    name="canvas",
    title=_("Development works"),
    urls="rodtrad.work.canvas.urls",
    rest="rodtrad.work.canvas.rest.router",
    prefix="arbeten/",
    kinds=(_CASE_KIND, *_CARD_KINDS, *over_time.KINDS),
    relations=(
        *(
            Relation(
                name,
                RELATION_LABELS[name],
                RELATION_INVERSES[name],
                "to" if name in _RESTS_TO else "from",
                frozenset(starts),
                frozenset(ends),
            )
            for name, (starts, ends) in RELATIONS.items()
        ),
        *over_time.RELATIONS,
        Relation("gives-rise-to", _("gives rise to"), _("came out of"), "to", to_kinds=frozenset(CARD_TYPES)),
    ),
    becomes=(
        Become(
            "canvas-card",
            _("Make it a card in a development work"),
            from_lanes=frozenset({"voices", "results"}),
            create_from="rodtrad.work.canvas.services.becoming.card_from",
            form="rodtrad.work.canvas.forms.becoming.card_of_form",
        ),
    ),
    permissions=(*PERMISSIONS, *over_time.PERMISSIONS),
    settings=(*SETTINGS, *asking.SETTINGS, *over_time.SETTINGS),
    menu=(
        MenuEntry(group="develop", title=_("Development works"), url="canvas:list", icon="canvas", order=10),
        MenuEntry(group="develop", title=_("Actors"), url="canvas:actors", icon="people", order=14),
        MenuEntry(
            group="develop",
            title=_("Knowledge in use"),
            url="canvas:knowledge",
            icon="lane-knowledge",
            order=15,
        ),
        MenuEntry(
            group="develop",
            title=_("Existing interventions"),
            url="canvas:portfolio",
            icon="report",
            order=20,
        ),
        MenuEntry(group="learn", title=_("Learning loops"), url="canvas:loop-report", icon="again", order=30),
        MenuEntry(
            group="learn", title=_("Released sketches"), url="canvas:releases", icon="snapshot", order=40
        ),
    ),
    audit_actions={
        **over_time.AUDIT_ACTIONS,
        "canvas.case-begun": _("began the work"),
        "canvas.case-imported": _("brought the work in from a file"),
        "canvas.case-reimported": _("brought the work in from a file again"),
        "canvas.card-imported": _("brought the card in from a file"),
        "canvas.shown-to": _("changed to whom it is shown"),
        "canvas.card-added": _("wrote the card"),
        "canvas.card-changed": _("changed the card"),
        "canvas.card-confirmed": _("confirmed the suggestion"),
        "canvas.card-moved": _("moved the card"),
        "canvas.seat-added": _("added a seat in the team"),
        "canvas.seat-taken": _("filled a seat in the team"),
        "canvas.seat-left": _("emptied a seat in the team"),
        "canvas.seat-changed": _("changed a seat in the team"),
        "canvas.finding-answered": _("answered a question"),
        **asking.AUDIT_ACTIONS,
        "canvas.guiding-changed": _("changed a guiding question"),
        "canvas.guiding-proposed": _("proposed a guiding question"),
        "canvas.guiding-decided": _("answered a proposed guiding question"),
    },
    field_titles={
        **over_time.FIELD_TITLES,
        **{name: title for name, title in TITLES.items() if name not in _NAMED},
        "finding": _("Question"),
        **asking.FIELD_TITLES,
        "key": _("Id"),
        "text_sv": _("In Swedish"),
        "text_en": _("In English"),
        "hidden": _("Not asked"),
    },
    value_titles="rodtrad.work.canvas.choices.said",
    workflows={"case": "rodtrad.work.canvas.services.states.FLOW"},
    start_blocks=(
        "rodtrad.work.canvas.start.quick_thought",
        "rodtrad.work.canvas.start.my_works",
        "rodtrad.work.canvas.start.walk_a_thread",
        "rodtrad.work.canvas.start.released_sketches",
    ),
    todos=(
        "rodtrad.work.canvas.todos.questions",
        "rodtrad.work.canvas.todos.suggestions",
        "rodtrad.work.canvas.queries.todos_asking.todos",
        *over_time.TODOS,
    ),
    place_links=("rodtrad.work.canvas.links.conditions",),
    notices=(*asking.NOTICES, *over_time.NOTICES),
    minutely=(*over_time.MINUTELY, "rodtrad.work.canvas.services.taking.erase_old_documents"),
    jobs={
        "canvas.read-file": "rodtrad.work.canvas.tasks.read_file",
        "canvas.bring-in-file": "rodtrad.work.canvas.tasks.bring_in_file",
        "canvas.take-documents": "rodtrad.work.canvas.tasks_documents.take_documents",
    },
    doctor=("rodtrad.work.canvas.doctor.nobody_left",),
    demo="rodtrad.work.canvas.demo.build",
    order=30,
)
