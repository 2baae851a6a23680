"""What a work over time offers to the house, for the manifest: kinds, relations, permissions, settings, what is due."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import ItemKind, NoticeKind, Permission, Relation, Setting
from rodtrad.kernel.kubinol.words import CARD_TYPES
from rodtrad.work.canvas.choices import CONDITION_TITLES

KINDS = (
    ItemKind(
        name="decision-point", title=_("Decision point"), plural=_("Decision points"), lane="results",
        url="canvas:decision", substance=frozenset({"text", "life"}),
        details="rodtrad.work.canvas.queries.decisions.decision_details", icon="choice", edit_action="canvas.edit",
    ),
    ItemKind(
        name="sketch-version", title=_("Released sketch"), plural=_("Released sketches"), lane="results",
        url="canvas:released", substance=frozenset({"life"}), icon="snapshot", edit_action="canvas.release",
    ),
)  # fmt: skip
RELATIONS = (
    Relation(
        "grounded-in", pgettext_lazy("relation", "is grounded in"), pgettext_lazy("relation", "is ground for"),
        "from", frozenset({"decision-point"}), frozenset(CARD_TYPES),
    ),
    Relation(
        "reconsiders", pgettext_lazy("relation", "takes up anew"), pgettext_lazy("relation", "was taken up anew in"),
        "from", frozenset({"decision-point"}), frozenset({"decision-point"}),
    ),
)  # fmt: skip
PERMISSIONS = (
    Permission("canvas.mandate", _("give a mandate for regular work"), roles=frozenset({"unit-manager"})),
    Permission(
        "canvas.conditions",
        _("record the conditions of a work or a place"),
        own=frozenset({"lead", "member", "author"}),
        roles=frozenset({"unit-manager", "developer", "administrator"}),
    ),
)
SETTINGS = (
    Setting(
        "canvas.single-loops-in-a-row",
        _("Adjustments in a row"),
        _("After this many single loops in a row on the same element the team is asked: back to the assumptions?"),
        "whole", 3, lowest=2, highest=20,
    ),
)  # fmt: skip
NOTICES = (
    NoticeKind(
        "canvas.reconsider",
        _("A decision is to be thought through again"),
        _("It is time to think the decision “%(title)s” through again."),
        mail="now",
    ),
)
AUDIT_ACTIONS = {
    "canvas.version-taken": _("saved the sketch"),
    "canvas.version-released": _("released a sketch to others"),
    "canvas.decided": _("recorded a decision"),
    "canvas.decision-imported": _("brought the decision in from a file"),
    "canvas.decision-kept": _("found the decision still valid"),
    "canvas.loop-begun": _("began a learning loop"),
    "canvas.loop-ended": _("ended a learning loop"),
    "canvas.mandate-given": _("gave a mandate for regular work"),
    "canvas.conditions-recorded": _("recorded the conditions"),
    "canvas.review-begun": _("began a review"),
    "canvas.review-step": _("went on with the review"),
    "canvas.review-ended": _("ended the review"),
}
FIELD_TITLES = {
    "version": _("Sketch"),
    "name": _("Name"),
    "chosen": _("What was chosen"),
    "alternatives": _("Ways there were"),
    "decided_by": _("Who decided"),
    "gives_up": _("What is given up"),
    "reconsider": _("Think through again"),
    "trigger": _("What set it off"),
    "loop_kind": _("Kind of loop"),
    "learning": _("What was learned"),
    "line": _("Mandate"),
    "outcome": _("Outcome"),
    "step": _("Step"),
    **CONDITION_TITLES,
}
TODOS = ("rodtrad.work.canvas.waiting.decisions_due", "rodtrad.work.canvas.waiting.conditions_missing")
MINUTELY = ("rodtrad.work.canvas.services.reminders.tell_due",)
