"""Measures whose values are fetched: chosen, changed, stopped, and brought home.

Each has a measure of its own, one value a year, that takes no other values: national yearly figures stand beside the
local series and are never a part of their lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.events import publish
from rodtrad.foundation.base.scope import Actor, system
from rodtrad.foundation.jobs.models import Job
from rodtrad.foundation.jobs.services import enqueue
from rodtrad.foundation.org.models import Place, User
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.thread.events import NoticeDue
from rodtrad.foundation.thread.services.log import note
from rodtrad.sources.indicators.choices import Direction, PeriodKind, Status
from rodtrad.sources.indicators.models import Fetch
from rodtrad.sources.indicators.national.catalogue import Listed
from rodtrad.sources.indicators.national.readings import Reading
from rodtrad.sources.indicators.permissions import EDIT
from rodtrad.sources.indicators.queries.fetching import fetches_in, own_area
from rodtrad.sources.indicators.rules import areas
from rodtrad.sources.indicators.services import sources
from rodtrad.sources.indicators.services.measures import Wanted, begin_measure
from rodtrad.sources.indicators.services.readings import Done, Incoming, bring_in

JOB = "indicators.fetch-kolada"
NOTICE = "indicators.revised"
SOURCE = "Kolada"
MOST_AREAS = 40
_SEXES = {"T": "", "K": "women", "M": "men"}
_KEPT_BACK = ("priv", "secre", "sekr", "conf")
"""Status words of the source that begin so say that a value exists and is not told."""


@transaction.atomic
def choose(
    actor: Actor, place: Place, wanted: Sequence[Listed], beside: Sequence[str], since: int
) -> list[Fetch]:
    """The measures to fetch for a place; one that the actor steers already in that municipality
    is changed, not made twice.

    ``beside``: codes of municipalities to compare with. ``since``: the first year. Raises ValidationError by field.
    """
    require(actor, EDIT, place)
    _check(place, beside, since)
    owner = User.objects.filter(pk=actor.person_id).first()
    known = {each.measure.source_key: each for each in fetches_in(place.municipality)
             if may(actor, EDIT, each.measure.item)}  # fmt: skip
    chosen = []
    for each in wanted:
        if (fetch := known.get(each.id)) is None:
            fetch = _begin(actor, place, each, owner, since)
        change(actor, fetch, beside, since)
        chosen.append(fetch)
    return chosen


def _begin(actor: Actor, place: Place, listed: Listed, owner: User | None, since: int) -> Fetch:
    wanted = Wanted(
        title=listed.title[:200], direction=Direction.NONE, unit=listed.unit, period_kind=PeriodKind.YEAR,
        by_sex=listed.by_sex, source=SOURCE, source_key=listed.id,
    )  # fmt: skip
    measure = begin_measure(actor, place, wanted, owner=owner)
    fetch = Fetch.objects.create(measure=measure, since=since)
    measure.due = None
    measure.save(update_fields=["due"])
    return fetch


def _check(place: Place, beside: Sequence[str], since: int) -> None:
    problems = {}
    if not own_area(place):
        problems["place"] = _(
            "The municipality has no code yet. An administrator writes it on the municipality's page."
        )
    if any(not areas.is_known(code) for code in beside) or len(beside) > MOST_AREAS:
        problems["areas"] = _("Choose at most %(number)s municipalities.") % {"number": MOST_AREAS}
    if not 1990 <= since <= clock.today().year:
        problems["since"] = _("Write a year from 1990 to this year.")
    if problems:
        raise ValidationError(problems)


@transaction.atomic
def choose_and_fetch(
    actor: Actor, place: Place, wanted: Sequence[Listed], beside: Sequence[str], since: int
) -> Job:
    """Choose, and ask for the work: both, or nothing where nothing is to be asked."""
    return ask(actor, choose(actor, place, wanted, beside, since))


@transaction.atomic
def change_and_fetch(actor: Actor, fetch: Fetch, beside: Sequence[str], since: int) -> Job:
    """Change what is fetched, and ask for the work: both, or nothing."""
    change(actor, fetch, beside, since)
    return ask(actor, [fetch])


@transaction.atomic
def change(actor: Actor, fetch: Fetch, beside: Sequence[str], since: int) -> None:
    """Compare with these from that year on, and fetch again if it was stopped. What has been fetched stays."""
    measure = fetch.measure
    require(actor, EDIT, measure.item)
    _check(measure.item.place, beside, since)
    own = own_area(measure.item.place)
    codes = [code for code in dict.fromkeys(beside) if code != own]
    told = {"areas": (_names(fetch.areas), _names(codes)), "since": (str(fetch.since), str(since))}
    changed = {name: pair for name, pair in told.items() if pair[0] != pair[1]}
    fetch.areas, fetch.since, fetch.stopped = codes, since, False
    fetch.save(update_fields=["areas", "since", "stopped"])
    if changed:
        note(actor, "indicators.fetch-chosen", measure.item, changed)


@transaction.atomic
def stop(actor: Actor, fetch: Fetch) -> None:
    """Fetch no more; what has been fetched stays, and fetching can be begun again."""
    require(actor, EDIT, fetch.measure.item)
    if Fetch.objects.filter(pk=fetch.pk, stopped=False).update(stopped=True, failed=None, failure=""):
        note(actor, "indicators.fetch-stopped", fetch.measure.item, {})


@transaction.atomic
def ask(actor: Actor, fetches: Sequence[Fetch], *, key: str = "") -> Job:
    """Fetch them as background work; all of one municipality. Raises ValidationError where nothing is to be asked."""
    if sources.kolada() is None:
        raise ValidationError(sources.off(), code="off")
    for fetch in fetches:
        require(actor, EDIT, fetch.measure.item)
    place = fetches[0].measure.item.place
    beside = dict.fromkeys(code for fetch in fetches for code in fetch.areas)
    arguments = {
        "measures": [fetch.measure.item.code for fetch in fetches],
        "ids": sorted({fetch.measure.source_key for fetch in fetches}),
        "areas": list(dict.fromkeys([own_area(place), *beside])),
        "years": list(range(min(fetch.since for fetch in fetches), clock.today().year + 1)),
    }
    return enqueue(actor, JOB, arguments, key=key, place=place)


@transaction.atomic
def bring_home(actor: Actor, fetch: Fetch, readings: Iterable[Reading]) -> Done:
    """What the source says, as values of the measure; a revised one keeps the old, and tells who answers for it."""
    measure = fetch.measure
    own = own_area(measure.item.place)
    rows = [incoming(each, own) for each in readings
            if each.start.year >= fetch.since and each.area in (own, *fetch.areas)]  # fmt: skip
    done = bring_in(actor, measure, rows, f"Källa: {SOURCE}") if rows else Done()
    Fetch.objects.filter(pk=fetch.pk).update(fetched=clock.now(), failed=None, failure="")
    if done.corrected and measure.owner_id:
        publish(NoticeDue(system("fetch"), NOTICE, measure.item, frozenset({measure.owner_id})))
    return done


def incoming(reading: Reading, own: str) -> Incoming:
    """One value of the source as the measures take it.

    None is missing or kept back, with the source's own word in the origin; it is never 0. ``own``: our area's code.
    """
    parts = {"sex": _SEXES[reading.breakdown.sex], "area": "" if reading.area == own else reading.area}
    said = reading.status.strip()
    origin = f"{reading.origin}. {reading.edition}" + (f". Status: {said}" if said else "")
    status = Status.GIVEN
    if reading.value is None:
        status = Status.SUPPRESSED if said.casefold().startswith(_KEPT_BACK) else Status.MISSING
    return Incoming(reading.start, {name: part for name, part in parts.items() if part}, reading.value, status,
                    origin[:300])  # fmt: skip


@transaction.atomic
def note_failure(codes: Sequence[str], why: str) -> None:
    """Keep since when these have not come, and why."""
    rows = Fetch.objects.filter(measure__item__code__in=codes)
    rows.filter(failed__isnull=True).update(failed=clock.now())
    rows.update(failure=why[:400])


def _names(codes: Sequence[str]) -> str:
    return ", ".join(areas.name_of(code) for code in codes)
