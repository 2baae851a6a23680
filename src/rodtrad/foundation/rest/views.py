"""One's own keys, those of the people one looks after, and the description of the REST."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.paging import linked, page_of
from rodtrad.foundation.org.permissions import require_somewhere
from rodtrad.foundation.org.views.common import form_page
from rodtrad.foundation.rest import queries, services
from rodtrad.foundation.rest.forms import TokenForm
from rodtrad.foundation.rest.mounting import description
from rodtrad.foundation.rest.problems import KINDS, Problem
from rodtrad.foundation.rest.tables import groups_of, token_rows


@require_GET
@login_required
def tokens(request: HttpRequest) -> HttpResponse:
    """One's own keys."""
    page = page_of(queries.tokens_of(request.actor), order=("-id",), after=request.GET.get("after", ""))
    context = {"page": linked(page, request.GET), "rows": token_rows(page.rows)}
    return render(request, "rest/tokens.html", context)


@require_http_methods(["GET", "POST"])
@never_cache
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A new key; its secret is shown this once."""
    actor = request.actor
    longest = queries.setting(actor, services.LONGEST_DAYS)
    form = TokenForm(sent(request), scopes=queries.scope_titles(), longest=longest)
    made = []
    if saved(form, lambda: made.append(services.make_token(actor, **form.cleaned_data))):
        token, secret = made[0]
        return render(request, "rest/token_made.html", {"row": token_rows([token])[0], "secret": secret})
    return form_page(request, "rest/token_new.html", form)


@require_GET
@login_required
def all_tokens(request: HttpRequest) -> HttpResponse:
    """The keys of the people one looks after."""
    require_somewhere(request.actor, queries.MANAGE)
    page = page_of(queries.managed_tokens(request.actor), order=("-id",), after=request.GET.get("after", ""))
    context = {"page": linked(page, request.GET), "rows": token_rows(page.rows)}
    return render(request, "rest/all_tokens.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def revoke(request: HttpRequest, code: str) -> HttpResponse:
    """Asks first: a system stops when its key does."""
    token = queries.token_by_code(request.actor, code)
    if token is None:
        raise Http404
    own = token.user_id == request.actor.user_id
    back = "rest:tokens" if own else "rest:all-tokens"
    if request.method == "POST":
        services.revoke_token(request.actor, token)
        messages.success(request, _("The key is revoked. It opens nothing any more."))
        return redirect(back)
    context = {"row": token_rows([token])[0], "own": own, "back": back}
    return render(request, "rest/token_revoke.html", context)


@require_GET
def docs(request: HttpRequest) -> HttpResponse:
    """The description for people."""
    schema = description(get_language() or "sv")
    context = {"groups": groups_of(schema), "kinds": KINDS, "about": schema["info"]["description"]}
    return render(request, "rest/docs.html", context)


@require_GET
def openapi(request: HttpRequest) -> HttpResponse:
    """The description for machines."""
    return JsonResponse(description(get_language() or "sv"))


@csrf_exempt
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Every other address below."""
    return Problem("not-found").answer()
