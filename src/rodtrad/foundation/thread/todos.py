"""What the thread knows waits for a person: look-again flags on what they wrote or take part in."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import MOST_TODOS, Todo
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Flag
from rodtrad.foundation.thread.queries import flags_for_me


def look_again(actor: Actor) -> list[Todo]:
    """The oldest unanswered flags on the person's own things and works."""
    return [_todo(flag) for flag in flags_for_me(actor, limit=MOST_TODOS)]


def _todo(flag: Flag) -> Todo:
    return Todo(
        key=f"thread.flag:{flag.code}",
        title=_("Look again at “%(title)s”") % {"title": flag.item.title},
        url=reverse("thread:flag", args=[flag.code]),
        why=str(flag.get_why_display()),
        since=flag.raised,
        item=flag.item.code,
    )
