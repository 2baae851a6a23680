"""What is fetched, and national yearly figures to set beside a local series."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.sources.indicators.models import Fetch, Measure, Reading
from rodtrad.sources.indicators.queries.measures import seen
from rodtrad.sources.indicators.rules import areas

YEARS = 5


def own_area(place: Place) -> str:
    """The code of the place's municipality; "" when it has none that a source would know."""
    code = (place.municipality or place).official_code
    return code if areas.is_known(code) else ""


def going_on() -> QuerySet[Fetch]:
    """What is fetched now: neither stopped nor put away."""
    rows = Fetch.objects.filter(stopped=False).exclude(measure__item__life="retired")
    return rows.select_related("measure__item__place__municipality", "measure__owner")


def fetches_in(municipality: Place | None) -> list[Fetch]:
    """All that the municipality fetches or has fetched and not put away."""
    rows = Fetch.objects.exclude(measure__item__life="retired")
    rows = rows.filter(measure__item__place__municipality=municipality)
    return list(rows.select_related("measure__item__place__municipality", "measure__owner"))


@dataclass(frozen=True, slots=True)
class Beside:
    """National figures of the same measure: a row for each municipality, one's own first.

    ``origin``: the line of the source beside the newest of our own. A cell is (status, value), as ``years`` are.
    """

    measure: Measure
    origin: str
    years: tuple[int, ...]
    rows: tuple[tuple[str, tuple[tuple[str, float | None], ...]], ...]


def beside(actor: Actor, measure: Measure) -> Beside | None:
    """The newest years of what is fetched under the same name there; None when there is none to see.

    For a fetched measure its own figures. Two queries.
    """
    if not measure.source_key:
        return None
    found: Measure | None = measure
    if not measure.is_fetched:
        rows = (
            seen(actor)
            .filter(fetch__isnull=False, source_key=measure.source_key)
            .exclude(item__life="retired")
        )
        found = rows.filter(item__place__municipality=measure.item.place.municipality).order_by("pk").first()
    return _beside(found) if found is not None else None


def _beside(measure: Measure) -> Beside | None:
    told: dict[str, dict[date, tuple[str, float | None]]] = defaultdict(dict)
    origin = ""
    rows = Reading.objects.filter(
        split__measure=measure, split__sex="", split__age="", split__place__isnull=True
    )
    columns = ("split__area", "at", "status", "value", "origin")
    for area, at, status, value, line in rows.order_by("at").values_list(*columns):
        told[area][at] = (status, value)
        origin = origin if area else line.partition(". Status:")[0]
    days = sorted({at for cells in told.values() for at in cells})[-YEARS:]
    if not days:
        return None
    own = (measure.item.place.municipality or measure.item.place).name
    names: Sequence[str] = sorted(
        told, key=lambda area: (area != "", area == areas.COUNTRY, areas.name_of(area))
    )
    return Beside(
        measure, origin or measure.source, tuple(at.year for at in days),
        tuple((areas.name_of(area) or own, tuple(told[area].get(at, ("", None)) for at in days)) for area in names),
    )  # fmt: skip
