"""Comparisons of a measure with groups, as published files say them."""

from __future__ import annotations

from django.http import Http404

from rodtrad.foundation.base.scope import Actor
from rodtrad.sources.indicators.models import Compared, Measure
from rodtrad.sources.indicators.queries.measures import seen

MOST = 200


def compared_of(measure: Measure, *, put_away: bool = False) -> list[Compared]:
    """The newest period first; those taken away or replaced only when they are asked for."""
    rows = Compared.objects.filter(measure=measure, retired=put_away).select_related("by")
    return list(rows[:MOST])


def compared_by_code(actor: Actor, code: str) -> Compared:
    """One comparison of a measure one may see. Raises Http404."""
    found = (
        Compared.objects.filter(code=code, measure__in=seen(actor))
        .select_related("measure__item__place")
        .first()
    )
    if found is None:
        raise Http404(code)
    return found
