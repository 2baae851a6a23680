"""What modules offer to reports and charts of other modules: blocks and series, by the name they are declared under."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.utils.module_loading import import_string

from rodtrad.foundation.base import manifests
from rodtrad.foundation.base.declarations import Period, Series, SeriesValue
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.render.blocks import Block
from rodtrad.foundation.render.charts.spec import ChartSpec
from rodtrad.foundation.render.charts.spec import Series as Line
from rodtrad.foundation.render.values import shown_number
from rodtrad.kernel.suppression.shown import Count


def blocks_of(actor: Actor, names: Iterable[str], place: Place, period: Period) -> list[Block]:
    """The blocks of all these offers, one after the other. A name whose module is no longer installed gives nothing."""
    found: list[Block] = []
    for name in names:
        if (offer := manifests.report_blocks.get(name)) is not None:
            found += import_string(offer.blocks)(actor, place, period)
    return found


def series_offered(actor: Actor, place: Place) -> list[Series]:
    """Every series that can be charted at a place: those that modules declare, and those that people have made."""
    made = [row for family in manifests.series_families for row in import_string(family.listed)(actor, place)]
    return [*manifests.series, *made]


def series_named(actor: Actor, name: str) -> Series:
    """One of them. Raises RegistryError for a name that nobody declares, or that this actor does not see."""
    family, _colon, key = name.partition(":")
    if key and family in manifests.series_families:
        found: Series | None = import_string(manifests.series_families[family].found)(actor, key)
        if found is not None:
            return found
    return manifests.series[name]


def values_of(actor: Actor, name: str, place: Place, period: Period) -> list[SeriesValue]:
    """The values of a series. Raises RegistryError for a name nobody declares, and TypeError when a series of people
    holds a number that has not passed kernel.suppression."""
    offer = series_named(actor, name)
    family, _colon, key = name.partition(":")
    rows: list[SeriesValue]
    if key and name not in manifests.series:
        rows = import_string(manifests.series_families[family].values)(actor, key, place, period)
    else:
        rows = import_string(offer.values)(actor, place, period)
    if offer.people and any(not isinstance(row.value, Count) for row in rows):
        raise TypeError(f"{name}: counts of people are kernel.suppression's Shown, Suppressed or Missing")
    return rows


def chart_of(name: str | Series, rows: Sequence[SeriesValue]) -> ChartSpec:
    """A line of a series' values; what is suppressed or missing is a gap."""
    offer = manifests.series[name] if isinstance(name, str) else name
    title = str(offer.title)
    return ChartSpec(
        kind="line", title=title, description=title, unit=str(offer.unit),
        labels=tuple(row.at.isoformat()[:7] for row in rows),
        series=(Line(title, tuple(shown_number(row.value) for row in rows)),),
    )  # fmt: skip
