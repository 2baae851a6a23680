"""Adding and using factors: allauth's pages, in our words. What is posted is one transaction."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account import views as account
from allauth.account.decorators import reauthentication_required
from allauth.core.exceptions import ReauthenticationRequired
from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from allauth.mfa.webauthn.internal import auth
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.access import queries
from rodtrad.foundation.access.forms import ConfirmForm, PasskeyNameForm
from rodtrad.foundation.access.queries import Passkey
from rodtrad.foundation.access.services import factors
from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.declarations import Text
from rodtrad.foundation.org.views.common import form_page

View = Callable[..., HttpResponse]
form_view = require_http_methods(["GET", "POST"])
needs_confirming: Callable[[View], View] = reauthentication_required(app="allauth.mfa")


def _page(view: View, done: Text = "") -> View:
    """Never kept by the browser; GET and POST only; a post is saved whole or not at all, and ``done`` is said of it.

    What is posted by somebody who must first confirm is dropped: allauth would keep it in the session, unjudged.
    """
    whole = transaction.atomic(view)

    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        sent_in = request.method == "POST"
        try:
            response = (whole if sent_in else view)(request, *args, **kwargs)
        except ReauthenticationRequired:
            return redirect(f"{reverse('account_reauthenticate')}?{urlencode({'next': request.path})}")
        if sent_in and response.status_code == 200:
            response.status_code = 422
        if sent_in and response.status_code == 302 and done:
            messages.success(request, str(done))
        return response

    return form_view(never_cache(answer))


class AddPasskey(webauthn.AddWebAuthnView):
    """Always one that can sign in by itself: it asks for finger, face or PIN."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        options = auth.begin_registration(self.request.user, True)
        return {
            **super(webauthn.AddWebAuthnView, self).get_context_data(**kwargs),
            "js_data": {"creation_options": options},
        }


class Authenticate(base.AuthenticateView):
    """The second step; the passkey is offered to who has one."""

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        user = self.stage.login.user
        return {**super().get_context_data(**kwargs), "has": queries.all_factors(user)}


authenticate = _page(Authenticate.as_view())
login_passkey = _page(webauthn.LoginWebAuthnView.as_view())
confirm_password = _page(account.ReauthenticateView.as_view())
confirm_code = _page(base.ReauthenticateView.as_view())
confirm_passkey = _page(webauthn.ReauthenticateWebAuthnView.as_view())
add_app = _page(login_required(totp.ActivateTOTPView.as_view()), gettext_lazy("The app is added."))
remove_app = _page(login_required(totp.DeactivateTOTPView.as_view()), gettext_lazy("The app is removed."))
add_passkey = _page(login_required(AddPasskey.as_view()), gettext_lazy("The passkey is added."))
new_codes = _page(login_required(recovery.GenerateRecoveryCodesView.as_view()))


def _passkey(request: HttpRequest, code: str) -> Passkey:
    passkey = queries.passkey(request.user, code)
    if passkey is None:
        raise Http404
    return passkey


@form_view
@never_cache
@login_required
def rename_passkey(request: HttpRequest, code: str) -> HttpResponse:
    passkey = _passkey(request, code)
    form = PasskeyNameForm(sent(request), initial={"name": passkey.name})
    if saved(
        form, lambda: factors.rename_passkey(request.actor, request.user, passkey, form.cleaned_data["name"])
    ):
        return redirect("mfa_index")
    return form_page(request, "access/passkey_name.html", form, passkey=passkey)


@_page
@login_required
@needs_confirming
def remove_passkey(request: HttpRequest, code: str) -> HttpResponse:
    passkey = _passkey(request, code)
    form = ConfirmForm(sent(request))
    if saved(form, lambda: factors.remove_passkey(request.actor, request.user, passkey)):
        messages.success(request, _("The passkey is removed."))
        return redirect("mfa_index")
    return form_page(request, "access/passkey_remove.html", form, passkey=passkey)
