"""What the trials offer to the house: three kinds, their relations, permissions, settings and pages."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import (
    Become,
    ItemKind,
    Manifest,
    MenuEntry,
    NoticeKind,
    Relation,
    ReportBlock,
)
from rodtrad.work.trials.choices.log import AUDIT_ACTIONS, FIELD_TITLES
from rodtrad.work.trials.choices.settings import SETTINGS
from rodtrad.work.trials.permissions import PERMISSIONS

_DETAILS = "rodtrad.work.trials.queries.details"
_TRIAL, _RESULT, _LESSON = (frozenset({name}) for name in ("trial", "trial-result", "trial-lesson"))

KINDS = (
    ItemKind(
        name="trial", title=_("Trial"), plural=_("Trials"), lane="trying", url="trials:show",
        substance=frozenset({"title", "text", "life"}),
        details=f"{_DETAILS}.trial_details", searched=f"{_DETAILS}.searched_trials", icon="lane-trying",
        edit_action="trials.edit",
    ),
    ItemKind(
        name="trial-result", title=_("Result of a trial"), plural=_("Results of trials"), lane="results",
        url="trials:outcome", substance=frozenset({"text", "life"}), details=f"{_DETAILS}.result_details",
        icon="lane-results", edit_action="trials.edit",
    ),
    ItemKind(
        name="trial-lesson", title=_("Lesson of a trial"), plural=_("Lessons of trials"), lane="results",
        url="trials:outcome", substance=frozenset({"text", "life"}), details=f"{_DETAILS}.lesson_details",
        icon="lane-results", edit_action="trials.edit",
    ),
    ItemKind(
        name="design-programme", title=_("Design programme"), plural=_("Design programmes"), lane="needs",
        url="trials:programme", substance=frozenset({"text", "life"}), icon="lane-needs",
        edit_action="trials.programme",
    ),
)  # fmt: skip

RELATIONS = (
    Relation("tries", _("tries"), _("is tried by"), "from", _TRIAL),
    Relation("phased-in", _("is phased in under"), _("holds"), "from", _TRIAL, frozenset({"design-programme"})),
    Relation("measured-by", _("is measured by"), _("measures"), "from", _TRIAL, frozenset({"measure", "indicator"})),
    Relation("yields", _("gave"), _("was given by"), "to", _TRIAL, _RESULT | frozenset({"result"})),
    Relation("learned-from", _("was learned from"), _("taught"), "from", _LESSON, _TRIAL | _RESULT),
    Relation("learned-from", _("was learned from"), _("taught"), "from", frozenset({"lesson"}), _TRIAL | _RESULT),
    Relation("gives-rise-to", _("gives rise to"), _("comes out of"), "to", _TRIAL | _RESULT | _LESSON),
)  # fmt: skip

BECOMES = (
    Become(
        "trial", _("Try it"),
        from_kinds=frozenset(
            {"idea", "idea-group", "case", "intervention-element", "core-component", "test", "unsorted", "trial-lesson"}
        ),
        relation="tries", source_is="to",
        create_from="rodtrad.work.trials.services.becoming.trial_from",
        form="rodtrad.work.trials.forms.becoming.try_it_form",
    ),
    Become(
        "trial-lesson", _("Write down what it taught"), from_kinds=_TRIAL | _RESULT, relation="learned-from",
        source_is="to", create_from="rodtrad.work.trials.services.becoming.lesson_from",
        form="rodtrad.work.trials.forms.becoming.lesson_form",
    ),
)  # fmt: skip

MANIFEST = Manifest(
    name="trials",
    title=_("Trials"),
    urls="rodtrad.work.trials.urls",
    prefix="forsok/",
    kinds=KINDS,
    relations=RELATIONS,
    becomes=BECOMES,
    permissions=PERMISSIONS,
    settings=SETTINGS,
    menu=(
        MenuEntry(
            group="develop", title=_("Trials"), url="trials:board", icon="lane-trying", order=30,
            tabs=(
                ("trials:board", _("What is tried")), ("trials:list", _("As a list")),
                ("trials:obstacles", _("What stands in the way")),
                ("trials:introductions", _("From trial to regular work")),
                ("trials:programmes", _("Design programmes")),
            ),
        ),
    ),
    audit_actions=AUDIT_ACTIONS,
    field_titles=FIELD_TITLES,
    value_titles="rodtrad.work.trials.choices.said.said",
    workflows={"trial": "rodtrad.work.trials.services.states.FLOW"},
    todos=(
        "rodtrad.work.trials.todos.what_happened",
        "rodtrad.work.trials.todos.to_decide",
        "rodtrad.work.trials.todos.better_than_the_old",
        "rodtrad.work.trials.todos.follow_ups",
        "rodtrad.work.trials.todos.obstacles",
    ),
    start_blocks=("rodtrad.work.trials.start.running_now",),
    report_blocks=(
        ReportBlock(
            "trials.decided", _("Trials that were decided, and what they taught"),
            "rodtrad.work.trials.documents.blocks.decided",
        ),
    ),
    notices=(
        NoticeKind(
            "trials.what-happened",
            _("A trial has passed its last day"),
            _("What happened in “%(title)s”? Its last day is over."),
            "now",
        ),
    ),
    minutely=(
        "rodtrad.work.trials.services.reminders.tell_past_end",
        "rodtrad.work.trials.services.reminders.look_daily",
    ),
    jobs={"trials.look-again": "rodtrad.work.trials.tasks.look_again"},
    demo="rodtrad.work.trials.demo.build",
    order=40,
)  # fmt: skip
