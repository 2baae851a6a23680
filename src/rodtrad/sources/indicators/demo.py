"""The demo's measures: titles of national key figures, with invented local values, one a month.

They show what a line can say: a change that lasts (a new part of the line), a signal that waits for an answer, one
that is steady and misses its target, one of people with values kept back, shares, and a year's national figure.
Everything goes through the services, by people of the demo, on the days it would have happened.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from rodtrad.foundation.base import clock, manifests, scope
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.queries import actor_for
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.models import Item
from rodtrad.sources.indicators.models import Measure
from rodtrad.sources.indicators.national.catalogue import Listed
from rodtrad.sources.indicators.national.comparison_records import Comparison
from rodtrad.sources.indicators.national.sheets import Sheet
from rodtrad.sources.indicators.rules import periods
from rodtrad.sources.indicators.services import compared, fetching, groups, marking, measures, readings
from rodtrad.sources.indicators.services.measures import Wanted
from rodtrad.sources.indicators.services.readings import Incoming

MONTHS = 24


@dataclass(frozen=True, slots=True)
class Line:
    """A measure of the demo: its values, oldest first; None = missing, a pair = how many out of how many."""

    wanted: Wanted
    place: str
    owner: str
    values: Sequence[Any]
    source: str
    parts: dict[str, Sequence[Any]] = field(default_factory=dict)


_VISITS = (14, 12, 15, 13, 11, 14, 12, 13, 15, 12, 13, 14, 18, 21, 20, 19, 22, 20, 23, 22, 20, 23, 19, 24)
_SHARES = ((61, 118), (58, 121), (66, 120), (57, 117), (63, 119), (60, 122), (64, 120), (59, 116), (62, 121),
           (65, 119), (58, 118), (61, 120), (63, 122), (60, 119), (57, 117), (64, 121), (62, 120), (59, 118),
           (61, 119), (66, 122), (60, 120), (63, 118), (58, 117), (62, 121))  # fmt: skip
_STAFF = (13.2, 12.4, 13.9, 12.8, 13.5, 14.1, 12.6, 13.3, 13.8, 12.9, 13.1, 13.6, 12.7, 13.4, 14.2, 14.6, 14.9,
          15.1, 14.8, 15.3, 15.6, 15.2, 15.8, 16.1)  # fmt: skip
_SICK = (7.9, 8.4, 8.1, 7.6, 8.3, 7.8, 8.0, 8.2, None, 7.7, 8.1, 8.5, 7.9, 8.0, 8.3, 7.8, 8.2, 7.9, 8.4, 8.1, 7.7, 8.0,
         8.2, 7.9)  # fmt: skip
_COST = (212, 208, 215, 210, 214, 209, 211, 213, 207, 212, 210, 216, 209, 213, 211, 208, 214, 212, 210, 215, 209, 211,
         213, 210)  # fmt: skip
_NEW = (9, 11, 8, 12, 10, 9, 13, 11, 8, 10, 12, 9, 11, 10, 12, 13, 11, 12, 14, 12, 13, 15, 12, 14)
_NEW_MEN = (2, 3, 1, 4, 2, 3, 4, 3, 1, 2, 4, 2, 3, 2, 5, 6, 5, 6, 7, 5, 6, 8, 6, 7)

_NATIONAL = {"": (54.0, 52.0, 53.0, 51.0, 50.0), "1401": (57.0, 55.0, 54.0, 54.0, 53.0),
             "1480": (55.0, 56.0, 55.0, 56.0, 55.0), "0000": (56.0, 55.0, 55.0, 54.0, 54.0)}  # fmt: skip
"""Shares of five years by municipality; "" is one's own."""

