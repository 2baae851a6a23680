"""The house's one pager: by keyset, so that page 400 costs what page 1 costs.

``order`` are field paths as in order_by, all filled in (never null), the last one unique: ("-changed", "-id") or
("name", "id"). The cursor is signed for exactly that order: a bad, old or foreign one gives the first page.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any, Generic, TypeVar

from django.core import signing
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db import models
from django.http import QueryDict

T = TypeVar("T")
SIZE = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Rows of one page, and the cursors of its neighbours ("" = there is none). linked() fills in addresses,
    which is what <c-pager> reads."""

    rows: list[T] = field(default_factory=list)
    next_cursor: str = ""
    previous_cursor: str = ""
    size: int = SIZE
    next_url: str = ""
    previous_url: str = ""
    count_text: str = ""

    @property
    def has_other(self) -> bool:
        return bool(self.next_cursor or self.previous_cursor)


def linked(page: Page[T], params: QueryDict, name: str = "after", count_text: str = "") -> Page[T]:
    """The page with the addresses of its neighbours: the present parameters, another cursor."""

    def url(cursor: str) -> str:
        if not cursor:
            return ""
        other = params.copy()
        other[name] = cursor
        return f"?{other.urlencode()}"

    return replace(
        page, next_url=url(page.next_cursor), previous_url=url(page.previous_cursor), count_text=count_text
    )


def page_of(
    queryset: models.QuerySet[Any, T], *, order: tuple[str, ...], after: str = "", size: int = SIZE
) -> Page[T]:
    """One page of the query in one query. ``after``: a cursor from an earlier page, forward or back."""
    cursor = _read(queryset.model, order, after)
    back, values = cursor if cursor else (False, None)
    direction = tuple(_opposite(name) for name in order) if back else order
    found = queryset.order_by(*direction)
    if values is not None:
        found = found.filter(_beyond(direction, values))
    rows = list(found[: size + 1])
    more = len(rows) > size
    rows = rows[:size]
    if back:
        rows.reverse()
    if not rows and cursor:
        return page_of(queryset, order=order, after="", size=size)
    before, beyond = (more, True) if back else (bool(cursor), more)
    return Page(
        rows=rows,
        next_cursor=_write(order, rows[-1], back=False) if beyond and rows else "",
        previous_cursor=_write(order, rows[0], back=True) if before and rows else "",
        size=size,
    )


def _opposite(name: str) -> str:
    return name[1:] if name.startswith("-") else f"-{name}"


def _beyond(order: tuple[str, ...], values: list[Any]) -> models.Q:
    """Rows strictly after the values: (a > x) or (a = x and b > y), with a >= x first, for the index."""
    condition = models.Q()
    equal = models.Q()
    for name, value in zip(order, values, strict=True):
        column, sign = (name[1:], "lt") if name.startswith("-") else (name, "gt")
        condition |= equal & models.Q(**{f"{column}__{sign}": value})
        equal &= models.Q(**{column: value})
    first, sign = (order[0][1:], "lte") if order[0].startswith("-") else (order[0], "gte")
    return models.Q(**{f"{first}__{sign}": values[0]}) & condition


def _salt(order: tuple[str, ...]) -> str:
    return "paging:" + ",".join(order)


def _write(order: tuple[str, ...], row: object, *, back: bool) -> str:
    values = [_value(row, name.lstrip("-")) for name in order]
    return signing.dumps([back, values], salt=_salt(order), compress=True)


def _value(row: object, path: str) -> Any:
    if isinstance(row, Mapping):
        value = row[path]
    else:
        value = row
        for part in path.split("__"):
            value = getattr(value, part)
    return value.isoformat() if isinstance(value, date) else value


def _read(model: type[models.Model], order: tuple[str, ...], cursor: str) -> tuple[bool, list[Any]] | None:
    if not cursor:
        return None
    try:
        back, values = signing.loads(cursor, salt=_salt(order))
        return bool(back), [
            _field(model, name.lstrip("-")).to_python(value)
            for name, value in zip(order, values, strict=True)
        ]
    except (signing.BadSignature, ValueError, TypeError, ValidationError, FieldDoesNotExist):
        return None


def fits(model: type[models.Model], order: tuple[str, ...], cursor: str) -> bool:
    """Whether a cursor is one of ours for that order: for machines, which must not be led to the first page again."""
    return _read(model, order, cursor) is not None


def _field(model: type[models.Model], path: str) -> models.Field[Any, Any]:
    *relations, last = path.split("__")
    for name in relations:
        related = model._meta.get_field(name).related_model
        assert isinstance(related, type)
        model = related
    found = model._meta.pk if last == "pk" else model._meta.get_field(last)
    assert isinstance(found, models.Field)
    return found
