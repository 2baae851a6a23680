"""What talk offers to the house: comments on any item, notices, mail, and handing over what waits."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import Manifest, MenuEntry, NoticeKind, Setting
from rodtrad.foundation.talk import choices
from rodtrad.foundation.talk.permissions import PERMISSIONS

MANIFEST = Manifest(
    name="talk",
    title=_("Comments and notices"),
    urls="rodtrad.foundation.talk.urls",
    permissions=PERMISSIONS,
    settings=(
        Setting(
            "talk.mail-attempts",
            _("Tries to send a mail"),
            _("After so many the mail is given up, and shown to those who look after Rödtråd."),
            "whole", 8, lowest=1, highest=50,
        ),
        Setting(
            "talk.days-to-answer",
            _("Days to answer somebody who asks"),
            _("A comment that names a person counts as late after this many days without an answer."),
            "whole", 7, lowest=1, highest=365,
        ),
    ),
    menu=(MenuEntry("manage", _("Sent e-mail"), "talk:mail", action="talk.see-mail", icon="mail", order=60),),
    notices=(
        NoticeKind(
            choices.MENTION, _("someone names you in a comment"), _("%(who)s named you in a comment: %(title)s"), "now"
        ),
        NoticeKind(
            choices.ANSWER, _("someone answers your comment"), _("%(who)s answered your comment: %(title)s"), "now"
        ),
        NoticeKind(
            choices.COMMENT, _("a comment on what you follow"), _("%(who)s commented: %(title)s")
        ),
        NoticeKind(
            choices.DELEGATED, _("someone hands something to you"), _("%(who)s handed this to you: %(title)s"), "now"
        ),
        NoticeKind(
            choices.RETURNED, _("something you handed over comes back"), _("%(who)s gave this back to you: %(title)s"),
            "now",
        ),
        NoticeKind(choices.DUE, _("something you are to do is due"), _("It is time for this: %(title)s")),
        NoticeKind(
            choices.FLAG, _("something you follow is to be looked at again"),
            _("%(who)s changed something that touches this, look again: %(title)s"),
        ),
        NoticeKind(choices.CHANGED, _("something you follow has changed"), _("%(who)s changed: %(title)s")),
        NoticeKind(choices.RETIRED, _("something you follow is put away"), _("%(who)s put away: %(title)s")),
    ),
    audit_actions={
        "talk.commented": _("commented"),
        "talk.comment-edited": _("edited a comment"),
        "talk.comment-retired": _("put a comment away"),
        "talk.comment-brought-back": _("brought a comment back"),
        "talk.mention-settled": _("said that a comment needs no answer"),
        "talk.followed": _("began to follow"),
        "talk.unfollowed": _("stopped following"),
        "talk.preferences-changed": _("changed how to be told"),
        "talk.delegated": _("handed a task over"),
        "talk.delegation-returned": _("gave a task back"),
        "talk.delegation-ended": _("ended a handing over"),
        "talk.stand-in-added": _("chose a stand-in"),
        "talk.stand-in-ended": _("ended a stand-in"),
        "talk.mail-retried": _("let a mail be tried again"),
    },
    field_titles={"comment": pgettext_lazy("field of an item", "comment")},
    start_blocks=(
        "rodtrad.foundation.talk.start.news",
        "rodtrad.foundation.talk.start.failed_mail",
    ),
    todos=("rodtrad.foundation.talk.todos.asked_of_me", "rodtrad.foundation.talk.todos.mail_given_up"),
    header=("rodtrad.foundation.talk.start.bell",),
    item_parts=("rodtrad.foundation.talk.parts.comments",),
    minutely=(
        "rodtrad.foundation.talk.services.sending.send_due",
        "rodtrad.foundation.talk.services.daily.write_digests",
        "rodtrad.foundation.talk.services.daily.tell_of_due",
        "rodtrad.foundation.talk.services.daily.settle_delegations",
    ),
    doctor=("rodtrad.foundation.talk.doctor.mail_queue",),
    order=8,
)  # fmt: skip
