"""What sorting, deciding and answering declare: the manifest takes it in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import NoticeKind

NOTICES = (
    NoticeKind(
        "ideas.done",
        _("My ideas that are done"),
        _("What became of your idea “%(title)s” is written."),
        "now",
    ),
    NoticeKind("ideas.answered", _("Answers to my ideas"), _("Your idea “%(title)s” has an answer."), "now"),
)

AUDIT_ACTIONS = {
    "ideas.grouping-asked": _("asked for the ideas to be grouped"),
    "ideas.moved": _("said which group the idea belongs in"),
    "ideas.group-made": _("made a group of ideas"),
    "ideas.group-renamed": _("worded a group of ideas anew"),
    "ideas.done": _("said that the idea is done"),
    "ideas.opened-again": _("said that the idea is not done"),
    "ideas.taken-back": _("took the decision back"),
    "ideas.answer-worded": _("worded an answer"),
    "ideas.answered": _("answered the sender of the idea"),
}

FIELD_TITLES = {
    "when": _("When"),
    "who": _("Who"),
    "wish_to": _("Whom the wish goes to"),
    "due": _("To be done by"),
    "group": _("Group"),
    "outcome": pgettext_lazy("field of an idea", "outcome"),
    "became": _("What became of it"),
    "novelty": _("How new it is (1–5)"),
    "benefit": _("How much good it would do (1–5)"),
    "effort": _("How much work it would be (1–5)"),
    "next_step": _("What happens next"),
}

JOBS = {
    "ideas.group": "rodtrad.work.ideas.tasks_triage.group_ideas",
    "ideas.answer": "rodtrad.work.ideas.tasks_triage.send_answers",
}
