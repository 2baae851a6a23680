"""The canvas's boxes on the start page: one's own works, or a thread to walk for who has none yet."""

from __future__ import annotations

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rodtrad.foundation.base.declarations import StartBlock, StartRow
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.choices import Status
from rodtrad.work.canvas.queries.cases import Wanted, case_page
from rodtrad.work.canvas.queries.releases import release_page

MINE = 6
TO_WALK = 3
READERS = frozenset({"elected", "guest", "supervisor"})
WRITERS = frozenset({"staff", "key-person"})


def my_works(actor: Actor) -> StartBlock | None:
    """The works one takes part in, last changed first: where they stand and what they ask."""
    page = case_page(actor, Wanted(mine=True), size=MINE)
    rows = tuple(
        StartRow(item.title, reverse("canvas:show", args=[item.code]), _where_it_stands(item))
        for item in page.rows
    )
    return StartBlock(
        title=_("My works"), rows=rows, icon="canvas", order=10, roles=frozenset({"developer"}),
        more_url=reverse("canvas:list") + "?mine=1" if page.has_other else "", more_text=_("Show all"),
    )  # fmt: skip


def quick_thought(actor: Actor) -> StartBlock | None:
    """For those who have two minutes and a phone: the shortest way to write something down."""
    if not WRITERS & {grant.role for grant in actor.grants} or not actor.on_objects:
        return None
    row = StartRow(
        _("A quick thought"), reverse("canvas:quick"), _("Write it now, place it later, together.")
    )
    return StartBlock(title=_("Write something down"), rows=(row,), icon="add", order=2, roles=WRITERS)


def walk_a_thread(actor: Actor) -> StartBlock | None:
    """For who has no work yet: threads one may see, from the first need to what came of it."""
    if case_page(actor, Wanted(mine=True), size=1).rows:
        return None
    rows = tuple(
        StartRow(
            item.title,
            reverse("thread:show", args=[item.code]),
            _("From need and knowledge to what was done, and what came of it."),
        )
        for item in case_page(actor, Wanted(), size=TO_WALK).rows
    )
    empty = _("When somebody shares a work with you, its thread can be walked from here.")
    return StartBlock(
        title=_("Walk a thread"), rows=rows, empty=empty, icon="thread", order=10, roles=READERS
    )


def released_sketches(actor: Actor) -> StartBlock | None:
    """For those who read: what teams have chosen to show, the latest first."""
    if not READERS & {grant.role for grant in actor.grants}:
        return None
    page = release_page(actor, size=TO_WALK)
    rows = tuple(
        StartRow(
            item.title, reverse("canvas:released", args=[item.code]),
            _("shown %(day)s") % {"day": formats.date_format(timezone.localtime(item.created), "j F Y")},
        )
        for item in page.rows
    )  # fmt: skip
    return StartBlock(
        title=_("Released sketches"), rows=rows, icon="snapshot", order=12, roles=READERS,
        more_url=reverse("canvas:releases") if page.has_other else "", more_text=_("Show all"),
    )  # fmt: skip


def _where_it_stands(item: Item) -> str:
    parts = [capfirst(str(Status(item.state).label))]
    if number := item.case.open_findings:
        parts.append(
            ngettext("%(number)s open question", "%(number)s open questions", number) % {"number": number}
        )
    day = formats.date_format(timezone.localtime(item.changed), "j F Y")
    parts.append(_("changed %(day)s") % {"day": day})
    return " · ".join(parts)
