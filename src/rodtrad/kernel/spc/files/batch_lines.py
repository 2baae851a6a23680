"""The charts of a batch as lines of CSV: six decimals, NA for blank, 0/1 for false/true."""

from __future__ import annotations

import csv
import math
from collections.abc import Callable, Iterable, Mapping

from rodtrad.kernel.spc.files.many_series import Batch
from rodtrad.kernel.spc.many import i_charts, run_charts, xmr_charts
from rodtrad.kernel.spc.many.groups import Whole
from rodtrad.kernel.spc.many.runs import RunCounts

BLANK = "NA"
RUN = "id,n_obs,n_useful,centre_line,longest_run,longest_run_max,n_crossings,n_crossings_min,runs_signal"
I = "id,n_useful,centre_line,lcl,ucl,longest_run,n_crossings,runs_signal,sigma_flags"  # noqa: E741
XMR = "id,n,mean,lpl,upl,short_group_warning,flags"

Columns = list[Iterable[object]]


def batch_text(chart: str, batch: Batch) -> str:
    """Return the whole file: header, then one line per series. Raises KeyError for another chart."""
    header, columns = _CHARTS[chart]
    lines = _Lines()
    # Both line ends are named so that the writer quotes an id that holds either.
    writer = csv.writer(lines, lineterminator="\r\n")
    writer.writerow(header.split(","))
    writer.writerows(zip(batch.ids, *columns(batch), strict=True))
    return "".join(f"{line[:-2]}\n" for line in lines)


class _Lines(list[str]):
    """Takes each line as the writer makes it."""

    def write(self, line: str) -> None:
        """Keep the line."""
        self.append(line)


def decimals(number: float) -> str:
    """Write six decimals, never "-0.000000"; what is not finite is blank."""
    if not math.isfinite(number):
        return BLANK
    text = f"{number:.6f}"
    return "0.000000" if text == "-0.000000" else text


def _run(batch: Batch) -> Columns:
    chart = run_charts(batch.series)
    runs = chart.runs
    return [
        chart.sizes.tolist(),
        runs.useful.tolist(),
        map(decimals, chart.centre.tolist()),
        _unless_none(runs, runs.longest),
        _unless_none(runs, runs.longest_max),
        _unless_none(runs, runs.crossings),
        _unless_none(runs, runs.crossings_min),
        runs.signal.astype(int).tolist(),
    ]


def _i(batch: Batch) -> Columns:
    chart = i_charts(batch.series)
    runs, limits = chart.runs, chart.limits
    return [
        runs.useful.tolist(),
        *(map(decimals, line.tolist()) for line in (limits.centre, limits.lower, limits.upper)),
        _unless_none(runs, runs.longest),
        _unless_none(runs, runs.crossings),
        runs.signal.astype(int).tolist(),
        _cut((chart.outside + ord("0")).astype("u1").tobytes(), chart.sizes),
    ]


def _xmr(batch: Batch) -> Columns:
    chart = xmr_charts(batch.series)
    limits = chart.limits
    return [
        chart.sizes.tolist(),
        *(map(decimals, line.tolist()) for line in (limits.centre, limits.lower, limits.upper)),
        chart.short.astype(int).tolist(),
        _cut(chart.letters.tobytes(), chart.sizes),
    ]


_CHARTS: Mapping[str, tuple[str, Callable[[Batch], Columns]]] = {
    "run": (RUN, _run),
    "i": (I, _i),
    "xmr": (XMR, _xmr),
}


def _unless_none(runs: RunCounts, numbers: Whole) -> Iterable[object]:
    """Return the numbers, blank where a series has no useful point."""
    pairs = zip(numbers.tolist(), runs.useful.tolist(), strict=True)
    return (number if useful else BLANK for number, useful in pairs)


def _cut(letters: bytes, sizes: Whole) -> Iterable[str]:
    """Return the letters of each series."""
    text = letters.decode("ascii")
    end = 0
    for size in sizes.tolist():
        start, end = end, end + size
        yield text[start:end]
