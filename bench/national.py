"""How long it takes to harvest many national values, from a local server that answers as Kolada does.

    .venv/bin/python bench/national.py

No pauses between calls, and the server's part is in the processor time: it runs in the same process.
"""

from __future__ import annotations

import os
import tempfile
from itertools import product
from pathlib import Path
from resource import RUSAGE_SELF, getrusage
from time import perf_counter, process_time
from typing import Any

from rodtrad.kernel.municipalities import municipalities
from rodtrad.sources.indicators.national.kolada import Kolada
from rodtrad.sources.indicators.national.kolada_rows import Measure
from rodtrad.sources.indicators.national.tests.kolada_service import FakeKolada
from rodtrad.sources.indicators.national.tests.loopback import Time, door, serving

LAST_YEAR = 2025


class Willing(FakeKolada):
    """Has a value for everything that is asked."""

    def data(self, rest: list[str], of_units: bool) -> list[dict[str, Any]]:
        measures, places, years = (part.split(",") for part in rest[1::2])
        values = [{"gender": sex, "value": 1.5, "status": "", "isdeleted": False} for sex in "MTK"]
        return [
            {"kpi": measure, "municipality": place, "period": int(year), "values": values}
            for measure, place, year in product(measures, places, years)
        ]


def harvest(measures: int, areas: int, years: int) -> None:
    """Ask twice: the second time everything is compared with what is kept."""
    asked = [
        Measure(f"N{number:05}", "Ett mått med ett namn", "", True, "K", "", "", False, None, "")
        for number in range(measures)
    ]
    codes = [each.code for each in municipalities()][:areas]
    span = range(LAST_YEAR - years + 1, LAST_YEAR + 1)
    service = Willing()
    with serving(service), tempfile.TemporaryDirectory() as folder:
        client = Kolada(door(service, Time()), Path(folder))
        for turn in ("first", "again"):
            seconds, processor = perf_counter(), process_time()
            found = client.harvest(asked, codes, span)
            kept = sum(path.stat().st_size for path in Path(folder).rglob("*.json"))
            print(
                f"{measures} measures, {areas} areas, {years} years, {turn}: {len(found.readings)} values, "
                f"{len(service.log)} calls so far, {perf_counter() - seconds:.1f} s, "
                f"processor {process_time() - processor:.1f} s, {kept / 1e6:.1f} MB kept",
                flush=True,
            )


def main() -> None:
    """Print the figures."""
    print(f"{os.cpu_count()} processors, load {os.getloadavg()[0]:.1f}")
    harvest(1, 290, 25)
    harvest(181, 12, 10)
    print(f"{getrusage(RUSAGE_SELF).ru_maxrss / 1024:.0f} MB at most")


if __name__ == "__main__":
    main()
