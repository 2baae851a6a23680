"""Talk's boxes on the start page, and the bell at the top of every page."""

from __future__ import annotations

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.base.declarations import HeaderLink, StartBlock, StartRow
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may_somewhere
from rodtrad.foundation.talk import queries

MOST = 5


def bell(actor: Actor) -> HeaderLink | None:
    """How many unread notices there are."""
    number = queries.unread_count(actor)
    title = ngettext("%(number)s unread notice", "%(number)s unread notices", number) % {"number": number}
    return HeaderLink(title if number else _("Notices"), reverse("talk:notices"), "bell", number)


def news(actor: Actor) -> StartBlock | None:
    """What has happened with what the person follows, and has not been read."""
    rows = tuple(
        StartRow(line.text, reverse("talk:notice", args=[line.code]), _day(line))
        for line in queries.latest_notices(actor, MOST)
    )
    return StartBlock(
        title=_("New since you were here"), rows=rows, icon="bell", order=5,
        more_url=reverse("talk:notices") if rows else "", more_text=_("Show all"),
        empty=_("When somebody changes or comments on what you follow, it stands here until you have read it."),
    )  # fmt: skip


def _day(line: queries.NoticeLine) -> str:
    day = formats.date_format(timezone.localtime(line.at), "j F")
    if line.count < 2:
        return day
    return _("%(day)s · %(count)s times") % {"day": day, "count": line.count}


def failed_mail(actor: Actor) -> StartBlock | None:
    """For who looks after the platform: mail that was given up."""
    if not may_somewhere(actor, "talk.see-mail"):
        return None
    number, _oldest = queries.failed_mail(actor)
    if not number:
        return None
    text = ngettext("%(number)s mail was given up", "%(number)s mails were given up", number) % {
        "number": number
    }
    row = StartRow(text, reverse("talk:mail") + "?lage=failed", _("See why, and try again."))
    return StartBlock(
        title=_("E-mail that did not leave"),
        rows=(row,),
        icon="mail",
        order=8,
        roles=frozenset({"administrator"}),
    )
