"""What may ail the measures: an address that is none, fetching that has failed for long."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings as django_settings
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.org import settings
from rodtrad.sources.indicators.queries.fetching import going_on
from rodtrad.sources.indicators.services import sources


def address() -> list[Ailment]:
    """Whether what the operator has set is an address at all."""
    if not django_settings.KOLADA_URL or sources.kolada() is not None:
        return []
    text = _("RODTRAD_KOLADA_URL is no address; nothing is fetched from Kolada.")
    mend = _("Write it as https://host/version, without a user name.")
    return [Ailment("indicators.kolada-address", "warning", text, mend)]


def fetching() -> list[Ailment]:
    """Measures whose values have not come from Kolada for longer than the days that are set."""
    days = int(settings.value("indicators.fetch-failed-days", None))
    late = going_on().filter(failed__lt=clock.now() - timedelta(days=days))
    codes = tuple(late.order_by("failed").values_list("measure__item__code", flat=True)[:20])
    if not codes:
        return []
    text = _("%(number)s measures have not been fetched from Kolada for more than %(days)s days.") % {
        "number": late.count(), "days": days,
    }  # fmt: skip
    mend = _(
        "Read why on the page of a measure. Look at RODTRAD_KOLADA_URL, and whether the network lets it through."
    )
    return [Ailment("indicators.fetch-failed", "warning", text, mend, examples=codes)]
