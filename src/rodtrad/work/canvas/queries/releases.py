"""Released versions: those of one work, all that one may read, and one of them."""

from __future__ import annotations

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.choices import NARROW_TO_WIDE
from rodtrad.foundation.org.permissions import may
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries import ItemNotFound, item_by_code
from rodtrad.kernel.kubinol.words import narrower_or_equal
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Release
from rodtrad.work.canvas.queries.sketches import SketchPiece, sketch_of
from rodtrad.work.canvas.queries.versions import Cards

RELEASE_LEVELS = tuple(NARROW_TO_WIDE[-2:])
SIZE = 25


def narrower_cards(detail: CaseDetail, level: str) -> frozenset[str]:
    """Ids of the case's cards that now are shown to fewer than ``level`` on their own account."""
    rows = (
        CardDetail.objects.filter(case_id=detail.pk).exclude(visibility="").values_list("key", "visibility")
    )
    return frozenset(key for key, own in rows if not narrower_or_equal(level, own))


def releases_of(actor: Actor, detail: CaseDetail) -> list[Release]:
    """The standing releases of one work that the actor may read: one query."""
    rows = Release.objects.filter(visible_q(actor, "item__"), case=detail, item__life="current")
    return list(rows.select_related("item", "version").defer("content", "version__content"))


def release_page(actor: Actor, after: str = "", size: int = SIZE) -> Page[Item]:
    """All released versions that the actor may read, newest first, in one query."""
    rows = Item.objects.filter(visible_q(actor), kind="sketch-version", life="current")
    return page_of(
        rows.select_related("place", "place__municipality"), order=("-changed", "-id"), after=after, size=size
    )


def release_by_code(actor: Actor, code: str) -> Release:
    """One released version. Raises ItemNotFound; also for one that was taken back, unless one may release it."""
    item = item_by_code(actor, code, "sketch-version")
    if item.is_retired and not may(actor, "canvas.release", item):
        raise ItemNotFound(code)
    found = Release.objects.select_related("version", "case__item__place", "case__municipality").get(
        pk=item.pk
    )
    found.item = item
    return found


def released_sketch(release: Release) -> list[SketchPiece]:
    """What is read of it: cards that have been shown to fewer since then are left out."""
    hidden = narrower_cards(release.case, release.level)
    return sketch_of(release.content, Cards({}, hidden))
