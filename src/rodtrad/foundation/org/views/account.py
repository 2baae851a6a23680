"""Changing one's password: allauth's page, for those who have one here."""

from __future__ import annotations

from allauth.account import views as allauth
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect


@login_required
def password_change(request: HttpRequest) -> HttpResponse:
    """Someone who signs in by the directory has no password here: allauth would look for a page we do not have."""
    if not request.user.has_usable_password():
        return redirect("org:me")
    response: HttpResponse = allauth.password_change(request)
    return response
