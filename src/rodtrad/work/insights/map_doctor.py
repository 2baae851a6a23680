"""What may ail the maps: their counts differ from the insights."""

from __future__ import annotations

from django.db.models import Sum
from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import Ailment
from rodtrad.work.insights.models import Insight, MapCount


def counts_hold() -> list[Ailment]:
    """Whether the maps count as many insights as there are."""
    counted = (
        MapCount.objects.filter(circles=0, group=0, theme=0, label=0).aggregate(all=Sum("number"))["all"] or 0
    )
    rows = Insight.objects.filter(material="insight", circles__gt=0).exclude(item__life="retired")
    there = rows.exclude(item__state="superseded").count()
    if counted == there:
        return []
    text = _("The maps of insights count %(counted)s, but there are %(there)s.") % {
        "counted": counted, "there": there,
    }  # fmt: skip
    mend = _("Let the maps be counted anew.")
    return [Ailment("insights.counts-differ", "warning", text, mend, "rodtrad manage count_insights")]
