"""Measures one may see: the list with its small lines, one measure, where one may begin, who answers."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import F, Q, QuerySet, Window
from django.db.models.functions import RowNumber

from rodtrad.foundation.base import clock, manifests
from rodtrad.foundation.base.paging import Page, page_of
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import ObjectRole, Place, User
from rodtrad.foundation.org.queries import choosable_places, valid_q, visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.sources.indicators.choices import State
from rodtrad.sources.indicators.models import Measure, Reading
from rodtrad.sources.indicators.permissions import EDIT
from rodtrad.sources.indicators.rules.miniline import miniline
from rodtrad.sources.indicators.rules.spots import Spot, total_shown

ORDER = ("item__title", "pk")
LINE = 24
"""So many of the newest periods make the small line of the list."""
MOST_COUNTED = 1000


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the list is narrowed to; "" and False = everything."""

    text: str = ""
    place: str = ""
    role: str = ""
    verdict: str = ""
    mine: bool = False
    late: bool = False
    signal: bool = False
    put_away: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A measure in the list: its newest value as it may be shown, and its small line."""

    measure: Measure
    latest: Spot | None
    drawing: str
    late: bool

    @property
    def number(self) -> float | None:
        return self.latest.number(self.measure.per) if self.latest else None


def seen(actor: Actor) -> QuerySet[Measure]:
    """The measures this actor may see."""
    rows = Measure.objects.filter(visible_q(actor, "item__"))
    return rows.select_related("item__place__municipality", "owner", "fetch")


def narrowed(actor: Actor, wanted: Wanted) -> QuerySet[Measure]:
    """The measures one may see, narrowed."""
    rows = seen(actor)
    rows = rows.filter(item__life="retired") if wanted.put_away else rows.exclude(item__life="retired")
    if wanted.text:
        rows = rows.filter(Q(item__title__icontains=wanted.text) | Q(item__text__icontains=wanted.text))
    if wanted.place:
        place = Place.objects.filter(code=wanted.place).first()
        rows = rows.filter(item__place__path__startswith=place.path if place else "-")
    if wanted.role:
        rows = rows.filter(role=wanted.role)
    if wanted.verdict:
        rows = rows.filter(verdict=wanted.verdict)
    if wanted.signal:
        rows = rows.filter(item__state=State.SIGNAL)
    if wanted.mine:
        rows = rows.filter(mine_q(actor))
    return rows.filter(due__lt=clock.today()) if wanted.late else rows


def mine_q(actor: Actor) -> Q:
    """Measures one answers for, or writes values of by a role on them."""
    written = [code for code, roles in actor.on_objects.items() if roles & {"lead", "member"}]
    return Q(owner_id=actor.person_id) | Q(item__code__in=written)


def measure_page(actor: Actor, wanted: Wanted, after: str = "") -> tuple[list[Line], Page[Measure]]:
    """One page of the list: three queries, whatever stands in it."""
    page = page_of(narrowed(actor, wanted), order=ORDER, after=after)
    return lines_of(page.rows), page


def measure_count(actor: Actor, wanted: Wanted) -> tuple[int, bool]:
    """How many there are, counted to a thousand, and whether there are more."""
    number = len(narrowed(actor, wanted).order_by().values_list("pk", flat=True)[: MOST_COUNTED + 1])
    return min(number, MOST_COUNTED), number > MOST_COUNTED


def lines_of(measures: Sequence[Measure]) -> list[Line]:
    """Measures with their newest total values, in one query for all of them and one for the threshold."""
    spots: dict[int, list[Spot]] = {measure.pk: [] for measure in measures}
    rows = Reading.objects.filter(
        split__measure__in=list(spots),
        split__sex="",
        split__age="",
        split__place__isnull=True,
        split__area="",
    )
    newest = Window(RowNumber(), partition_by=F("split_id"), order_by=F("at").desc())
    columns = ("split__measure_id", "at", "status", "value", "num", "den")
    for pk, *told in rows.annotate(age=newest).filter(age__lte=LINE).order_by("-at").values_list(*columns):
        spots[pk].append(Spot(*told))
    least = least_by_place(measures)
    today = clock.today()
    return [_line(measure, spots[measure.pk], least[measure.item.place_id], today) for measure in measures]


def _line(measure: Measure, newest_first: list[Spot], least: int, today: object) -> Line:
    shown = [total_shown(spot, least) if measure.people else spot for spot in reversed(newest_first)]
    drawing = miniline([spot.number(measure.per) for spot in shown])
    late = measure.due is not None and measure.due < today and not measure.item.is_retired  # type: ignore[operator]
    return Line(measure, shown[-1] if shown else None, drawing, late)


def least_by_place(measures: Iterable[Measure]) -> dict[int, int]:
    """Place id → the smallest count of people that is shown there."""
    places = {measure.item.place_id: measure.item.place for measure in measures}
    return settings.value_by_place("indicators.smallest-count", places.values())


def measure_by_code(actor: Actor, code: str) -> Measure:
    """One measure one may see. Raises ItemNotFound (404)."""
    found = seen(actor).filter(item__code=code).first()
    if found is None:
        raise ItemNotFound(code)
    return found


def places_to_begin(actor: Actor, near: Place | None = None) -> list[Place]:
    """Places of the tree where the actor may begin a measure, upper ones first."""
    rows = choosable_places(actor, EDIT, near).filter(municipality__isnull=False)
    return list(rows.select_related("municipality")[:500])


def places_with_measures(actor: Actor) -> list[Place]:
    """The places of the measures one may see, for the filter."""
    ids = seen(actor).exclude(item__life="retired").order_by().values_list("item__place_id", flat=True)
    return list(Place.objects.filter(pk__in=ids.distinct()).order_by("path")[:500])


def owners_for(actor: Actor, place: Place, also: User | None = None) -> list[User]:
    """Those who can answer for a measure: people with such a role in the municipality, oneself, and who does now."""
    municipality = place.municipality or place
    roles = manifests.permissions[EDIT].roles
    held = Q(memberships__role__in=roles, memberships__place__path__startswith=municipality.path)
    kept = Q(pk__in=[actor.person_id, also.pk if also else 0])
    rows = User.objects.filter((held & valid_q(clock.today(), "memberships__")) | kept, is_active=True)
    return list(rows.distinct().order_by("name", "pk")[:300])


def people_of(municipality: Place | None) -> QuerySet[User]:
    """Those who can write values: who belongs in the municipality now."""
    path = municipality.path if municipality else "-"
    now = valid_q(clock.today(), "memberships__")
    rows = User.objects.filter(now, memberships__place__path__startswith=path, is_active=True)
    return rows.distinct().order_by("name", "pk")


def writers_of(measure: Measure) -> list[User]:
    """Those who write its values by a role on it."""
    rows = ObjectRole.objects.filter(valid_q(clock.today()), item=measure.item.code, role="member")
    return [row.user for row in rows.select_related("user").order_by("user__name")]
