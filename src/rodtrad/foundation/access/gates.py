"""What stops the API keys of a person: the same as stops the person on the pages."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rodtrad.foundation.access import queries
from rodtrad.foundation.org.models import User
from rodtrad.foundation.org.queries import actor_for


def second_factor(user: User) -> str:
    """Whoever must set up a second factor first gets no further by a key either."""
    must = queries.must_enrol(actor_for(user), user)
    return _("The person behind this key must add a second step to the sign-in first.") if must else ""
