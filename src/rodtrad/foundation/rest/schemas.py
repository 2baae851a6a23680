"""What the operations of all modules share: a page of rows with the way to the next, and bodies that can be kept."""

from __future__ import annotations

import json
from typing import Annotated, Any, TypeVar

from django.db import models
from django.http import HttpRequest, QueryDict
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from ninja import Schema
from ninja.parser import Parser
from pydantic import ConfigDict, Field

from rodtrad.foundation.base.fields import texts_in
from rodtrad.foundation.base.paging import Page, fits, page_of
from rodtrad.foundation.rest.problems import FieldError, Problem

MOST = 200
Row = TypeVar("Row", bound=models.Model)
After = Annotated[str, Field(max_length=500, description="From next of an earlier page.")]
Size = Annotated[int, Field(ge=1, le=MOST, description="Rows on a page.")]


class Body(Schema):
    """What is sent in. A name that is not known is refused: a misspelt one would be lost in silence."""

    model_config = ConfigDict(extra="forbid")


class Paged(Schema):
    """The query of a list."""

    after: After = ""
    size: Size = 50


class SuppressedOut(Schema):
    """A count of people that exists and is hidden, to protect them: neither zero nor missing."""

    suppressed: bool = True


CountOut = int | SuppressedOut | None  # kernel.suppression.shown.as_json


class SafeParser(Parser):
    """JSON and addresses as Django and both databases can keep them."""

    def parse_body(self, request: HttpRequest) -> Any:
        try:
            found = json.loads(request.body)
        except (ValueError, RecursionError):
            raise Problem("unreadable") from None
        if any(not is_storable(text) for text in texts_in(found)):
            raise Problem(
                "unreadable", _("A text holds a character that cannot be kept (NUL or half a character).")
            )
        return found

    def parse_querydict(
        self, data: MultiValueDict[str, Any], list_fields: list[str], request: HttpRequest
    ) -> dict[str, Any]:
        if any(not is_storable(str(text)) for name in data for text in (name, *data.getlist(name))):
            raise Problem("unreadable")
        return super().parse_querydict(data, list_fields, request)


def is_storable(text: str) -> bool:
    """No NUL, which PostgreSQL refuses, and no half of a surrogate pair, which is no character."""
    return "\0" not in text and not any("\ud800" <= letter <= "\udfff" for letter in text)


def keyset_page(
    request: HttpRequest, rows: models.QuerySet[Any, Row], order: tuple[str, ...], asked: Paged
) -> tuple[Page[Row], str | None]:
    """One page, and the address of the next."""
    if asked.after and not fits(rows.model, order, asked.after):
        raise bad_cursor()
    page = page_of(rows, order=order, after=asked.after, size=asked.size)
    return page, next_address(request, page.next_cursor)


def bad_cursor() -> Problem:
    text = _("Take the address in next of the page before, or leave this out to begin anew.")
    return Problem("invalid", errors=[FieldError(field="after", message=text)])


def next_address(request: HttpRequest, cursor: str) -> str | None:
    """The same question from another place; None when there is no more."""
    if not cursor:
        return None
    query: QueryDict = request.GET.copy()
    query["after"] = cursor
    return f"{request.path}?{query.urlencode()}"