LINES = {
    "visits": Line(
        Wanted(
            "Besökare på Träffpunkten som kom ensamma, per vecka", direction="up", unit="besökare", decimals=0,
            text="Medeltal per öppen vecka av dem som säger att de kom utan sällskap. Räknas av värden vid dörren.",
            source="Egen räkning vid dörren",
        ),
        "traffpunkten", "doris", _VISITS, "Egen räkning vid dörren",
    ),
    "lonely": Line(
        Wanted(
            "Personer med hemtjänst som besväras av ensamhet, andel (%)", direction="down",
            source_key="U21478", reads="share",
            numerator="svarar ofta eller då och då", denominator="tillfrågade vid uppföljning", chart="p",
            text="Frågas vid den vanliga uppföljningen. Påhittade lokala värden efter ett nationellt mått.",
            people=True, by_sex=True, source="Uppföljning i hemtjänsten",
        ),
        "mol-hemtjanst", "siv", _SHARES, "Uppföljning i hemtjänsten",
    ),
    "staff": Line(
        Wanted(
            "Personalkontinuitet: personal som en person med hemtjänst möter under 14 dagar", direction="down",
            source_key="U21401",
            unit="personer ur personalen", chart="xmr", role="process",
            text="Lägre är oftast bättre, men noll betyder att ingen kom. Ett högt tal kan bero på stora behov.",
            source="Planeringssystemet",
        ),
        "hemtjanst-norr", "siv", _STAFF, "Planeringssystemet",
    ),
    "sick": Line(
        Wanted(
            "Sjukfrånvaro, andel av ordinarie arbetstid (%)", direction="down", unit="%", chart="i", role="balancing",
            text="Visar om något annat blir sämre medan vi förändrar.", source="Lönesystemet",
        ),
        "mol-forebyggande", "kurt", _SICK, "Lönesystemet",
    ),
    "cost": Line(
        Wanted(
            "Kostnad för öppna insatser för äldre, kronor per invånare 65 år eller äldre", direction="none",
            unit="kr", decimals=0, role="background", source="Ekonomisystemet",
        ),
        "mol-forvaltning", "kurt", _COST, "Ekonomisystemet",
    ),
    "new": Line(
        Wanted(
            "Nya deltagare i förebyggande verksamhet, antal", direction="up", unit="personer", decimals=0, people=True,
            by_sex=True, text="Kommer för första gången under månaden.", source="Träffpunktens lista utan namn",
        ),
        "mol-forebyggande", "doris", _NEW, "Träffpunktens lista utan namn",
        parts={"men": _NEW_MEN, "women": [all_ - men for all_, men in zip(_NEW, _NEW_MEN, strict=True)]},
    ),
}  # fmt: skip


def build(actor: Actor, world: dict[str, Any]) -> None:
    """Six measures of Mölndal and a national one, a group; ``world["measures"]`` tells other builders which."""
    made = {key: _begin(world, line) for key, line in LINES.items()}
    _phase(world, made["visits"])
    _targets(world, made)
    _linked(world, made)
    _national(world)
    _compared(world, made["lonely"])
    with _day(world, 20, "doris") as doris:
        together = [made[key] for key in ("visits", "new", "sick", "cost")]
        groups.begin_group(
            doris, world["places"]["mol-forebyggande"], "Fler kommer: till vilket pris?",
            "Ökar kostnaden eller sjukfrånvaron när fler kommer till Träffpunkten?", together,
        )  # fmt: skip
    world["measures"] = made


@contextmanager
def _day(world: dict[str, Any], days_ago: int, person: str) -> Iterator[Actor]:
    with clock.at(clock.now() - timedelta(days=days_ago)):
        actor = actor_for(world["users"][person])
        with scope.acting(actor):
            yield actor


def _months() -> list[date]:
    """The newest whole months, oldest first."""
    this = periods.first_day("month", clock.today())
    return [periods.moved("month", this, step) for step in range(-MONTHS, 0)]


def _begin(world: dict[str, Any], line: Line) -> Measure:
    """The measure, its history brought in at once, its newest months one at a time."""
    months = _months()
    with _day(world, 200, "admin") as admin:
        owner = world["users"][line.owner]
        measure = measures.begin_measure(admin, world["places"][line.place], line.wanted, owner=owner)
    old = [at for at in months if periods.last_day("month", at) < clock.today() - timedelta(days=200)]
    with _day(world, 199, "admin") as admin:
        readings.bring_in(admin, measure, _values(line, months, 0, len(old)), line.source, way="file")
    for place in range(len(old), MONTHS):
        ago = (clock.today() - periods.last_day("month", months[place])).days - 4
        with _day(world, max(ago, 0), line.owner) as person:
            fresh = Measure.objects.select_related("item__place", "owner").get(pk=measure.pk)
            readings.bring_in(
                person, fresh, _values(line, months, place, place + 1), line.source, way="typed"
            )
    return Measure.objects.select_related("item__place", "owner").get(pk=measure.pk)


