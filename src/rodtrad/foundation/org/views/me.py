"""My own page: what I am called, my language, where I belong."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.org import queries, services
from rodtrad.foundation.org.forms import MeForm
from rodtrad.foundation.org.views.common import form_page, my_links


@require_http_methods(["GET", "POST"])
@login_required
def me(request: HttpRequest) -> HttpResponse:
    user = request.user
    form = MeForm(sent(request), initial=MeForm.values_of(user))
    if saved(form, lambda: services.change_myself(request.actor, user, **form.cleaned_data)):
        translation.activate(form.cleaned_data["language"])
        messages.success(request, _("Saved."))
        return redirect("org:me")
    memberships = queries.memberships_of(user, past=False)
    return form_page(request, "org/me.html", form, memberships=memberships, links=my_links())
