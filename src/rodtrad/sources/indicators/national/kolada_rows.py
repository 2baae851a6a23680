"""Kolada's rows made into ours (v3; shapes in section 3.1). A row that is not as agreed stops the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from rodtrad.sources.indicators.national.failures import FilterIgnored, Misunderstood
from rodtrad.sources.indicators.national.readings import (
    DELETED,
    NO_REASON,
    Breakdown,
    Reading,
    Sex,
    period_start,
)

NAME: Final = "Kolada"
ORIGIN: Final = "Källa: Kolada"
_SEXES: Mapping[object, Sex] = {"T": "T", "K": "K", "M": "M"}


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure of Kolada (KPI). ``kind``: K municipalities, L regions, A both; ``published``: when its values came."""

    id: str
    title: str
    description: str
    by_sex: bool
    kind: str
    operating_area: str
    perspective: str
    has_units: bool
    published: date | None
    published_period: str

    @property
    def edition(self) -> str:
        """The source's text of the version that values belong to."""
        return f"{self.title} ({self.published.isoformat()})" if self.published else self.title


@dataclass(frozen=True, slots=True)
class Area:
    """``kind``: K municipality, L region."""

    id: str
    title: str
    kind: str


@dataclass(frozen=True, slots=True)
class Unit:
    """A school, a home, a home care area ... of one municipality."""

    id: str
    title: str
    municipality: str


@dataclass(frozen=True, slots=True)
class Group:
    """Municipalities that Kolada compares, such as similar ones; its values are unweighted means."""

    id: str
    title: str
    members: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a question was about: measures by id, municipality of each area or unit, periods."""

    measures: Mapping[str, Measure]
    places: Mapping[str, str]
    periods: frozenset[str]
    of_units: bool


def measure(row: Mapping[str, Any]) -> Measure:
    """Raises Misunderstood without id and title."""
    return Measure(
        id=_text(row, "id"),
        title=_text(row, "title"),
        description=str(row.get("description") or ""),
        by_sex=bool(row.get("is_divided_by_gender")),
        kind=str(row.get("municipality_type") or ""),
        operating_area=str(row.get("operating_area") or ""),
        perspective=str(row.get("perspective") or ""),
        has_units=bool(row.get("has_ou_data")),
        published=_day(row.get("publication_date")),
        published_period=str(row.get("publ_period") or ""),
    )


def area(row: Mapping[str, Any]) -> Area:
    return Area(_text(row, "id"), _text(row, "title"), str(row.get("type") or ""))


def unit(row: Mapping[str, Any]) -> Unit:
    return Unit(_text(row, "id"), _text(row, "title"), str(row.get("municipality") or ""))


def group(row: Mapping[str, Any]) -> Group:
    members = row.get("members") or []
    if not isinstance(members, list) or not all(isinstance(each, dict) for each in members):
        raise Misunderstood(NAME, why="en kommungrupp saknar lista över kommuner")
    ids = (str(each.get("id") or each.get("member_id") or "") for each in members)
    return Group(_text(row, "id"), _text(row, "title"), tuple(each for each in ids if each))


def readings(row: Mapping[str, Any], asked: Asked, fetched: datetime) -> Iterator[Reading]:
    """Yield a reading for each sex of a data row, whichever order they come in.

    Raises FilterIgnored for a row nobody asked for, Misunderstood for one that is not as agreed.
    """
    place = _text(row, "ou" if asked.of_units else "municipality")
    kpi, period = _text(row, "kpi"), str(row.get("period") or "")
    if kpi not in asked.measures or place not in asked.places or period not in asked.periods:
        raise FilterIgnored(NAME, why=f"{kpi}, {place}, {period or '?'}")
    known = period_start(period)
    if known is None:
        raise Misunderstood(NAME, why=f"perioden {period} är inget år")
    for sex, value, status in _by_sex(row):
        yield Reading(
            source="kolada", measure=kpi, area=asked.places[place], period=period, kind=known[0], start=known[1],
            breakdown=Breakdown(sex, "", place if asked.of_units else ""), value=value, status=status,
            origin=ORIGIN, edition=asked.measures[kpi].edition, fetched=fetched,
        )  # fmt: skip


def _by_sex(row: Mapping[str, Any]) -> Iterator[tuple[Sex, float | None, str]]:
    values = row.get("values")
    if not isinstance(values, list) or not all(isinstance(each, dict) for each in values):
        raise Misunderstood(NAME, why="en rad saknar värden")
    seen: set[Sex] = set()
    for each in values:
        sex = _SEXES.get(each.get("gender"))
        if sex is None or sex in seen:
            raise Misunderstood(NAME, why=f"könet {each.get('gender')!s:.10} är okänt eller står två gånger")
        seen.add(sex)
        yield sex, *_value(each)


def _value(each: Mapping[str, Any]) -> tuple[float | None, str]:
    value, status = each.get("value"), str(each.get("status") or "")
    if each.get("isdeleted") is True:
        return None, DELETED
    if value is None:
        return None, status or NO_REASON
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Misunderstood(NAME, why=f"värdet {value!s:.20} är inget tal")
    return float(value), status


def _text(row: Mapping[str, Any], key: str) -> str:
    found = row.get(key)
    if not isinstance(found, str) or not found:
        raise Misunderstood(NAME, why=f"en rad saknar {key}")
    return found


def _day(text: object) -> date | None:
    try:
        return date.fromisoformat(str(text)[:10])
    except ValueError:
        return None
