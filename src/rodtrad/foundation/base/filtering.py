"""Lists narrowed by a form. The form is sent with POST, so that nothing unchecked stands in an address; what passes
leads on to the GET address that holds the choice, which can be kept, shared and paged."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponseRedirect, QueryDict

from rodtrad.foundation.base.answering import see_other
from rodtrad.foundation.base.fields import IdentityNumberFound, refuse_identity_numbers


class FilterForm(forms.Form):
    """A form whose fields narrow a list. Identity numbers are refused beside the field, and stay in it."""

    def clean(self) -> dict[str, Any]:
        data: dict[str, Any] = super().clean() or {}
        for name in self.fields:
            try:
                refuse_identity_numbers(self[name].data, name)
            except IdentityNumberFound as error:
                self.add_error(name, error)
        return data

    @property
    def is_refused(self) -> bool:
        """Whether something must not be searched for. A choice that does not exist is only passed over."""
        return any(self.has_error(name, "identity-number") for name in self.fields)


def narrowing(request: HttpRequest) -> QueryDict:
    """What the filter form of a list is bound to."""
    return request.POST if request.method == "POST" else request.GET


def narrowed(request: HttpRequest, form: FilterForm) -> HttpResponseRedirect | None:
    """After a POST that holds: the way to the GET address of the choice. None: show the list (or the refusal)."""
    if request.method != "POST" or form.is_refused:
        return None
    chosen = QueryDict(mutable=True)
    for name in form.fields:
        value = form[name].data
        if value and name not in form.errors:
            chosen[name] = "1" if value is True else str(value).strip()
    return see_other(request.path + (f"?{chosen.urlencode()}" if chosen else ""))
