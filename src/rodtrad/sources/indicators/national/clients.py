"""Ready clients. All calls of a process to one address share a pace: the quota is the service's, not a client's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from functools import cache
from pathlib import Path

from rodtrad.sources.indicators.national import kolada_rows, scb_table
from rodtrad.sources.indicators.national.door import Door
from rodtrad.sources.indicators.national.kolada import Kolada
from rodtrad.sources.indicators.national.manners import Manners, Pace
from rodtrad.sources.indicators.national.scb import Statistics
from rodtrad.sources.indicators.national.wire import Wire

POLITE = Manners()


def kolada(
    base: str,
    folder: Path,
    now: Callable[[], datetime],
    manners: Manners = POLITE,
    proxies: Mapping[str, str] | None = None,
) -> Kolada:
    """Return a client. ``base``: the address with its version; ``folder``: where answers are kept.

    ``proxies`` None takes the environment's. Raises ValueError for an address that is none.
    """
    return Kolada(_door(kolada_rows.NAME, base, now, manners, proxies), folder)


def statistics(
    base: str,
    folder: Path,
    now: Callable[[], datetime],
    manners: Manners = POLITE,
    proxies: Mapping[str, str] | None = None,
) -> Statistics:
    """The same for Statistics Sweden. Ask for ``heeding()`` to keep what the service tells of its quota."""
    return Statistics(_door(scb_table.NAME, base, now, manners, proxies), folder)


def _door(
    name: str, base: str, now: Callable[[], datetime], manners: Manners, proxies: Mapping[str, str] | None
) -> Door:
    return Door(name, base, Wire(manners, proxies), _pace(base, manners), now)


@cache
def _pace(_base: str, manners: Manners) -> Pace:
    return Pace(manners)
