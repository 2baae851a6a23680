"""The thread's box on the start page: what waits to be looked at again by this person."""

from __future__ import annotations

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import StartBlock, StartRow
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.foundation.thread.queries import flags_for_me

MOST = 5


def look_again(actor: Actor) -> StartBlock:
    """The oldest unanswered flags on the person's own things and works."""
    rows = tuple(
        StartRow(flag.item.title, item_url(flag.item), capfirst(str(flag.get_why_display())), tone="ask")
        for flag in flags_for_me(actor, limit=MOST)
    )
    empty = _(
        "When something changes that your things rest on, they stand here until somebody has looked again."
    )
    return StartBlock(title=_("Look again at these"), rows=rows, empty=empty, icon="ask")
