"""How long run, i and xmr charts of 10,000 series (330,000 rows) take, ours beside three packages from PyPI.

    .venv/bin/python bench/spc.py                       ours alone

    python3 -m venv /tmp/others && /tmp/others/bin/pip install numpy abspc controlchartspy pyqicharts
    PYTHONPATH=src /tmp/others/bin/python bench/spc.py [--others 1000]

The kernel is pure, so it runs in that environment, too: all read the same rows in the same run. "Same" is the share
of series in which every point gets the same flag: with our defaults; with ours set as the other one is, which shows
whether the settings are the reason; and, where no setting does, with the other's rule written by hand (`spc_made_so`).
The rows are invented, from a fixed seed.
"""

from __future__ import annotations

import argparse
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from importlib.util import find_spec
from time import process_time

import numpy as np

import spc_made_so as made_so
from rodtrad.kernel.spc import RULE_SETS, Chart, Plan, Row, chart_of, make_plan
from rodtrad.kernel.spc.many import Groups, i_charts, run_charts, xmr_charts

POINTS = 33
SEED = 20231113
Flags = dict[str, tuple[bool, ...]]
Judge = Callable[[Sequence[float]], Flags]
ByHand = Callable[[Chart], Flags]
RULES = ("outside", "trend", "two_of_three", "shift")


def made_series(count: int) -> np.ndarray:
    """Return one-decimal series; a third have a shift, a slope or an outlier put in."""
    random = np.random.default_rng(SEED)
    values = random.normal(50, 8, (count, POINTS))
    values[0::9, 20:] += 9
    values[1::9] += np.linspace(0, 30, POINTS)
    values[2::9, 15] += 45
    return values.round(1)


def best_of(times: int, work: Callable[[], object]) -> float:
    """Return the least seconds of this process of so many runs: others share the machine."""
    seconds = []
    for _ in range(times):
        began = process_time()
        work()
        seconds.append(process_time() - began)
    return min(seconds)


def drawn(plan: Plan, values: Sequence[float]) -> Chart:
    """Return our chart of one series."""
    return chart_of([Row(place, value) for place, value in enumerate(values)], plan)


def ours(plan: Plan, values: Sequence[float], by_hand: ByHand | None = None) -> Flags:
    """Return the flags of the engine for one series, some of them replaced by those of a rule written by hand."""
    chart = drawn(plan, values)
    said = {
        rule: tuple(any(_is(rule, each) for each in point.labels) for point in chart.points) for rule in RULES
    }
    return {**said, "runs": (chart.parts[0].runs_signal,), **(by_hand(chart) if by_hand else {})}


def _is(rule: str, label: str) -> bool:
    return label in ("above", "below") if rule == "outside" else label.startswith(rule)


def like(shift: int, trend: int, *, screen: bool) -> Plan:
    """Return our XmR set as another package is: its numbers, 3/1.128, screened or not."""
    plan = make_plan("xmr", constant="3/1.128", screen=screen)
    return replace(plan, rules=replace(RULE_SETS["nhs"], shift=shift, trend=trend))


def abspc_xmr(values: Sequence[float]) -> Flags:
    """Shift 8, trend 6, unscreened; none of it can be set."""
    import abspc
    import pandas as pd

    found = abspc.detect_special_causes(
        abspc.calculate_control_limits(pd.DataFrame({"value": values}), "XmR")
    )
    names = {"rule1": "outside", "rule2": "shift", "rule3": "trend", "rule4": "two_of_three"}
    return {rule: tuple(found[name].tolist()) for name, rule in names.items()}


def abspc_run(values: Sequence[float]) -> Flags:
    """A run of 8 or a trend of 6 anywhere: not Anhøj's rules."""
    import abspc
    import pandas as pd

    found = abspc.detect_run_chart_signals(
        abspc.calculate_control_limits(pd.DataFrame({"value": values}), "run")
    )
    return {"runs": (bool(found["run_signal"].any()),)}


def controlchartspy_xmr(values: Sequence[float]) -> Flags:
    """Set to shift 7 and trend 7; screened."""
    from controlchartspy import spc

    chosen = {"astronomical": True, "shift": True, "trend": True, "trend_n": 7, "two_in_three": True}
    found = spc(
        data={"key": [f"{place:03}" for place in range(len(values))], "y": list(values)},
        keys="key",
        numerators="y",
        outlier_settings=chosen,
        return_objs="limits",
    ).limits
    names = {"astpoint": "outside", "shift": "shift", "trend": "trend", "two_in_three": "two_of_three"}
    return {rule: tuple(row[name] != "none" for row in found) for name, rule in names.items()}


