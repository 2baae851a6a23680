"""Keys as their pages show them, and the description of the REST as its page does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from rodtrad.foundation.base import clock
from rodtrad.foundation.rest import queries
from rodtrad.foundation.rest.models import Token


@dataclass(frozen=True, slots=True)
class TokenRow:
    """A key, what it covers in words, and how it stands. ``tone``: of c-tag."""

    token: Token
    scopes: tuple[str, ...]
    state: str
    tone: str

    @property
    def holds(self) -> bool:
        return self.tone == "done"


def token_rows(tokens: Iterable[Token]) -> list[TokenRow]:
    titles, today = queries.scope_titles(), clock.today()
    return [
        TokenRow(
            token,
            tuple(title for scope, title in titles.items() if scope in token.scopes),
            *_state(token, today),
        )
        for token in tokens
    ]


def _state(token: Token, today: date) -> tuple[str, str]:
    if token.revoked is not None:
        return pgettext("an API key", "revoked"), "neutral"
    return (
        (pgettext("an API key", "time over"), "neutral")
        if token.expires < today
        else (pgettext("an API key", "in use"), "done")
    )


@dataclass(frozen=True, slots=True)
class Parameter:
    """Something in the address or a header."""

    name: str
    where: str
    must: bool
    about: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation as the page shows it. ``body``: the name of what is sent; ``gives``: status and name of answers."""

    id: str
    method: str
    path: str
    title: str
    about: str
    scope: str
    parameters: list[Parameter]
    body: str
    gives: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Group:
    """The operations of one module."""

    name: str
    title: str
    operations: list[Operation] = field(default_factory=list)


def groups_of(schema: Mapping[str, Any]) -> list[Group]:
    """The description, module by module."""
    found = {row["name"]: Group(row["name"], row["description"]) for row in schema["tags"]}
    for path, methods in schema["paths"].items():
        for method, row in methods.items():
            found[row["tags"][0]].operations.append(_operation(path, method.upper(), row))
    return list(found.values())


def _operation(path: str, method: str, row: Mapping[str, Any]) -> Operation:
    content = row.get("requestBody", {}).get("content", {})
    return Operation(
        id=row["operationId"], method=method, path=path, title=row["summary"], about=row.get("description", ""),
        scope=queries.scope_titles().get(row["x-scope"], _("any key")),
        parameters=[
            Parameter(each["name"], each["in"], each.get("required", False), _about(each))
            for each in row.get("parameters", ())
        ],
        body=next((_name(each["schema"]) for each in content.values()), ""),
        gives=[
            (status, _name(next(iter(answer["content"].values()))["schema"]))
            for status, answer in row["responses"].items()
            if int(status) < 400 and "content" in answer
        ],
    )  # fmt: skip


def _about(parameter: Mapping[str, Any]) -> str:
    return str(parameter.get("description") or parameter["schema"].get("description", ""))


def _name(schema: Mapping[str, Any]) -> str:
    return str(schema.get("$ref", "")).rpartition("/")[2] or str(schema.get("title", ""))
