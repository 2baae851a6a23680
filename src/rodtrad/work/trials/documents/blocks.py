"""What other modules' reports may take in: trials decided within a period (as the board's monthly report asks)."""

from __future__ import annotations

from django.utils.translation import gettext as _

from rodtrad.foundation.base.declarations import Period
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.render.blocks import Block, Heading, Paragraph, Run, Text
from rodtrad.work.trials.models import Cycle

MOST = 30


def decided(actor: Actor, place: Place, period: Period) -> list[Block]:
    """Title, decision and reason of the cycles decided in the period, at the place and below."""
    rows = Cycle.objects.filter(
        visible_q(actor, "trial__item__"), decided__date__range=(period.first, period.last)
    )
    rows = rows.filter(trial__item__place__path__startswith=place.path).exclude(trial__item__life="retired")
    lines = tuple(_line(row) for row in rows.select_related("trial__item").order_by("decided", "pk")[:MOST])
    return [Heading(_("Trials that were decided")), Text(lines)] if lines else []


def _line(row: Cycle) -> Paragraph:
    said = f" – {row.get_decision_display()}. {row.reason}"
    return Paragraph((Run(row.trial.item.title, strong=True), Run(said)), "bullet")
