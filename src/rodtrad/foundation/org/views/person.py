"""One person: what they belong to, and what those who manage people may do."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base.answering import saved, sent
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions, queries, services
from rodtrad.foundation.org.forms import (
    ConfirmForm,
    EndRoleForm,
    HandOverForm,
    LeaveForm,
    PersonForm,
    RoleForm,
)
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.tables import membership_rows
from rodtrad.foundation.org.views.common import form_page, found, person_links, told

form_view = require_http_methods(["GET", "POST"])


def _managed(actor: Actor, code: str) -> User:
    """The person, if one may see them (else 404) and manages them (else 403)."""
    user = found(queries.person(actor, code))
    if not queries.may_change_person(actor, user):
        raise PermissionDenied("org.manage-people")
    return user


@require_GET
@login_required
def show(request: HttpRequest, code: str) -> HttpResponse:
    actor = request.actor
    user = found(queries.person(actor, code))
    memberships = queries.memberships_of(user)
    may_read = user.pk == actor.user_id or any(
        permissions.may(actor, "org.see-history", row.place) for row in memberships
    )
    context = {
        "person": user,
        "links": person_links(actor, user),
        "memberships": membership_rows(actor, memberships),
        "holds": queries.what_they_hold(user),
        "may_change": queries.may_change_person(actor, user),
        "may_add_role": user.is_active and permissions.may_somewhere(actor, "org.manage-people"),
        "history": told(item=user.code) if may_read else [],
    }
    return render(request, "org/person.html", context)


@form_view
@login_required
def edit(request: HttpRequest, code: str) -> HttpResponse:
    user = _managed(request.actor, code)
    form = PersonForm(sent(request), initial=PersonForm.values_of(user))
    if saved(form, lambda: services.change_user(request.actor, user, **form.cleaned_data)):
        return redirect("org:person", code)
    return form_page(request, "org/person_edit.html", form, person=user)


@form_view
@never_cache
@login_required
def password(request: HttpRequest, code: str) -> HttpResponse:
    """Asks first; then shows the one-time password, this once."""
    user = _managed(request.actor, code)
    form = ConfirmForm(sent(request))
    shown: list[str] = []
    if saved(form, lambda: shown.append(services.set_password(request.actor, user))):
        return render(request, "org/person_password_set.html", {"person": user, "password": shown[0]})
    return form_page(request, "org/person_password.html", form, person=user)


@form_view
@login_required
def add_role(request: HttpRequest, code: str) -> HttpResponse:
    actor = request.actor
    user = found(queries.person(actor, code))
    permissions.require_somewhere(actor, "org.manage-people")
    form = RoleForm(sent(request), actor=actor)
    if saved(form, lambda: services.add_membership(actor, user=user, **form.cleaned_data)):
        return redirect("org:person", code)
    return form_page(request, "org/person_role.html", form, person=user)


@form_view
@login_required
def end_role(request: HttpRequest, code: str, membership: str) -> HttpResponse:
    user = found(queries.person(request.actor, code))
    row = found(next((row for row in queries.memberships_of(user) if row.code == membership), None))
    permissions.require(request.actor, "org.manage-people", row.place)
    form = EndRoleForm(sent(request))
    if saved(form, lambda: services.end_membership(request.actor, row, **form.cleaned_data)):
        return redirect("org:person", code) if queries.person(request.actor, code) else redirect("org:people")
    return form_page(request, "org/person_role_end.html", form, person=user, membership=row)


@form_view
@login_required
def hand_over(request: HttpRequest, code: str) -> HttpResponse:
    actor, user = request.actor, _managed(request.actor, code)
    form = HandOverForm(sent(request), actor=actor, person=user)
    if saved(form, lambda: services.hand_over(actor, user=user, to=form.cleaned_data["to"])):
        messages.success(request, _("Handed over."))
        return redirect("org:person", code)
    return form_page(
        request, "org/person_hand_over.html", form, person=user, holds=queries.what_they_hold(user)
    )


@form_view
@login_required
def leave(request: HttpRequest, code: str) -> HttpResponse:
    actor, user = request.actor, _managed(request.actor, code)
    form = LeaveForm(sent(request), actor=actor, person=user)
    if saved(form, lambda: services.deactivate_user(actor, user, hand_over_to=form.cleaned_data["to"])):
        messages.success(request, _("The account is ended."))
        return redirect("org:person", code)
    return form_page(request, "org/person_leave.html", form, person=user, holds=queries.what_they_hold(user))


@form_view
@login_required
def bring_back(request: HttpRequest, code: str) -> HttpResponse:
    actor, user = request.actor, _managed(request.actor, code)
    form = RoleForm(sent(request), actor=actor)
    if saved(form, lambda: services.bring_back_user(actor, user, **form.cleaned_data)):
        return redirect("org:person-password", code)
    return form_page(request, "org/person_return.html", form, person=user)
