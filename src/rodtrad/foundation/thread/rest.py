"""The thread's operations: items, the links of one, and searching."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Annotated, Any

from django.http import HttpRequest
from django.utils.translation import gettext_noop
from ninja import Query, Router, Schema
from pydantic import AwareDatetime, Field

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.rest.door import Needs
from rodtrad.foundation.rest.problems import FieldError, Problem, answers
from rodtrad.foundation.rest.schemas import MOST, Body, Paged, bad_cursor, keyset_page
from rodtrad.foundation.thread import queries
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.foundation.thread.forms import SearchForm
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.queries.listing import ORDER, Listed, listed
from rodtrad.foundation.thread.rules.search import question_of

router = Router()
READ = Needs("thread:read")
_FIRST = datetime(1900, 1, 1, tzinfo=UTC)
_LAST = datetime(9000, 1, 1, tzinfo=UTC)


class ItemOut(Schema):
    """Anything that hangs on a thread. ``home``: the code of the item it lives in; ``url``: its page."""

    code: str
    kind: str
    lane: str
    home: str
    title: str
    text: str
    state: str
    life: str
    place: str
    place_code: str
    version: int
    created: datetime
    changed: datetime
    url: str


class ItemsOut(Schema):
    """A page of items, what changed last first. ``next``: the address of the next page."""

    rows: list[ItemOut]
    next: str | None


class WholeItemOut(ItemOut):
    """An item with what its module keeps of it."""

    details: dict[str, Any]


class OtherEnd(Schema):
    """What an item is linked to."""

    code: str
    kind: str
    title: str
    url: str


class LinkOut(Schema):
    """A link as it is said from the item. ``up``: the other end is what the item rests on. ``basis``: "inferred" is a
    suggestion that nobody has confirmed."""

    code: str
    relation: str
    said: str
    outgoing: bool
    up: bool
    basis: str
    reason: str
    other: OtherEnd


class LinksOut(Schema):
    """The links of one item to what one may see, up the thread first."""

    rows: list[LinkOut]


class ItemQuery(Paged):
    """What the list is narrowed to."""

    kind: str = ""
    lane: str = ""
    state: str = ""
    place: Annotated[str, Field(description="A place's code: it, and all below.")] = ""
    home: Annotated[str, Field(description="The code of the item they live in.")] = ""
    retired: Annotated[bool, Field(description="Also what is put away.")] = False
    changed_since: Annotated[AwareDatetime | None, Field(description="A moment with its time zone.")] = None


class SearchIn(Body):
    """Words, and what the search is narrowed to. Sent in the body, so that no words stand in an address."""

    words: Annotated[str, Field(min_length=1, max_length=200)]
    kind: str = ""
    lane: str = ""
    place: Annotated[str, Field(description="A municipality's code.")] = ""
    year: Annotated[int | None, Field(description="In which it was made.")] = None
    retired: bool = False
    after: Annotated[str, Field(max_length=500, description="The cursor of an earlier answer.")] = ""
    size: Annotated[int, Field(ge=1, le=MOST)] = 30


class HitsOut(Schema):
    """What was found, best first. ``after``: send the same search with it for the next page."""

    rows: list[ItemOut]
    after: str | None


@router.get("/items", auth=READ, response={200: ItemsOut, **answers()}, summary=gettext_noop("List items"))
def items(request: HttpRequest, asked: Query[ItemQuery]) -> ItemsOut:
    """Items of every kind that you may see, what changed last first. What changes while you page is found by asking
    again with changed_since."""
    if asked.changed_since is not None and not _FIRST < asked.changed_since < _LAST:
        raise Problem("invalid", errors=[FieldError(field="changed_since", message="1900 – 9000")])
    wanted = Listed(**asked.model_dump(exclude={"after", "size"}))
    page, following = keyset_page(request, listed(_actor(request), wanted), ORDER, asked)
    return ItemsOut(rows=[_out(item) for item in page.rows], next=following)


@router.get(
    "/items/{slug:code}",
    auth=READ,
    response={200: WholeItemOut, **answers()},
    summary=gettext_noop("Read an item"),
)
def item(request: HttpRequest, code: str) -> WholeItemOut:
    """One item with the fields of its module."""
    found = queries.item_by_code(_actor(request), code)
    details = queries.details_of(_actor(request), [found]).get(found.pk, {})
    return WholeItemOut(**_out(found).model_dump(), details=dict(details))


@router.get(
    "/items/{slug:code}/links",
    auth=READ,
    response={200: LinksOut, **answers()},
    summary=gettext_noop("The thread of an item"),
)
def links(request: HttpRequest, code: str) -> LinksOut:
    """What the item hangs together with, one step up and down. Walk on from the codes of the other ends."""
    found = queries.item_by_code(_actor(request), code)
    groups = queries.links_of(_actor(request), found)
    return LinksOut(
        rows=[
            LinkOut(
                code=line.link.code, relation=group.rel, said=str(group.label), outgoing=line.outgoing, up=line.up,
                basis=line.link.basis, reason=line.link.reason, other=_end(line.other),
            )
            for group in groups
            for line in group.lines
        ]
    )  # fmt: skip


@router.post("/search", auth=READ, response={200: HitsOut, **answers()}, summary=gettext_noop("Search"))
def search(request: HttpRequest, asked: SearchIn) -> HitsOut:
    """Everything you may see that the words are found in, as the search of the pages finds it."""
    sent = {"q": asked.words, **asked.model_dump(include={"kind", "lane", "place", "retired"})}
    form = SearchForm(_actor(request), {**sent, "year": str(asked.year) if asked.year is not None else ""})
    if not form.is_valid():
        wrong = form.errors.get_json_data()
        rows = [
            FieldError(field="words" if name == "q" else name, message=each["message"])
            for name, errors in wrong.items()
            for each in errors
        ]
        raise Problem("invalid", errors=rows)
    said = form.asked()
    if asked.after and not queries.is_place_in_search(asked.after):
        raise bad_cursor()
    hits = queries.search(_actor(request), question_of(said.words, said.narrowed), asked.after, asked.size)
    return HitsOut(rows=[_out(found) for found in hits.items], after=hits.following or None)


def _actor(request: HttpRequest) -> Actor:
    actor: Actor = request.actor  # type: ignore[attr-defined]
    return actor


def _out(found: Item) -> ItemOut:
    kind = manifests.kinds.get(found.kind)
    return ItemOut(
        code=found.code, kind=found.kind, lane=kind.lane if kind else "", home=found.home, title=found.title,
        text=found.text, state=found.state, life=found.life, place=found.place.name, place_code=found.place.code,
        version=found.version, created=found.created, changed=found.changed, url=item_url(found),
    )  # fmt: skip


def _end(other: Item) -> OtherEnd:
    return OtherEnd(code=other.code, kind=other.kind, title=other.title, url=item_url(other))
