"""Refusals as machines read them (RFC 9457): what went wrong, and what to do about it, in the asker's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.http import JsonResponse
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from ninja import Schema

MEDIA_TYPE = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of refusal. ``mend``: what the asker can do."""

    status: int
    title: Promise
    mend: Promise


KINDS: dict[str, Kind] = {
    "unreadable": Kind(400, _("The request cannot be read."), _("Send JSON in UTF-8, as the description says.")),
    "no-token": Kind(
        401, _("No valid API key came with the request."),
        _("Send the header Authorization: Bearer and your key. Keys are made under My page, API keys."),
    ),
    "scope": Kind(403, _("The API key does not cover this."), _("Make a key that does.")),
    "not-allowed": Kind(
        403, _("You may not do this."), _("A key can do what its person can do on the pages, never more.")
    ),
    "not-found": Kind(404, _("There is nothing here."), _("It may never have been here, or not be yours to see.")),
    "method": Kind(405, _("This address takes other methods."), _("See the header Allow.")),
    "conflict": Kind(
        409, _("Somebody else has changed the same field."),
        _("Nothing is lost: the other text stands, yours is kept beside it. Decide, and send the text again with "
          "what stands there now as seen."),
    ),
    "changed": Kind(412, _("It has changed since you read it."), _("Read it again, and send the change again.")),
    "too-large": Kind(413, _("The request is too large."), _("Send it in parts, or use the page for files.")),
    "invalid": Kind(422, _("Something in the request must be put right."), _("See errors, field by field.")),
    "asked": Kind(
        422, _("Does this point to a person?"),
        _("Look at asked. Change the texts; or, when they point to nobody, send the request again with those words "
          "in confirmed."),
    ),
    "key-reused": Kind(
        422, _("This idempotency key came with another request."), _("Take a new key for a new request.")
    ),
    "no-condition": Kind(
        428, _("Say which version you change."), _("Send If-Match with the ETag you read, or seen for each field.")
    ),
    "too-many": Kind(429, _("Too many requests."), _("Wait as long as Retry-After says.")),
    "busy": Kind(503, _("Too many are saving just now."), _("Send the same request again in a moment.")),
}  # fmt: skip


class FieldError(Schema):
    """One thing to put right: in which field, or on which line of a file."""

    field: str = ""
    line: int | None = None
    message: str


class AskedWord(Schema):
    """A word that may point to a person."""

    field: str
    text: str
    kind: str


class FieldConflict(Schema):
    """A field that two have changed: what you had seen, what stands there, what you wrote."""

    field: str
    seen: str
    theirs: str
    mine: str


class ProblemOut(Schema):
    """A refusal (RFC 9457)."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldError] = []
    asked: list[AskedWord] = []
    conflicts: list[FieldConflict] = []


@dataclass
class Problem(Exception):
    """Raised anywhere in an operation: the answer is a problem. ``detail``: instead of what the kind says to do."""

    kind: str
    detail: str | Promise = ""
    errors: list[FieldError] = field(default_factory=list)
    asked: list[AskedWord] = field(default_factory=list)
    conflicts: list[FieldConflict] = field(default_factory=list)
    headers: Mapping[str, str] = field(default_factory=dict)

    def answer(self) -> JsonResponse:
        kind = KINDS[self.kind]
        body: dict[str, Any] = {
            "type": f"{reverse('rest:docs')}#{self.kind}",
            "title": str(kind.title),
            "status": kind.status,
            "detail": str(self.detail or kind.mend),
        }
        for name in ("errors", "asked", "conflicts"):
            if rows := getattr(self, name):
                body[name] = [row.model_dump() for row in rows]
        return JsonResponse(body, status=kind.status, content_type=MEDIA_TYPE, headers=dict(self.headers))


def invalid(error: ValidationError) -> Problem:
    """A service's refusal, field by field."""
    by_field: Mapping[str, Iterable[ValidationError]] = (
        error.error_dict if hasattr(error, "error_dict") else {"": error.error_list}
    )
    rows = [
        FieldError(field="" if name == "__all__" else name, message=str(text))
        for name, errors in by_field.items()
        for each in errors
        for text in each.messages
    ]
    return Problem("invalid", errors=rows)


def answers(*statuses: int) -> dict[Any, Any]:
    """For an operation's ``response``: its own refusals, and those that any operation may give."""
    return {frozenset((400, 401, 403, 404, 422, 429, 503, *statuses)): ProblemOut}
