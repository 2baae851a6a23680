"""What may ail the measures: fetching that has failed for long."""

from __future__ import annotations

from datetime import timedelta

from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.declarations import Ailment
from rodtrad.foundation.org import settings
from rodtrad.sources.indicators.queries.fetching import going_on


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
