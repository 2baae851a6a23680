"""What the board and the judging declare: the manifest takes it in."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import NoticeKind

NOTICES = (
    NoticeKind(
        "ideas.score", _("Ideas to judge"), _("You are asked to judge the ideas of “%(title)s”."), "now"
    ),
)
AUDIT_ACTIONS = {
    "ideas.placed": _("placed the idea on the board"),
    "ideas.hand-raised": _("raised a hand for the idea"),
    "ideas.hand-lowered": _("lowered the hand again"),
    "ideas.judge-asked": _("asked somebody to judge the ideas"),
    "ideas.judge-stopped": _("stopped asking somebody to judge the ideas"),
    "ideas.judged": _("judged the idea"),
}
FIELD_TITLES = {"judge": _("Who judges")}
