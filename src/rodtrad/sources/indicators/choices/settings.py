"""The numbers of measures that a place may change: those of the charts (spc-rules), and days."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from rodtrad.foundation.base.declarations import Setting

_THOUSANDTHS = _("In thousandths.")


def _number(name: str, title: object, help_: object, default: int, lowest: int, highest: int) -> Setting:
    return Setting(f"indicators.{name}", title, help_, "whole", default, lowest=lowest, highest=highest)  # type: ignore[arg-type]


SETTINGS = (
    _number("due-days", _("Days until a value is due"), _("Counted from the last day of its period."), 14, 0, 365),
    _number("recent-periods", _("Periods in which a signal is new"),
            _("Older points than so many make no new signal when values are brought in."), 6, 1, 60),
    _number("extreme-percent", _("Share at each end (per cent)"),
            _("So large a share of the units is shown as lowest and highest."), 5, 1, 50),
    _number("deviation-percent", _("Deviation that stands out (per cent)"),
            _("From the target, upwards or downwards."), 20, 1, 500),
    _number("import-rows", _("Values brought in while you wait"),
            _("A file with more rows is brought in as background work."), 2000, 0, 20_000),
    _number("most-rows", _("Most values in one file"), _("A larger file has to be divided."), 250_000, 100, 1_000_000),
    _number("fetch-hour", _("The hour of the night when Kolada is asked"),
            _("From this hour on, once a night."), 3, 0, 23),
    _number("fetch-years", _("Years fetched from Kolada"),
            _("So far back a new measure begins, when nothing else is said."), 10, 1, 35),
    _number("fetch-failed-days", _("Days until failed fetching is reported"),
            _("Then it stands on the page of how the installation is."), 7, 1, 90),
    _number("smallest-count", _("Smallest count of people that is shown"),
            _("Smaller ones are kept back, and so is what would give them away."), 5, 5, 100),
    _number("run-allowance", _("Run charts: points more than log2 in the longest run"),
            _("The longest run allowed is log2 of the useful points, rounded, and so many more."), 3, 1, 10),
    _number("crossings-percent", _("Run charts: share for the fewest crossings (per cent)"),
            _("The lower quantile of the binomial distribution."), 5, 1, 50),
    _number("verdict-from", _("Run charts: useful points before a verdict is shown"),
            _("With fewer, only the line and the counts are shown."), 10, 1, 100),
    _number("screening", _("Limits: moving ranges are left out from so many means"), _THOUSANDTHS, 3267, 1000, 10_000),
    _number("sigma-limits", _("Limits: sigmas from the middle line"), _THOUSANDTHS, 3000, 1000, 6000),
    _number("sigma-warning", _("Limits: sigmas to the lines of two of three"), _THOUSANDTHS, 2000, 500, 6000),
    _number("laney-divisor", _("P′ and U′ charts: divisor"), _THOUSANDTHS, 1128, 500, 5000),
    _number("t-power", _("T chart: the power of the scale"), _THOUSANDTHS, 3600, 1000, 10_000),
    _number("limits-shown-from", _("Limits are shown from so many points"), _("In each part of the line."), 5, 2, 100),
    _number("settled-limits-from", _("Limits are settled from so many points"),
            _("With fewer they are called preliminary."), 13, 2, 100),
    _number("settled-baseline-from", _("A baseline is settled from so many points"),
            _("With fewer its limits are called preliminary."), 12, 2, 100),
    _number("shift", _("NHS: points in a row on one side"), _("Six to eight are in use."), 7, 3, 20),
    _number("trend", _("NHS: points in a row that rise or fall"), _("Six to eight are in use."), 7, 3, 20),
    _number("zone-points", _("NHS: points near a limit"), _("Of the window below."), 2, 1, 10),
    _number("zone-window", _("NHS: points in the window"), _("In which so many may lie near a limit."), 3, 2, 20),
)  # fmt: skip
