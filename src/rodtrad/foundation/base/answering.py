"""What every view does with a form: what it is bound to, saved by a service, refused, and where one goes afterwards."""

from __future__ import annotations

from collections.abc import Callable

from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponseRedirect, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme


def sent(request: HttpRequest) -> QueryDict | None:
    """What a form is bound to: what was posted, even when that is nothing; None for a page that is only opened."""
    return request.POST if request.method == "POST" else None


def saved(form: BaseForm, save: Callable[[], object]) -> bool:
    """Whether the form held and the service took it. What the service refuses is shown in the form."""
    if not form.is_valid():
        return False
    try:
        save()
    except ValidationError as error:
        show_errors(form, error)
        return False
    return True


def show_errors(form: BaseForm, error: ValidationError) -> None:
    """Put a service's refusal beside the field it is about, or above the form."""
    by_field = error.error_dict if hasattr(error, "error_dict") else {None: error.error_list}
    for name, errors in by_field.items():
        form.add_error(name if name in form.fields else None, errors)


def see_other(url: str) -> HttpResponseRedirect:
    """303: the answer to what was sent stands at another address, so that nothing is sent twice."""
    response = HttpResponseRedirect(url)
    response.status_code = 303
    return response


def back(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """303 to the page that the form came from (its field ``next``), when that is one of ours."""
    wanted = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(wanted, allowed_hosts={request.get_host()})
    return see_other(wanted if ours else otherwise)


def wanted_next(request: HttpRequest) -> str:
    """The page to come back to, carried through the forms; ``back`` checks that it is one of ours."""
    return request.POST.get("next") or request.GET.get("next", "")
