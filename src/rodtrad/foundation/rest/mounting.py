"""All modules' operations under one address, and their description. Built once, when the first address is looked up."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache, partial
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.core.exceptions import ValidationError as Refused
from django.db import OperationalError
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from ninja import NinjaAPI
from ninja.errors import HttpError, ValidationError

from rodtrad import __version__
from rodtrad.foundation.base.locks import is_busy
from rodtrad.foundation.rest import queries
from rodtrad.foundation.rest.door import door
from rodtrad.foundation.rest.problems import MEDIA_TYPE, FieldError, Problem, invalid
from rodtrad.foundation.rest.schemas import SafeParser

PREFIX = "/api/v1/"
_said = _  # of texts that are marked where they are written
_HEADERS = {  # method, whether it writes → the header it may carry
    ("get", False): ("If-None-Match", gettext_lazy("The ETag of what you have: 304 when nothing is new.")),
    ("post", True): (
        "Idempotency-Key",
        gettext_lazy("A name of your own for the request: sent again, it is done once."),
    ),
    ("patch", True): (
        "If-Match",
        gettext_lazy("The ETag of what you change: 412 when it has changed since."),
    ),
}


class Api(NinjaAPI):
    """Operations are named in the description as their address is: "canvas_change_card"."""

    def get_openapi_operation_id(self, operation: Any) -> str:
        return f"{operation.view_func.__module__.split('.')[-2]}_{operation.view_func.__name__}"

    def get_operation_url_name(self, operation: Any, router: Any) -> str:
        return self.get_openapi_operation_id(operation)


@cache
def api() -> Api:
    made = Api(title="Rödtråd", version=__version__, openapi_url=None, docs_url=None, parser=SafeParser(),
               urls_namespace="rest-v1")  # fmt: skip
    for manifest, router in queries.routers():
        made.add_router("", router, tags=[manifest.name])
    made.add_exception_handler(Problem, _problem)
    made.add_exception_handler(ValidationError, _misfit)
    made.add_exception_handler(Refused, _refused)
    made.add_exception_handler(OperationalError, _busy)
    made.add_exception_handler(HttpError, _unreadable)
    for raised, kind in (
        (Http404, "not-found"),
        (PermissionDenied, "not-allowed"),
        (RequestDataTooBig, "too-large"),
    ):
        made.add_exception_handler(raised, partial(_told, kind))
    return made


def _problem(request: HttpRequest, problem: Any) -> HttpResponse:
    answer: HttpResponse = problem.answer()
    return answer


def _refused(request: HttpRequest, error: Any) -> HttpResponse:
    return invalid(error).answer()


def _unreadable(request: HttpRequest, error: Any) -> HttpResponse:
    """A body that is no JSON, or holds what cannot be kept."""
    known = error.__cause__
    return (known if isinstance(known, Problem) else Problem("unreadable")).answer()


def _told(kind: str, request: HttpRequest, error: Exception) -> HttpResponse:
    return Problem(kind).answer()


def _busy(request: HttpRequest, error: Any) -> HttpResponse:
    if not is_busy(error):
        raise error
    return Problem("busy", headers={"Retry-After": "5"}).answer()


def _misfit(request: HttpRequest, error: Any) -> HttpResponse:
    """Where the request does not fit the description. What was sent is not repeated."""
    rows = [
        FieldError(
            field=".".join(str(part) for part in each["loc"][1:]) or str(each["loc"][0]), message=each["msg"]
        )
        for each in error.errors
    ]
    return Problem("invalid", errors=rows).answer()


def patterns() -> list[URLPattern]:
    """The operations' addresses, each behind the door."""
    ours = [row for row in api().urls[0] if isinstance(row, URLPattern) and row.name != "api-root"]
    return [path(str(row.pattern), door(row.callback), name=row.name) for row in ours]


@cache
def description(language: str) -> dict[str, Any]:
    """The OpenAPI description in one language."""
    with override(language):
        schema: dict[str, Any] = json.loads(
            json.dumps(api().get_openapi_schema(path_prefix=PREFIX), default=str)
        )
        schema["info"]["description"] = _(
            "Every operation acts as the person behind the key, with that person's rights, and no more than the key "
            "covers. Refusals are problem+json (RFC 9457). Lists are paged by the address in next. Answers carry an "
            "ETag; a POST may carry an Idempotency-Key."
        )
        schema["tags"] = [
            {"name": row.name, "description": str(row.title)} for row, _router in queries.routers()
        ]
        for method, operation, needed in _operations(schema):
            _finish(method, operation, needed)
    return schema


def _operations(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any], str]]:
    scopes = {
        api().get_openapi_operation_id(operation): getattr(operation.auth_param, "needed", "")
        for _manifest, router in queries.routers()
        for view in router.path_operations.values()
        for operation in view.operations
    }
    for methods in schema["paths"].values():
        for method, operation in methods.items():
            yield method, operation, scopes[operation["operationId"]]


def _finish(method: str, operation: dict[str, Any], needed: str) -> None:
    """What every operation has without saying so."""
    operation["x-scope"] = needed
    operation["summary"] = _said(operation["summary"])
    operation["responses"] = dict(sorted(operation["responses"].items(), key=lambda row: int(row[0])))
    name, about = _HEADERS.get((method, needed.endswith(":write")), ("", ""))
    if name:
        header = {
            "name": name,
            "in": "header",
            "required": False,
            "description": str(about),
            "schema": {"type": "string"},
        }
        operation.setdefault("parameters", []).append(header)
    if method == "get":
        operation["responses"]["304"] = {"description": _("You have it already.")}
    for status, answer in operation["responses"].items():
        if int(status) >= 400 and "content" in answer:
            answer["content"] = {MEDIA_TYPE: next(iter(answer["content"].values()))}
