"""A ticket: the server's word that this browser saw something a moment ago, so that "anything new?" needs no look-up.

A page that asks every second is given one. It is bound to the session it was given in and to one thing, holds for
LIFE and gives no content: a view answers it only with "nothing new", and for all else the person is looked up anew.
Who loses sight of the thing, or signs out, is so told "nothing new" for at most LIFE.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import TypeVar

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse
from django.urls import Resolver404, resolve
from django.utils.crypto import salted_hmac

from rodtrad.foundation.base import scope

HEADER = "X-Ticket"
LIFE = timedelta(seconds=30)
_SALT = "rodtrad.ticket"
Early = Callable[..., HttpResponse | None]
View = TypeVar("View", bound=Callable[..., HttpResponse])


def ticket_for(request: HttpRequest, thing: str) -> str:
    """A ticket for the thing, which the person has just been let in to see."""
    return TimestampSigner(salt=_SALT).sign_object([thing, _session(request)])


def holds_ticket(request: HttpRequest, thing: str) -> bool:
    """Whether the request brings a ticket for the thing, given in its own session and not too old."""
    try:
        said = TimestampSigner(salt=_SALT).unsign_object(request.headers.get(HEADER, ""), max_age=LIFE)
    except (BadSignature, ValueError):
        return False
    return bool(_session(request)) and said == [thing, _session(request)]


def answers_tickets(early: Early) -> Callable[[View], View]:
    """A view that lets ``early`` answer first, before anybody is looked up; None from it: the view itself answers."""

    def marked(view: View) -> View:
        view.early_answer = early  # type: ignore[attr-defined]
        return view

    return marked


def early_answer(request: HttpRequest) -> HttpResponse | None:
    """What a ticket is answered, as nobody; None when there is no ticket, or more to say than "nothing new"."""
    if HEADER not in request.headers:
        return None
    try:
        match = resolve(request.path_info)
    except Resolver404:
        return None
    early: Early | None = getattr(match.func, "early_answer", None)
    if early is None:
        return None
    with scope.acting(scope.PUBLIC):
        return early(request, *match.args, **match.kwargs)


def _session(request: HttpRequest) -> str:
    """What a ticket is bound to: never the session's key itself, which a page must not hold."""
    key = request.COOKIES.get(settings.SESSION_COOKIE_NAME, "")
    return salted_hmac(_SALT, key).hexdigest()[:24] if key else ""
