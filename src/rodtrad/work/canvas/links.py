"""Ways from the house's own pages to the canvas's."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import HeaderLink
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import may


def conditions(actor: Actor, place: Place) -> HeaderLink | None:
    """From a place's page to its conditions for development, for those who record them."""
    if not may(actor, "canvas.conditions", place):
        return None
    url = reverse("canvas:place-conditions", args=[place.code])
    return HeaderLink(_("Conditions for development"), url, "clock")
