"""Who looks after accounts takes away the second step of somebody who has lost theirs."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.access import queries
from rodtrad.foundation.access.forms import ConfirmForm
from rodtrad.foundation.access.services import factors
from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.org import queries as org
from rodtrad.foundation.org.views.common import form_page, found


@require_http_methods(["GET", "POST"])
@login_required
def reset(request: HttpRequest, code: str) -> HttpResponse:
    user = found(org.person(request.actor, code))
    if not org.may_change_person(request.actor, user):
        raise PermissionDenied("org.manage-people")
    form = ConfirmForm(sent(request))
    if saved(form, lambda: factors.reset_factors(request.actor, user)):
        messages.success(request, _("Taken away. The person is told of it."))
        return redirect("org:person", code)
    has_any = queries.factors_of(user).exists()
    return form_page(request, "access/reset.html", form, person=user, has_any=has_any)
