"""What the thread's views share: where to go afterwards, and a refusal shown in its form."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.forms import Form
from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def back(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """To the page that the form came from, when it is one of ours."""
    wanted = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()}):
        wanted = otherwise
    response = HttpResponseRedirect(wanted)
    response.status_code = 303
    return response


def wanted_next(request: HttpRequest) -> str:
    """The page to come back to, carried through the forms; ``back`` checks that it is one of ours."""
    return request.POST.get("next") or request.GET.get("next", "")


def show_errors(form: Form, error: ValidationError) -> None:
    """Put a service's refusal beside the field it is about, or above the form."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)
