"""My sign-ins: where one is signed in, how one confirms that it is oneself, what has happened."""

from __future__ import annotations

from allauth.account.internal.flows.logout import logout
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from rodtrad.foundation.access import permissions, queries
from rodtrad.foundation.access.services import factors, sessions


@require_GET
@never_cache
@login_required
def mine(request: HttpRequest) -> HttpResponse:
    user = request.user
    context = {
        "factors": queries.all_factors(user),
        "must": permissions.must_have_factor(request.actor, user),
        "by_password": user.has_usable_password(),
        "sessions": queries.sessions_of(user)[: queries.MOST_SHOWN],
        "this": request.session.session_key,
        "told": queries.told_of(user),
    }
    return render(request, "access/mine.html", context)


@require_POST
@login_required
def end(request: HttpRequest, code: str) -> HttpResponse:
    """Sign out in one browser; in this one, it is signing out."""
    own = (
        queries.sessions_of(request.user).filter(code=code, session_key=request.session.session_key).exists()
    )
    if sessions.end_session(request.actor, request.user, code):
        messages.success(request, _("Signed out there."))
    if own:
        logout(request)
        return redirect("account_login")
    return redirect("mfa_index")


@require_POST
@login_required
def end_others(request: HttpRequest) -> HttpResponse:
    number = sessions.end_others(request.actor, request.user, but=request.session.session_key or "")
    text = ngettext("Signed out in %(number)s other place.", "Signed out in %(number)s other places.", number)
    messages.success(request, text % {"number": number})
    return redirect("mfa_index")


@require_POST
@login_required
def seen(request: HttpRequest) -> HttpResponse:
    """The person knows that somebody took the second step away."""
    factors.seen_reset(request.user)
    return redirect("mfa_index")


@require_GET
@never_cache
@login_required
def enrol(request: HttpRequest) -> HttpResponse:
    """What one must do before anything else, and why. Whoever has done it goes on to the start page."""
    if queries.factors_of(request.user).exists():
        return redirect("home:start")
    return render(request, "access/enrol.html", {"by_password": request.user.has_usable_password()})
