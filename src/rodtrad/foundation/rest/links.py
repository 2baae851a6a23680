"""The way to one's keys from one's own page."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import HeaderLink


def keys() -> HeaderLink:
    return HeaderLink(_("API keys"), reverse("rest:tokens"), icon="key")
