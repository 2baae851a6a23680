"""Partners one asks through."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.org.permissions import may, may_somewhere, require
from rodtrad.work.insights.forms.works import ContactForm, PartnerForm
from rodtrad.work.insights.queries import insights, works
from rodtrad.work.insights.services import partners as services
from rodtrad.work.insights.views.common import saved, shown, to


@require_GET
@login_required
def partner_list(request: HttpRequest) -> HttpResponse:
    """Whom one may ask, about what, and how often they were asked."""
    context = {"rows": works.partner_rows(request.actor),
               "may_add": may_somewhere(request.actor, "insights.partner")}  # fmt: skip
    return render(request, "insights/partners.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def new(request: HttpRequest) -> HttpResponse:
    """A new partner."""
    places = insights.places_to_write(request.actor, "insights.partner")
    if not places:
        raise PermissionDenied("insights.partner")
    form = PartnerForm(sent(request), places=places)

    def save():
        data = form.cleaned_data
        values = form.values(*services.COLUMNS)
        return services.add_partner(
            request.actor, place=data["place"], name=data["title"], text=data["text"], values=values
        )

    made = saved(request, form, save)
    if made is None:
        return shown(request, form, "partner_form")
    return to("partner", made.item.code)


@require_http_methods(["GET", "POST"])
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    """One partner, and each contact; a new contact is written at the foot."""
    partner = works.partner_by_code(request.actor, code)
    may_edit = may(request.actor, "insights.partner", partner.item)
    if request.method == "POST" and not may_edit:
        raise PermissionDenied("insights.partner")
    form = ContactForm(sent(request), initial={"day": clock.today()})

    def save():
        return services.note_contact(request.actor, partner, **form.values())

    if saved(request, form, save) is not None:
        messages.success(request, _("Noted."))
        return to("partner", code)
    contacts = list(partner.contacts.all()[:100])
    context = {"partner": partner, "item": partner.item, "contacts": contacts, "may_edit": may_edit}
    return shown(request, form, "partner", **context)


@require_http_methods(["GET", "POST"])
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Change what is said of a partner."""
    partner = works.partner_by_code(request.actor, code)
    require(request.actor, "insights.partner", partner.item)
    initial = {name: getattr(partner, name) for name in services.COLUMNS}
    initial |= {"title": partner.item.title, "text": partner.item.text, "version": partner.item.version}
    form = PartnerForm(sent(request), initial=initial)

    def save():
        services.change_partner(request.actor, partner, form.values(), seen=form.cleaned_data.get("version"))

    if saved(request, form, save) is None:
        return shown(request, form, "partner_form", item=partner.item)
    messages.success(request, _("Saved."))
    return to("partner", code)
