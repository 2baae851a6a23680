"""The list of cases: filtered, paged by keyset, counts bounded."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.models import Item, Label
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.kernel.kubinol.words import TAG_CATALOGUES
from rodtrad.work.canvas.models import CaseDetail

SIZE = 50
MOST_COUNTED = 1000
ORDER = ("-changed", "-id")
_COLUMNS = ("level", "new_or_existing", "entry_piece")


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; empty = all. ``place`` is a place's code, tags are "catalogue:word"."""

    text: str = ""
    place: str = ""
    state: str = ""
    level: str = ""
    new_or_existing: str = ""
    theme: str = ""
    tag: str = ""
    mine: bool = False
    open_questions: bool = False
    put_away: bool = False


def cases(actor: Actor, wanted: Wanted) -> QuerySet[Item]:
    """The cases the actor may see, narrowed; with the rows that the list shows."""
    rows = Item.objects.filter(visible_q(actor), kind="case")
    rows = rows.filter(life="retired") if wanted.put_away else rows.exclude(life="retired")
    if wanted.place:
        place = Place.objects.filter(code=wanted.place).first()
        rows = rows.filter(place__path__startswith=place.path) if place else rows.none()
    if wanted.state:
        rows = rows.filter(state=wanted.state)
    if wanted.mine:
        own = Q(home__in=sorted(actor.on_objects))
        rows = rows.filter(own | Q(author_id=actor.user_id) if actor.user_id else own)
    if wanted.text.strip():
        for word in wanted.text.split():
            rows = rows.filter(in_title(word))
    rows = rows.filter(
        **{f"case__{name}": getattr(wanted, name) for name in _COLUMNS[:2] if getattr(wanted, name)}
    )
    if wanted.open_questions:
        rows = rows.filter(case__open_findings__gt=0)
    return _labelled(rows, wanted)


def in_title(word: str, prefix: str = "") -> Q:
    """The word in either case. SQLite's LIKE folds only a to z, its regular expressions also å, ä and ö.

    ``prefix``: the path to the item, "item__".
    """
    if word.isascii():
        return Q(**{f"{prefix}title__icontains": word})
    return Q(**{f"{prefix}title__iregex": re.escape(word)})


def _labelled(rows: QuerySet[Item], wanted: Wanted) -> QuerySet[Item]:
    catalogue, _colon, word = wanted.tag.partition(":")
    for name, text in (("theme", wanted.theme.strip()), (catalogue, word)):
        if text:
            rows = rows.filter(
                Exists(Label.objects.filter(item_id=OuterRef("pk"), catalogue=name, word=text))
            )
    return rows


def case_rows(actor: Actor, wanted: Wanted) -> QuerySet[Item]:
    """The same with what a row shows, in one query."""
    rows = cases(actor, wanted).select_related("place", "case", "case__municipality")
    return rows.defer("text", "retire_reason")


def case_page(actor: Actor, wanted: Wanted, after: str = "", size: int = SIZE) -> Page[Item]:
    """One page of the list, newest change first, in one query."""
    return page_of(case_rows(actor, wanted), order=ORDER, after=after, size=size)


def case_count(actor: Actor, wanted: Wanted) -> tuple[int, bool]:
    """How many there are, counted to a thousand; and whether there are more."""
    found = cases(actor, wanted).order_by().values("pk")[: MOST_COUNTED + 1].count()
    return min(found, MOST_COUNTED), found > MOST_COUNTED


def labels_of(items: list[Item]) -> dict[int, list[str]]:
    """Themes of the cases on one page: one query."""
    found: dict[int, list[str]] = {}
    for row in Label.objects.filter(item_id__in=[item.pk for item in items], catalogue="theme"):
        found.setdefault(row.item_id, []).append(row.word)
    return found


def places_with_cases(actor: Actor, limit: int = 400) -> list[Place]:
    """The municipalities and units that the list can be narrowed to: those with a case the actor may see."""
    rows = Item.objects.filter(visible_q(actor), kind="case").order_by().values("place_id").distinct()
    places = list(Place.objects.filter(pk__in=rows).select_related("municipality")[:limit])
    found = {place.pk: place for place in places}
    for place in places:
        if place.municipality is not None:
            found.setdefault(place.municipality.pk, place.municipality)
    return sorted(found.values(), key=_by_municipality)


def _by_municipality(place: Place) -> tuple[str, bool, str]:
    own = place.municipality.name if place.municipality else place.name
    return own, place.kind != "municipality", place.name


def case_by_code(actor: Actor, code: str) -> CaseDetail:
    """One case with item and places. Raises ItemNotFound (404) also for what the actor may not see."""
    rows = CaseDetail.objects.filter(visible_q(actor, "item__"), item__code=code, item__kind="case")
    detail = rows.select_related("item__place", "municipality", "pulse").first()
    if detail is None:
        raise ItemNotFound(code)
    return detail


def references(actor: Actor, detail: CaseDetail) -> dict[str, Any]:
    """The cases that this one points to and the actor may see: key as written → (title, code).

    One that is not here, or hidden, is not in the answer: nothing hints at it.
    """
    parent, inspired = detail.fields.get("parent_case", ""), detail.fields.get("inspired_by", [])
    if not parent and not inspired:
        return {}
    wanted = Q()
    for text in [*([parent] if parent else []), *inspired]:
        place, _slash, key = text.rpartition("/")
        own = Q(municipality__official_code=place) if place else Q(municipality=detail.municipality)
        wanted |= own & Q(key=key)
    rows = (
        CaseDetail.objects.filter(wanted)
        .filter(visible_q(actor, "item__"))
        .select_related("item", "municipality")
    )
    found = {}
    for row in rows:
        found[f"{row.municipality.official_code}/{row.key}"] = (row.item.title, row.item.code)
        if row.municipality_id == detail.municipality_id:
            found[row.key] = (row.item.title, row.item.code)
    return found


def catalogue_words() -> list[tuple[str, str]]:
    """Every catalogue and word of section 1.1, for the filter."""
    return [(catalogue, word) for catalogue, words in TAG_CATALOGUES.items() for word in words]
