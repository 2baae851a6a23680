"""What modules offer to reports and charts of other modules: blocks and series, by the name they are declared under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.module_loading import import_string

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Period, SeriesValue
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.render.blocks import Block
from rodtrad.foundation.render.charts.spec import ChartSpec, Series
from rodtrad.foundation.render.values import shown_number
from rodtrad.kernel.suppression.shown import Count


def blocks_of(actor: Actor, names: Iterable[str], place: Place, period: Period) -> list[Block]:
    """The blocks of all these offers, one after the other. A name whose module is no longer installed gives nothing."""
    found: list[Block] = []
    for name in names:
        if (offer := manifests.report_blocks.get(name)) is not None:
            found += import_string(offer.blocks)(actor, place, period)
    return found


def values_of(actor: Actor, name: str, place: Place, period: Period) -> list[SeriesValue]:
    """The values of a series. Raises RegistryError for a name nobody declares, and TypeError when a series of people
    holds a number that has not passed kernel.suppression."""
    offer = manifests.series[name]
    rows: list[SeriesValue] = import_string(offer.values)(actor, place, period)
    if offer.people and any(not isinstance(row.value, Count) for row in rows):
        raise TypeError(f"{name}: counts of people are kernel.suppression's Shown, Suppressed or Missing")
    return rows


def chart_of(name: str, rows: Sequence[SeriesValue]) -> ChartSpec:
    """A line of a series' values; what is suppressed or missing is a gap."""
    offer = manifests.series[name]
    title = str(offer.title)
    return ChartSpec(
        kind="line", title=title, description=title, unit=str(offer.unit),
        labels=tuple(row.at.isoformat()[:7] for row in rows),
        series=(Series(title, tuple(shown_number(row.value) for row in rows)),),
    )  # fmt: skip
