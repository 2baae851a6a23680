"""Pieces, card types and relations: their names and what they hold (domain/kubinol.md section 2)."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

PIECE_TITLES: Mapping[str, Promise] = {
    "nytta": _("Benefit"),
    "behov-kontext": _("Need and context"),
    "kunskap": _("Available knowledge"),
    "insats": _("Intervention"),
    "prova": _("Test, evaluate and reconsider"),
    "osorterat": _("Unsorted"),
}
PIECE_LEADS: Mapping[str, Promise] = {
    "nytta": _("What the intervention should lead to."),
    "behov-kontext": _("Whose needs, under which conditions."),
    "kunskap": _("What is known, and what must not be missing."),
    "insats": _("What is done."),
    "prova": _("How we find out whether it helps."),
    "osorterat": _("Thoughts that have no place yet."),
}
# The letter that ids of new cards begin with.
LETTER_OF: Mapping[str, str] = {
    "nytta": "N",
    "behov-kontext": "B",
    "kunskap": "K",
    "insats": "I",
    "prova": "P",
    "osorterat": "X",
}

TYPE_TITLES: Mapping[str, Promise] = {
    "benefit-individual": _("Individual benefit"),
    "benefit-organisational": _("Organisational benefit"),
    "benefit-society": _("Benefit to society"),
    "need": _("Need"),
    "target-group": _("Target group"),
    "context": _("Condition around"),
    "mission": _("Mission or goal"),
    "actor": _("Actor concerned"),
    "knowledge-research": _("Research"),
    "knowledge-practice": _("Proven experience"),
    "knowledge-user": _("Voice of the target group or next of kin"),
    "knowledge-statistics": _("Local statistics"),
    "core-component": _("Core component"),
    "intervention-element": _("Intervention element"),
    "test": _("Test"),
    "measure": _("Measure"),
    "result": _("Result"),
    "lesson": _("Lesson"),
    "unsorted": _("Loose thought"),
}
TYPE_PLURALS: Mapping[str, Promise] = {
    "benefit-individual": _("Benefit to individuals"),
    "benefit-organisational": _("Benefit to the organisation"),
    "benefit-society": _("Benefits to society"),
    "need": _("Needs"),
    "target-group": _("Target groups"),
    "context": _("Conditions around"),
    "mission": _("Missions and goals"),
    "actor": _("Actors and possible co-creators"),
    "knowledge-research": _("Research findings"),
    "knowledge-practice": _("Professional expertise and proven experience"),
    "knowledge-user": _("Target group and next of kin"),
    "knowledge-statistics": _("Local figures"),
    "core-component": _("Core components"),
    "intervention-element": _("Intervention elements"),
    "test": _("Tests"),
    "measure": _("Measures"),
    "result": _("Results"),
    "lesson": _("Lessons"),
    "unsorted": _("Loose thoughts"),
}

# Read from → to, and to → from.
RELATION_LABELS: Mapping[str, Promise] = {
    "answers": pgettext_lazy("relation", "answers"),
    "mandates": pgettext_lazy("relation", "gives the mission for"),
    "delimits": pgettext_lazy("relation", "delimits"),
    "rests-on": pgettext_lazy("relation", "rests on"),
    "realises": pgettext_lazy("relation", "realises"),
    "contributes": pgettext_lazy("relation", "contributes to"),
    "follows": pgettext_lazy("relation", "follows up"),
    "tries": pgettext_lazy("relation", "tries"),
    "yields": pgettext_lazy("relation", "gave"),
    "learned-from": pgettext_lazy("relation", "learned from"),
}
RELATION_INVERSES: Mapping[str, Promise] = {
    "answers": pgettext_lazy("relation", "is answered by"),
    "mandates": pgettext_lazy("relation", "has its mission from"),
    "delimits": pgettext_lazy("relation", "is delimited by"),
    "rests-on": pgettext_lazy("relation", "carries"),
    "realises": pgettext_lazy("relation", "is realised by"),
    "contributes": pgettext_lazy("relation", "gets a contribution from"),
    "follows": pgettext_lazy("relation", "is followed up by"),
    "tries": pgettext_lazy("relation", "is tried by"),
    "yields": pgettext_lazy("relation", "came from"),
    "learned-from": pgettext_lazy("relation", "gave the lesson"),
}
