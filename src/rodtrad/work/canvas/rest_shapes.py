"""What the canvas's operations take and give: shapes of works, case files and cards."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from ninja import Schema
from pydantic import Field

from rodtrad.foundation.rest.problems import FieldError
from rodtrad.foundation.rest.schemas import Body, Paged
from rodtrad.foundation.thread.addresses import item_url
from rodtrad.foundation.thread.models import Item
from rodtrad.work.canvas.models import CardDetail, CaseDetail
from rodtrad.work.canvas.services.cards import card_texts

Texts = Annotated[
    dict[str, str],
    Field(description="Field → text, as in the card's form: lists one per line, parts of a map as map.part."),
]
Confirmed = Annotated[
    list[str], Field(max_length=200, description="Words you have looked at, and that point to nobody.")
]


class CaseOut(Schema):
    """A development work. ``key``: its id in case files; ``url``: its page."""

    code: str
    key: str
    municipality: str
    place: str
    place_code: str
    title: str
    state: str
    level: str
    new_or_existing: str
    life: str
    version: int
    changed: datetime
    url: str


class CasesOut(Schema):
    """A page of works, what changed last first."""

    rows: list[CaseOut]
    next: str | None


class WholeCaseOut(CaseOut):
    """A work with its case file, as far as you see it."""

    file: dict[str, Any]


class CaseQuery(Paged):
    """What the list of works is narrowed to."""

    place: Annotated[str, Field(description="A place's code: it, and all below.")] = ""
    state: str = ""
    level: str = ""
    new_or_existing: str = ""
    theme: str = ""
    tag: Annotated[str, Field(description="catalogue:word")] = ""
    mine: bool = False
    open_questions: bool = False
    put_away: bool = False


class ImportIn(Body):
    """A case file: as JSON, or as the text of a YAML file, whose lines are then named in refusals."""

    file: dict[str, Any] | str
    confirmed: Confirmed = []
    overwrite: Annotated[bool, Field(description="Overwrite what people have changed here.")] = False
    as_team: Annotated[
        bool, Field(description="Works with open questions of safety: for their teams only.")
    ] = False
    judge_only: Annotated[bool, Field(description="Only say what it would do.")] = False


class JudgedOut(Schema):
    """What the file does with one work."""

    id: str
    title: str
    outcome: str


class ImportOut(Schema):
    """What was brought in, by codes; ``works`` and ``remarks`` tell of the whole file."""

    new: list[str]
    changed: list[str]
    works: list[JudgedOut]
    remarks: list[FieldError]


class CardOut(Schema):
    """A card. ``fields``: its texts as in its form; ``basis``: "inferred" is a suggestion nobody has confirmed."""

    code: str
    case: str
    key: str
    type: str
    piece: str
    basis: str
    version: int
    changed: datetime
    retired: bool
    url: str
    fields: dict[str, str]


class CardsOut(Schema):
    """A page of a work's cards, in the order of the board."""

    rows: list[CardOut]
    next: str | None


class CardQuery(Paged):
    """What the list of cards is narrowed to."""

    type: str = ""
    retired: Annotated[bool, Field(description="Also what is put away.")] = False


class NewCardIn(Body):
    """A card to write. Only the field text must be there."""

    type: str
    fields: Texts
    confirmed: Confirmed = []


class CardChangeIn(Body):
    """Fields to change. ``seen``: what stood in each when you read it; or send If-Match with the ETag you read."""

    fields: Texts
    seen: dict[str, str] | None = None
    small: Annotated[bool, Field(description="A small change: nobody has to look again for it.")] = False
    confirmed: Confirmed = []


def case_out(item: Item, detail: CaseDetail) -> CaseOut:
    return CaseOut(
        code=item.code, key=detail.key, municipality=detail.municipality.name, place=item.place.name,
        place_code=item.place.code, title=item.title, state=item.state, level=detail.level,
        new_or_existing=detail.new_or_existing, life=item.life, version=item.version, changed=item.changed,
        url=item_url(item),
    )  # fmt: skip


def card_out(card: CardDetail) -> CardOut:
    item = card.item
    return CardOut(
        code=item.code, case=item.home, key=card.key, type=item.kind, piece=card.piece, basis=card.basis,
        version=item.version, changed=item.changed, retired=item.is_retired, url=item_url(item),
        fields=dict(card_texts(card)),
    )  # fmt: skip
