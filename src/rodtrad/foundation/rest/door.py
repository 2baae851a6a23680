"""The one door of the REST: whose token it is, how often it comes, and in whose name an operation then runs."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from functools import wraps
from typing import Any

from django.core.cache import cache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers
from django.utils.module_loading import import_string
from django.utils.translation import gettext_lazy as _
from ninja.security import HttpBearer

from rodtrad.foundation.base import clock, scope
from rodtrad.foundation.base.manifests import all_manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import guarding
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.org.services import remember_words
from rodtrad.foundation.rest import queries, rules, services
from rodtrad.foundation.rest.conditions import marked
from rodtrad.foundation.rest.models import Token
from rodtrad.foundation.rest.problems import Problem

View = Callable[..., HttpResponse]
WHY = {
    "account": _("The account behind this key has ended."),
    "revoked": _("This key has been revoked. Make a new one under My page, API keys."),
    "expired": _("This key's time is over. Make a new one under My page, API keys."),
    "password": _("The person behind this key must sign in and choose a password first."),
}
ASK = {"WWW-Authenticate": 'Bearer realm="rodtrad"'}


class Needs(HttpBearer):
    """What an operation asks of a token: a scope, or ("") only that it holds. The door has looked at it already."""

    def __init__(self, needed: str = "") -> None:
        super().__init__()
        self.needed = needed

    def __call__(self, request: HttpRequest) -> Token:
        token: Token = request.token  # type: ignore[attr-defined]
        if self.needed and not rules.covers(token.scopes, self.needed):
            wanted = queries.scope_titles().get(self.needed, self.needed)
            detail = _("The key lacks: %(scope)s. Make a key that covers it.") % {"scope": wanted}
            raise Problem("scope", detail)
        return token

    def authenticate(self, request: HttpRequest, token: str) -> None:
        raise NotImplementedError("the door does this")


def door(view: View) -> View:
    """The view, run as the person behind the token; a problem when there is none."""

    @wraps(view)
    def run(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            token = _token_of(request)
            actor = replace(actor_for(token.user), reason=token.name)
            with scope.acting(actor):
                _count(token, actor)
                services.note_use(token)
                response = _run(request, token, actor, lambda: view(request, *args, **kwargs))
        except Problem as problem:
            response = problem.answer()
        response["Cache-Control"] = "private, no-cache"
        patch_vary_headers(response, ["Authorization", "Accept-Language"])
        return response

    run.csrf_exempt = True  # type: ignore[attr-defined] # no cookie opens this door
    run.answers_machines = True  # type: ignore[attr-defined]
    return run


def _run(request: HttpRequest, token: Token, actor: Actor, do: Callable[[], HttpResponse]) -> HttpResponse:
    request.token, request.actor = token, actor  # type: ignore[attr-defined]
    if getattr(request, "address_was_cleaned", False):
        raise Problem("invalid", _("The address holds what seems to be a personal identity number."))
    with guarding.listening() as said_ok:
        response = do()
    if response.status_code == 405:
        raise Problem("method", headers={"Allow": response.get("Allow", "")})
    if said_ok and response.status_code < 400:
        remember_words(actor, said_ok)
    return marked(request, response)


def _token_of(request: HttpRequest) -> Token:
    kind, _blank, secret = request.headers.get("Authorization", "").partition(" ")
    token = queries.token_of_secret(secret.strip()) if kind.lower() == "bearer" and secret else None
    if token is None:
        raise Problem("no-token", headers=ASK)
    user = token.user
    waits = user.must_change_password and user.has_usable_password()
    why = rules.why_dead(rules.State(token.expires, token.revoked, user.is_active, waits), clock.today())
    stopped = WHY.get(why) or _stopped_by_a_module(token)
    if stopped:
        raise Problem("no-token", stopped, headers=ASK)
    return token


def _stopped_by_a_module(token: Token) -> str:
    """What a module asks of a person before they may do anything at all; "" for nothing."""
    asked = (import_string(dotted)(token.user) for row in all_manifests() for dotted in row.token_gates)
    return next((str(text) for text in asked if text), "")


def _count(token: Token, actor: Actor) -> None:
    """At most so many a minute, counted in the memory of each web process."""
    minute, second = divmod(int(time.time()), 60)
    name = f"rest:{token.pk}:{minute}"
    cache.add(name, 0, timeout=120)
    if cache.incr(name) > queries.setting(actor, services.PER_MINUTE):
        raise Problem("too-many", headers={"Retry-After": str(60 - second)})
