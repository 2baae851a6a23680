"""Sketch versions as people list them: number, name, why, and how much changed in each part.

A card that the reader may not see now is in no version either: not drawn, not counted, not named.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.canvas.choices import CHANGE_TITLES, PIECE_TITLES
from rodtrad.work.canvas.models import CardDetail, CaseDetail, Version
from rodtrad.work.canvas.queries.cases import case_by_code
from rodtrad.work.canvas.queries.whole import sees
from rodtrad.work.canvas.rules import versions
from rodtrad.work.canvas.rules.differences import Plain

SIZE = 25
ORDER = ("-number", "-id")
_SEEN = (
    "key",
    "visibility",
    *(f"item__{name}" for name in ("code", "home", "audience", "author_id", "life")),
)


@dataclass(frozen=True, slots=True)
class Cards:
    """The cards of a case now: the codes of those the actor sees, by id, and the ids of the hidden ones."""

    codes: dict[str, str]
    hidden: frozenset[str]
    retired: frozenset[str] = frozenset()
    narrow: bool = False

    def hidden_in(self, content: Plain) -> frozenset[str]:
        """Hidden cards of a sketch: also those that came by file, are no cards of the case, and were kept to few."""
        strange = {
            card["id"]
            for card in content.get("cards", ())
            if card["id"] not in self.codes and card.get("visibility")
        }
        return self.hidden | (frozenset(strange) if self.narrow else frozenset())


def cards_now(actor: Actor, detail: CaseDetail) -> Cards:
    """One query."""
    rows = CardDetail.objects.filter(case=detail).select_related("item").only(*_SEEN)
    codes, hidden, retired = {}, set(), set()
    for card in rows:
        if not sees(actor, card.item):
            hidden.add(card.key)
            continue
        codes[card.key] = card.item.code
        if card.item.is_retired:
            retired.add(card.key)
    return Cards(codes, frozenset(hidden), frozenset(retired), narrow=not actor.everything)


@dataclass(slots=True)
class VersionRow:
    """A version in the list, with its changes by part: "Benefit: 2 new, 1 changed"."""

    version: Version
    parts: list[tuple[str, str]]


def version_page(actor: Actor, detail: CaseDetail, after: str = "", size: int = SIZE) -> Page[VersionRow]:
    """One page of a case's versions, newest first, in two queries; the frozen sketches are not read."""
    rows = Version.objects.filter(case=detail).select_related("taken_by").defer("content")
    page = page_of(rows, order=ORDER, after=after, size=size)
    hidden = cards_now(actor, detail).hidden if page.rows else frozenset()
    return Page(
        [VersionRow(version, parts_of(version, hidden)) for version in page.rows],
        page.next_cursor, page.previous_cursor, page.size,
    )  # fmt: skip


def parts_of(version: Version, hidden: Collection[str]) -> list[tuple[str, str]]:
    """How much changed in each part, in words."""
    counted: dict[str, Counter[str]] = {}
    for change in versions.seen_changes(map(versions.as_change, version.changes), hidden):
        counted.setdefault(change.piece, Counter())[change.what] += 1
    return [
        (str(PIECE_TITLES.get(piece, "")), ", ".join(_count(what, n) for what, n in by_what.items()))
        for piece, by_what in counted.items()
    ]


def _count(what: str, number: int) -> str:
    title = CHANGE_TITLES[what]
    return str(title) if what in ("order", "fields") else f"{number} {title}"


def version_by_code(actor: Actor, code: str) -> Version:
    """One version of a case that the actor may see. Raises ItemNotFound (404)."""
    version = Version.objects.select_related("case__item", "taken_by").filter(code=code).first()
    if version is None:
        raise ItemNotFound(code)
    version.case = case_by_code(actor, version.case.item.code)
    return version


def versions_to_choose(detail: CaseDetail, *also: str, limit: int = 200) -> list[Version]:
    """The newest versions for a menu, and those with the numbers ``also``, without their sketches: one query."""
    wanted = [int(number) for number in also if number.isdecimal() and len(number) < 10]
    rows = Version.objects.filter(case=detail).defer("content", "changes")
    newest = list(rows.order_by("-number")[:limit])
    known = {version.number for version in newest}
    missing = [number for number in wanted if number not in known]
    return newest + (list(rows.filter(number__in=missing).order_by("-number")) if missing else [])
