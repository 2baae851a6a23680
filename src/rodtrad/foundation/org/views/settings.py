"""The settings of a place: inherited or its own, from where, and how to change them."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.org import permissions, queries, services
from rodtrad.foundation.org import settings as settings_of
from rodtrad.foundation.org.forms import SettingForm
from rodtrad.foundation.org.tables import setting_groups
from rodtrad.foundation.org.views.common import crumb, crumbs, form_page, found, told


@require_GET
@login_required
def settings(request: HttpRequest, code: str) -> HttpResponse:
    place = found(queries.place(request.actor, code))
    permissions.require(request.actor, "org.see-places", place)
    history = [line for line in told(place=place.code, limit=200) if line.action.startswith("org.setting")]
    context = {
        "place": place,
        "groups": setting_groups(request.actor, place),
        "history": history,
        "crumbs": [*crumbs(request.actor, place), crumb(place)],
    }
    return render(request, "org/settings.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def words(request: HttpRequest, code: str) -> HttpResponse:
    """What the guard does not ask about here; ``forget``: a word it asks about again from now on."""
    place = found(queries.place(request.actor, code))
    permissions.require(request.actor, "org.see-people", place)
    rows = queries.words_ok_at(place)
    if request.method == "POST":
        services.forget_word(
            request.actor, found(next((r for r in rows if r.said == request.POST.get("forget")), None))
        )
        messages.success(request, _("The guard asks about the word again."))
        return redirect("org:words", code)
    context = {
        "place": place, "rows": rows, "may_change": permissions.may(request.actor, "org.change-settings", place),
        "crumbs": [*crumbs(request.actor, place), crumb(place)],
    }  # fmt: skip
    return render(request, "org/words.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def setting(request: HttpRequest, code: str, name: str) -> HttpResponse:
    place = found(queries.place(request.actor, code))
    declared = found(manifests.settings.get(name))
    permissions.require(request.actor, declared.action, place)
    if "reset" in request.POST:
        services.reset_setting(request.actor, place, name)
        messages.success(request, _("The setting follows what lies above."))
        return redirect("org:settings", code)
    held = settings_of.held((name,), place)[name]
    form = SettingForm(sent(request), held=held)
    if saved(form, lambda: services.change_setting(request.actor, place, name, form.cleaned_data["value"])):
        messages.success(request, _("Saved."))
        return redirect("org:settings", code)
    return form_page(request, "org/setting.html", form, place=place, held=held)