def _values(line: Line, months: Sequence[date], start: int, end: int) -> list[Incoming]:
    rows: list[tuple[date, dict[str, str], Any]] = [
        (at, {}, value) for at, value in zip(months[start:end], line.values[start:end], strict=True)
    ]
    for sex, values in line.parts.items():
        part = {"sex": sex}
        rows += [(at, part, value) for at, value in zip(months[start:end], values[start:end], strict=True)]
    return [_incoming(at, part, value) for at, part, value in rows]


def _incoming(at: date, part: dict[str, str], value: Any) -> Incoming:
    if value is None:
        return Incoming(at, part, status="missing")
    if isinstance(value, tuple):
        return Incoming(at, part, num=value[0], den=value[1])
    return Incoming(at, part, value=value)


def _phase(world: dict[str, Any], measure: Measure) -> None:
    """The breakfast began in the thirteenth month: from there on the line has a middle of its own."""
    months = _months()
    with _day(world, 90, "doris") as doris:
        text = "Sillfrukosten öppnade, med egen inbjudan till dem som bor ensamma."
        marking.add_mark(doris, measure, "phase", months[12], text)
        marking.add_mark(doris, measure, "note", months[16], "Vi började ringa dagen före.")


def _targets(world: dict[str, Any], made: dict[str, Measure]) -> None:
    year = date(clock.today().year, 1, 1)
    with _day(world, 60, "siv") as siv:
        board = marking.WantedAim(
            "target", 35.0, "board", "Nämndens mål för året, beslut 12 december (påhittat)", year
        )
        marking.add_aim(siv, made["lonely"], board)
        expected = marking.WantedAim(
            "expected", 47.0, "model", "Medel för liknande kommuner (påhittat)", year
        )
        marking.add_aim(siv, made["lonely"], expected)
        own = marking.WantedAim("target", 12.0, "own", "Områdets egen plan (påhittad)", year)
        marking.add_aim(siv, made["staff"], own)
    with _day(world, 60, "doris") as doris:
        own = marking.WantedAim("target", 20.0, "own", "Förebyggande verksamhets plan (påhittad)", year)
        marking.add_aim(doris, made["visits"], own)


def _national(world: dict[str, Any]) -> None:
    """A national figure beside the local line of the same name, as if fetched. Nothing is asked: all is invented."""
    year = clock.today().year
    listed = Listed(
        "U21478", "Påhittade siffror: besväras av ensamhet, personer med hemtjänst, andel (%)", "", True
    )
    with _day(world, 30, "siv") as siv:
        place = world["places"]["mol-hemtjanst"]
        (fetch,) = fetching.choose(siv, place, [listed], tuple(_NATIONAL)[1:], year - 5)
        rows = [
            Incoming(date(year - 5 + at, 1, 1), {"area": area} if area else {}, value,
                     origin="Påhittat för demon, inte från Kolada")
            for area, values in _NATIONAL.items() for at, value in enumerate(values)
        ]  # fmt: skip
        readings.bring_in(siv, fetch.measure, rows, "Påhittat för demon, inte från Kolada")
        fetching.stop(siv, fetch)


def _compared(world: dict[str, Any], measure: Measure) -> None:
    """A file of comparisons as it was brought in: every number in it is invented."""
    year = str(clock.today().year - 1)
    said = [
        Comparison(line, "Påhittad fil som liknar Öppna jämförelser", "Besväras av ensamhet, andel (%)", year, group,
                   50.0, "", value, "", rank=112, of=290)
        for line, (group, value) in enumerate((("Riket", 54.0), ("Västra Götalands län", 53.5)), start=2)
    ]  # fmt: skip
    sheet = Sheet("Blad1", (("Indikator", "År", "Eget värde"), ("Besväras av ensamhet", year, 50.0)))
    with _day(world, 25, "siv") as siv:
        batch = compared.keep_sheet(siv, measure, "pahittad-jamforelse.xlsx", sheet)
        compared.keep(siv, batch, said, "Analys av ensamhet i hemtjänsten (påhittad)", comments=False)


def _linked(world: dict[str, Any], made: dict[str, Measure]) -> None:
    """The measures follow up benefits of the development works of Mölndal, when there are any."""
    lane = [kind.name for kind in manifests.kinds if kind.lane == "benefit"]
    path = world["places"]["molndal"].path
    with _day(world, 40, "doris") as doris:
        benefits = list(
            Item.objects.filter(kind__in=lane, place__path__startswith=path, life="current").order_by("pk")[
                :2
            ]
        )
        for key, benefit in zip(("visits", "new"), benefits, strict=False):
            thread.add_link(doris, made[key].item, "follows", benefit)