def pyqicharts_xmr(values: Sequence[float]) -> Flags:
    """Set to shift 7 and trend 7; unscreened."""
    import pandas as pd
    from pyqicharts import qic_table

    frame = pd.DataFrame({"x": range(len(values)), "y": values})
    found = qic_table(data=frame, x="x", y="y", chart="i", shift_points=7, trend_points=7)
    outside = found["outside_ucl"] | found["outside_lcl"]
    names = {"shift": "shift", "trend": "trend", "two_sigma": "two_of_three"}
    said = {rule: tuple(found[name].tolist()) for name, rule in names.items()}
    return {**said, "outside": tuple(outside.tolist())}


def pyqicharts_run(values: Sequence[float]) -> Flags:
    """Anhøj's rules as it has them."""
    from pyqicharts.rules import anhoej_rules

    return {"runs": (anhoej_rules(list(values)).any_signal,)}


OTHERS: Sequence[tuple[str, str, Judge, Plan, Plan, ByHand | None]] = (
    ("abspc", "run", abspc_run, make_plan("run"), make_plan("run"), made_so.run_of_eight_or_trend_of_six),
    (
        "pyqicharts", "run", pyqicharts_run, make_plan("run"), make_plan("run"),
        made_so.rounded_up_and_one_crossing_fewer,
    ),
    ("abspc", "xmr", abspc_xmr, make_plan("xmr"), like(8, 6, screen=False), None),
    (
        "controlchartspy", "xmr", controlchartspy_xmr, make_plan("xmr"), like(7, 7, screen=True),
        made_so.controlchartspy,
    ),
    (
        "pyqicharts", "xmr", pyqicharts_xmr, make_plan("xmr"), like(7, 7, screen=False),
        made_so.pyqicharts,
    ),
)  # fmt: skip


def agreement(theirs: Sequence[Flags], mine: Sequence[Flags]) -> Iterator[tuple[str, float]]:
    """Yield each rule that the other has, and the share of series in which its flags are ours."""
    for rule in theirs[0]:
        same = sum(left[rule] == right[rule] for left, right in zip(theirs, mine, strict=True))
        yield rule, same / len(theirs)


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--series", type=int, default=10_000)
    parser.add_argument("--others", type=int, default=10_000, help="how many of the series the packages get")
    chosen = parser.parse_args()
    series = made_series(chosen.series)
    flat = Groups(np.repeat(np.arange(len(series)), POINTS), series.ravel(), len(series))
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    print(f"{os.cpu_count()} processors, load {load}; seconds are of the process")
    print(f"{len(series)} series, {flat.values.size} rows, vectorised, best of 9:")
    for name, charts in (("run", run_charts), ("i", i_charts), ("xmr", xmr_charts)):
        print(f"  {name:4} {best_of(9, partial(charts, flat)):.4f} s", flush=True)
    warnings.simplefilter("ignore")  # of the other packages, about numbers of points
    compare(series[: chosen.others])


def compare(series: np.ndarray) -> None:
    """Print seconds and agreement of our engine for one series at a time, and of every package that is there."""
    print(f"the first {len(series)} series, one at a time:")
    rows = series.tolist()
    for name in ("run", "i", "xmr"):
        seconds = best_of(1, lambda name=name: list(map(partial(ours, make_plan(name)), rows)))
        print(f"  {name:4} our engine with all its output: {seconds:.1f} s", flush=True)
    for name, chart, judge, plan, alike, by_hand in OTHERS:
        if not find_spec(name):
            continue
        judge(rows[0])
        theirs: list[Flags] = []
        seconds = best_of(1, lambda judge=judge, theirs=theirs: theirs.extend(map(judge, rows)))
        print(f"{name} {chart}: {seconds:.1f} s, load {os.getloadavg()[0]:.1f}", flush=True)
        as_set = dict(agreement(theirs, [ours(alike, values) for values in rows]))
        made = dict(agreement(theirs, [ours(alike, values, by_hand) for values in rows]))
        for rule, same in agreement(theirs, [ours(plan, values) for values in rows]):
            shares = f"same {same:8.2%}, set alike {as_set[rule]:8.2%}, made so {made[rule]:8.2%}"
            print(f"  {rule:13} {shares}", flush=True)


if __name__ == "__main__":
    main()
