"""Versions and repetition: which version a change is about, and a request that is done once however often it comes."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from ninja import Schema
from ninja.renderers import JSONRenderer

from rodtrad.foundation.rest import rules, services
from rodtrad.foundation.rest.problems import Problem

IF_MATCH, KEY = "If-Match", "Idempotency-Key"


def check_version(request: HttpRequest, now: Schema) -> bool:
    """Whether the request says which version it changes; a problem (412) when that is not what stands there ``now``,
    as the same person would read it."""
    said = request.headers.get(IF_MATCH, "")
    if not said:
        return False
    content = JSONRenderer().render(request, now.model_dump(), response_status=200)
    if not rules.names_etag(said, rules.etag_of(content.encode())):
        raise Problem("changed")
    return True


def marked(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """The answer with its mark; 304 to somebody who has it already."""
    if response.status_code not in (200, 201):
        return response
    etag = rules.etag_of(response.content)
    known = request.headers.get("If-None-Match", "")
    if request.method == "GET" and known and rules.names_etag(known, etag):
        response = HttpResponseNotModified()
    response["ETag"] = etag
    return response


def once(request: HttpRequest, make: Callable[[], dict[str, Any]]) -> dict[str, Any]:
    """What ``make`` gives, which is codes and numbers but no texts; the same again when the same request comes again
    with the same idempotency key."""
    key = request.headers.get(KEY, "")
    said = rules.digest_of(f"{request.method} {request.path} ") + rules.digest_of(request.body.decode())
    try:
        return services.once(request.actor, key, rules.digest_of(said), make)  # type: ignore[attr-defined]
    except services.KeyReused:
        raise Problem("key-reused") from None
