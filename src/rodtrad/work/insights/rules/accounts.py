"""Insight accounts: a yearly statement per unit, as one would account for money (domain page, 2.11)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """What the accounts need of one insight. ``used_elsewhere``: outside the unit that caught it. ``answered``: those
    who told have got an answer. ``receipt``: owner, place and consent are all there."""

    place: str
    caught: date
    analysed: bool
    released: bool
    used: bool
    used_elsewhere: bool
    answered: bool
    receipt: bool


@dataclass(frozen=True, slots=True)
class Account:
    """One unit's year. ``reuse_rate`` and ``receipts``: percent of the caught, None when there are none."""

    place: str
    caught: int
    analysed: int
    released: int
    used: int
    used_elsewhere: int
    answered: int
    stale: int
    receipts: int | None
    reuse_rate: int | None


def ins_60_accounts(entries: Iterable[Entry], year: int, stale_before: date) -> list[Account]:
    """The accounts of a year, unit by unit in the order of their names. Stale counts all that the unit holds."""
    by_place: dict[str, list[Entry]] = {}
    for entry in entries:
        by_place.setdefault(entry.place, []).append(entry)
    return [_account(place, rows, year, stale_before) for place, rows in sorted(by_place.items())]


def _account(place: str, rows: list[Entry], year: int, stale_before: date) -> Account:
    mine = [row for row in rows if row.caught.year == year]
    elsewhere = sum(row.used_elsewhere for row in mine)
    return Account(
        place=place,
        caught=len(mine),
        analysed=sum(row.analysed for row in mine),
        released=sum(row.released for row in mine),
        used=sum(row.used for row in mine),
        used_elsewhere=elsewhere,
        answered=sum(row.answered for row in mine),
        stale=sum(row.caught < stale_before for row in rows),
        receipts=percent_of(sum(row.receipt for row in mine), len(mine)),
        reuse_rate=percent_of(elsewhere, len(mine)),
    )


def percent_of(part: int, whole: int) -> int | None:
    return round(100 * part / whole) if whole else None
