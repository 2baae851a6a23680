"""Opens the scope of every request: the signed-in person's, or the public's."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils import translation

from rodtrad.foundation.base import scope
from rodtrad.foundation.org import guarding, queries, services, tickets
from rodtrad.foundation.org.models import User

OPEN_BEFORE_CHANGE = ("account_change_password", "account_logout", "ui:set_language")


class ActorMiddleware:
    """Who asks, in which language; and a one-time password leads to choosing a new one, nowhere else."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        early = tickets.early_answer(request)
        if early is not None:
            return early
        user = request.user
        actor = queries.actor_for(user) if isinstance(user, User) else scope.PUBLIC
        request.actor = actor  # type: ignore[attr-defined]
        with scope.acting(actor):
            if not isinstance(user, User):
                return self.get_response(request)
            translation.activate(user.language)
            request.LANGUAGE_CODE = translation.get_language() or user.language
            if request.method == "POST" and request.path == reverse("ui:set_language"):
                self.remember_language(actor, user, request.POST.get("language", ""))
            if self.must_choose_password(user, request.path):
                return HttpResponseRedirect(reverse("account_change_password"))
            with guarding.listening() as said_ok:
                response = self.get_response(request)
            if said_ok and response.status_code < 400:
                services.remember_words(actor, said_ok)
            return response

    @staticmethod
    def remember_language(actor: scope.Actor, user: User, language: str) -> None:
        """The language button on every page: for whom is signed in the choice stands on the account."""
        if language != user.language and language in dict(settings.LANGUAGES):
            services.change_myself(actor, user, language=language)

    @staticmethod
    def must_choose_password(user: User, path: str) -> bool:
        if not user.must_change_password or not user.has_usable_password():
            return False
        return path not in {reverse(name) for name in OPEN_BEFORE_CHANGE}
