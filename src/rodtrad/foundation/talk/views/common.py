"""What talk's views share: save a form by a service, and say whom a comment did not reach."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.forms import BaseForm
from django.http import HttpRequest
from django.utils.translation import gettext as _

from rodtrad.foundation.talk.services.comments import Written
from rodtrad.foundation.thread.views.answers import show_errors


def sent(request: HttpRequest):
    """What a form is bound to: what was posted, even when that is nothing."""
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


def tell_untold(request: HttpRequest, written: Written) -> None:
    """Say plainly which names after an @ reached nobody."""
    for name in written.untold:
        text = _("@%(name)s cannot see this, and has not been told.") % {"name": name}
        messages.warning(request, text)
