"""What talk's views share: save a form by a service, and say whom a comment did not reach."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext as _

from rodtrad.foundation.talk.services.comments import Written


def tell_untold(request: HttpRequest, written: Written) -> None:
    """Say plainly which names after an @ reached nobody."""
    for name in written.untold:
        text = _("@%(name)s cannot see this, and has not been told.") % {"name": name}
        messages.warning(request, text)
