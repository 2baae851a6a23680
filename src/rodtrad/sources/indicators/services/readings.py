"""Values: written by hand, pasted, from a file or fetched. Each keeps where it came from; corrections keep the old.

``bring_in`` is the door for whatever fetches: it takes plain rows and needs no page.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.fields import refuse_identity_numbers
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread import services as thread
from rodtrad.foundation.thread.services.log import note
from rodtrad.kernel import guard
from rodtrad.sources.indicators.choices import Reads, Sex, Status, Way
from rodtrad.sources.indicators.models import Batch, FormerReading, Measure, Reading, Split
from rodtrad.sources.indicators.permissions import ENTER
from rodtrad.sources.indicators.rules import areas, periods
from rodtrad.sources.indicators.services.refreshing import refresh

CHUNK = 500
Part = tuple[str, str, str, str]
_TOLD = ("status", "value", "num", "den", "way", "origin", "by_id", "written")
_LARGE = 1e9  # from so many figures a number may be an identity number
_PARTS = frozenset({"sex", "age", "place", "area"})
_NUMBERS = ("status", "value", "num", "den")


@dataclass(frozen=True, slots=True)
class Incoming:
    """One value on its way in.

    ``at``: the first day of its period. ``breakdown``: which part of the whole, {} = the total; keys "sex" (women,
    men), "age" (the group as the measure names it), "place" (the code of a place), "area" (the
    code of another municipality, or "0000"). ``value`` None with status
    "missing" or "suppressed"; a share has ``num`` and ``den`` instead. ``origin``: in words where the value stands.
    """

    at: date
    breakdown: Mapping[str, str] = field(default_factory=dict)
    value: float | None = None
    status: str = Status.GIVEN
    origin: str = ""
    num: float | None = None
    den: float | None = None


@dataclass(frozen=True, slots=True)
class Done:
    """What came of it, in numbers of values."""

    new: int = 0
    corrected: int = 0
    same: int = 0


@transaction.atomic
def bring_in(
    actor: Actor, measure: Measure, readings: Sequence[Incoming], source: str, *, way: str = Way.FETCHED,
    why: str = "", batch: Batch | None = None,
) -> Done:  # fmt: skip
    """All values are saved, or none. What is the same as before changes nothing.

    ``source``: who publishes them ("Källa: Kolada"), when a row says nothing itself. ``why``: the reason for what is
    corrected; a fetched value that is revised says so by itself. Raises PermissionDenied, and ValidationError: by
    "why" when a correction has no reason, else with a line for each row that cannot be.
    """
    require(actor, ENTER, measure.item)
    refuse_identity_numbers([source, why, *{row.origin for row in readings}])
    if measure.is_fetched and way != Way.FETCHED:
        said = _(
            "These values are fetched from a national source. Begin a measure of your own for your own values."
        )
        raise ValidationError(said, code="fetched")
    _check(measure, readings)
    thread.hold(measure.item.home)
    splits = _splits(measure, readings)
    rows = {(splits[part_of(row)], row.at): row for row in readings}
    known = _known(rows)
    reason = why.strip() or (_("revised at the source") if way == Way.FETCHED else "")
    done = _write(actor, rows, known, source, way, reason, batch)
    if done.new or done.corrected:
        _tell(actor, measure, done, source, reason)
        refresh(actor, measure)
    return done


def part_of(row: Incoming) -> Part:
    """The part of the whole a row is about: sex, age, code of the place, code of the area; "" = all."""
    told = row.breakdown
    return told.get("sex", ""), told.get("age", ""), told.get("place", ""), told.get("area", "")


def _check(measure: Measure, readings: Sequence[Incoming]) -> None:
    """Refuse rows that cannot be of this measure; every reason is told, at most fifty."""
    problems = [f"{row.at}: {why}" for row in readings if (why := wrong(measure, row))]
    seen: set[tuple[Any, ...]] = set()
    for row in readings:
        key = (row.at, *part_of(row))
        if key in seen:
            problems.append(_("%(at)s: the same period and part stands there twice") % {"at": row.at})
        seen.add(key)
    if problems:
        raise ValidationError(problems[:50])


def wrong(measure: Measure, row: Incoming) -> str:
    """Why the row cannot be a value of the measure; "" when it can."""
    if periods.first_day(measure.period_kind, row.at) != row.at:
        return _("the day does not begin a %(period)s") % {"period": measure.get_period_kind_display()}
    if set(row.breakdown) - _PARTS or row.breakdown.get("sex", "") not in ("", *Sex.values):
        return _("the part is not known")
    if (area := row.breakdown.get("area", "")) and not (areas.is_known(area) and measure.is_fetched):
        return _("the part is not known")
    if measure.people and sum(bool(each) for each in part_of(row)) > 1:
        return _("people are counted by sex, by age or by unit, one at a time")
    told = [number for number in (row.value, row.num, row.den) if number is not None]
    if any(number >= _LARGE and guard.has_identity_number(f"{number:.0f}") for number in told):
        return _("a personal identity number stands here; Rödtråd keeps no such numbers, take it away")
    if row.status != Status.GIVEN:
        return _("there is a number although it is said to be missing or kept back") if told else ""
    if measure.reads == Reads.SHARE:
        return _wrong_share(measure, row)
    if row.value is None or row.num is not None or row.den is not None:
        return _("one number was expected")
    return _wrong_people(measure, told)


def _wrong_share(measure: Measure, row: Incoming) -> str:
    if row.value is not None and row.num is None and row.den is None and not measure.people:
        return ""  # published as a finished share
    if row.num is None or row.den is None or row.value is not None:
        return _("two numbers were expected: how many, out of how many")
    if row.num < 0 or row.den < 0:
        return _("a number below 0 cannot be counted")
    if measure.people and row.num > row.den:
        return _("there are more than there are in all")
    return _wrong_people(measure, [row.num, row.den])


def _wrong_people(measure: Measure, numbers: Sequence[float]) -> str:
    if measure.people and any(number < 0 or not float(number).is_integer() for number in numbers):
        return _("people are counted in whole numbers from 0")
    return ""


def _splits(measure: Measure, readings: Sequence[Incoming]) -> dict[Part, int]:
    """The parts the rows are about, made when they are new: (sex, age, place code) → id."""
    wanted = {part_of(row) for row in readings}
    places = dict(
        Place.objects.filter(code__in={place for _s, _a, place, _area in wanted if place}).values_list(
            "code", "pk"
        )
    )
    unknown = {place for _s, _a, place, _area in wanted if place} - set(places)
    if unknown:
        raise ValidationError(_("There is no such unit: %(codes)s") % {"codes": ", ".join(sorted(unknown))})
    known = {(sex, age, place or "", area): pk for pk, sex, age, place, area in
             Split.objects.filter(measure=measure).values_list("pk", "sex", "age", "place__code", "area")}  # fmt: skip
    new = [Split(measure=measure, sex=sex, age=age, place_id=places.get(place), area=area)
           for sex, age, place, area in sorted(wanted - set(known))]  # fmt: skip
    for made, key in zip(Split.objects.bulk_create(new), sorted(wanted - set(known)), strict=True):
        known[key] = made.pk
    return known


def _known(rows: Mapping[tuple[int, date], Incoming]) -> dict[tuple[int, date], Reading]:
    """The values that stand there already, read in chunks."""
    found: dict[tuple[int, date], Reading] = {}
    ids = sorted({split for split, _at in rows})
    days = [at for _split, at in rows]
    for start in range(0, len(ids), CHUNK):
        chunk = Reading.objects.filter(split__in=ids[start : start + CHUNK], at__range=(min(days), max(days)))
        found.update({(row.split_id, row.at): row for row in chunk if (row.split_id, row.at) in rows})
    return found


def _write(
    actor: Actor, rows: Mapping[tuple[int, date], Incoming], known: Mapping[tuple[int, date], Reading], source: str,
    way: str, reason: str, batch: Batch | None,
) -> Done:  # fmt: skip
    now = clock.now()
    new, changed, former = [], [], []
    for key, row in rows.items():
        told = {"status": row.status, "value": row.value, "num": row.num, "den": row.den, "way": way,
                "origin": (row.origin or source)[:300], "by_id": actor.user_id, "written": now}  # fmt: skip
        was = known.get(key)
        if was is None:
            new.append(Reading(split_id=key[0], at=key[1], batch=batch, **told))
        elif any(getattr(was, name) != told[name] for name in _NUMBERS):
            kept = {name: getattr(was, name) for name in _TOLD}
            former.append(FormerReading(reading=was, why=reason[:300], corrected=now, corrected_by_id=actor.user_id,
                                        **kept))  # fmt: skip
            for name, value in told.items():
                setattr(was, name, value)
            was.batch = batch
            changed.append(was)
    if changed and not reason:
        said = _("You change values that stood there before. Write why.")
        raise ValidationError({"why": said}, code="why")
    FormerReading.objects.bulk_create(former, batch_size=CHUNK)
    Reading.objects.bulk_update(changed, [*_TOLD[:-2], "by", "written", "batch"], batch_size=CHUNK)
    Reading.objects.bulk_create(new, batch_size=CHUNK)
    return Done(len(new), len(changed), len(rows) - len(new) - len(changed))


def _tell(actor: Actor, measure: Measure, done: Done, source: str, reason: str) -> None:
    """The history says how many and why, never the numbers: they may count few people."""
    if done.new:
        note(
            actor, "indicators.values", measure.item, {"values": ("", str(done.new)), "source": ("", source)}
        )
    if done.corrected:
        note(actor, "indicators.corrected", measure.item, {"values": ("", str(done.corrected))}, reason)
