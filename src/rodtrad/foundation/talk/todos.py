"""What talk knows waits for a person: comments that name them, and for who looks after it, mail that was given up."""

from __future__ import annotations

from datetime import timedelta

from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.base.declarations import MOST_TODOS, Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.permissions import may_somewhere
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.org.settings import value
from rodtrad.foundation.talk import queries
from rodtrad.foundation.talk.models import Mention
from rodtrad.foundation.thread.addresses import item_url


def asked_of_me(actor: Actor) -> list[Todo]:
    """Comments that name the person and that they have not answered, oldest first."""
    rows = Mention.objects.filter(
        visible_q(actor, "comment__item__"), user_id=actor.person_id, settled__isnull=True,
        comment__retired__isnull=True,
    )  # fmt: skip
    rows = rows.select_related("comment__item", "comment__author").order_by("comment__created", "pk")
    days = timedelta(days=int(value("talk.days-to-answer", None)))
    return [_asked(row, days) for row in rows[:MOST_TODOS]]


def _asked(row: Mention, days: timedelta) -> Todo:
    comment = row.comment
    return Todo(
        key=f"talk.mention:{comment.code}",
        title=_("Answer about “%(title)s”") % {"title": comment.item.title},
        url=f"{item_url(comment.item)}#{comment.anchor}",
        why=_("%(name)s names you in a comment") % {"name": comment.author.name},
        since=comment.created,
        due=timezone.localtime(comment.created + days).date(),
        item=comment.item.code,
        action="talk.comment",
    )


def mail_given_up(actor: Actor) -> list[Todo]:
    """One line for all mail that was given up."""
    if not may_somewhere(actor, "talk.see-mail"):
        return []
    number, oldest = queries.failed_mail(actor)
    if oldest is None:
        return []
    title = ngettext("%(number)s mail was given up", "%(number)s mails were given up", number) % {
        "number": number
    }
    return [
        Todo(
            "talk.mail:failed", title, reverse("talk:mail") + "?lage=failed",
            _("you look after Rödtråd here"), oldest.created, timezone.localtime(oldest.created).date(),
        )
    ]  # fmt: skip
