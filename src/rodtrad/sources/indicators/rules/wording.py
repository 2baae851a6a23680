"""What charts and signals say, in plain words: which rule, at which points, by which number. Never "significant"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from rodtrad.sources.indicators.choices import ChartName, RuleName
from rodtrad.sources.indicators.rules import periods
from rodtrad.sources.indicators.rules.charting import Charted
from rodtrad.sources.indicators.rules.numbers import shown as number
from rodtrad.sources.indicators.rules.signals import RUNS

MISFITS = {
    "needs-shares": gettext_lazy("This chart needs how many out of how many. A run chart is drawn instead."),
    "needs-value": gettext_lazy("This chart needs one number for each period. A run chart is drawn instead."),
    "more-than-all": gettext_lazy(
        "Some periods have more than all. Look at the numbers. A run chart is drawn instead."
    ),
    "whole": gettext_lazy("This chart counts: it needs whole numbers from 0. A run chart is drawn instead."),
    "above-zero": gettext_lazy("This chart needs times above 0. A run chart is drawn instead."),
}
VERDICTS = {
    "few": gettext_lazy("Too few values to say more"),
    "steady": gettext_lazy("Varies as before, nothing but chance shows"),
    "better": gettext_lazy("A change for the better shows"),
    "worse": gettext_lazy("A change for the worse shows"),
    "changed": gettext_lazy("A change shows"),
    "": gettext_lazy("No values yet"),
}
ASSURANCES = {
    "passes": gettext_lazy("Reaches the target, whatever chance does"),
    "varies": gettext_lazy("Sometimes reaches the target, sometimes not"),
    "fails": gettext_lazy("Misses the target, whatever chance does"),
    "middle_passes": gettext_lazy("The middle reaches the target"),
    "middle_fails": gettext_lazy("The middle does not reach the target"),
}
SYMBOLS = {
    "few": "few", "steady": "steady", "better": "better", "worse": "worse", "changed": "changed", "": "few",
    "passes": "passes", "varies": "varies", "fails": "fails", "middle_passes": "passes", "middle_fails": "fails",
}  # fmt: skip
"""Which drawing stands beside the words."""

__all__ = ["ASSURANCES", "MISFITS", "SYMBOLS", "VERDICTS", "how_made", "number", "sentence"]

_LABELS = {
    "above": gettext_lazy("%(first)s lies above the upper limit"),
    "below": gettext_lazy("%(first)s lies below the lower limit"),
    "trend_up": gettext_lazy("%(number)s periods in a row have risen, up to %(last)s"),
    "trend_down": gettext_lazy("%(number)s periods in a row have fallen, up to %(last)s"),
    "two_of_three_above": gettext_lazy("two of three periods lie near the upper limit, at %(last)s"),
    "two_of_three_below": gettext_lazy("two of three periods lie near the lower limit, at %(last)s"),
    "shift_above": gettext_lazy("%(number)s periods in a row lie above the middle line, up to %(last)s"),
    "shift_below": gettext_lazy("%(number)s periods in a row lie below the middle line, up to %(last)s"),
}


def sentence(what: str, kind: str, first: date, last: date, numbers: Mapping[str, int]) -> str:
    """One signal in words. ``kind``: of period; ``numbers``: as Found has them."""
    if what == RUNS:
        return _runs(numbers)
    said = {"first": periods.said(kind, first), "last": periods.said(kind, last)}
    return str(_LABELS[what]) % {**said, "number": numbers.get("points", 1)}


def _runs(numbers: Mapping[str, int]) -> str:
    told = []
    if numbers.get("longest_run", 0) > numbers.get("longest_run_max", 0):
        told.append(
            _(
                "%(number)s values in a row lie on the same side of the middle line; chance gives at most %(most)s"
            )
            % {"number": numbers["longest_run"], "most": numbers["longest_run_max"]}
        )
    if numbers.get("n_crossings", 0) < numbers.get("n_crossings_min", 0):
        told.append(
            _("the line crosses the middle line %(number)s times; chance gives at least %(least)s")
            % {"number": numbers["n_crossings"], "least": numbers["n_crossings_min"]}
        )
    return "; ".join(told)


def how_made(charted: Charted) -> str:
    """The names of chart, rule set and constant, and what makes the limits preliminary: under every chart."""
    chart, part = charted.chart, charted.last_part
    told = [str(ChartName(chart.chart).label), _("rule set %(name)s") % {"name": RuleName(chart.rules).label}]
    if chart.constant:
        told.append(_("constant %(constant)s") % {"constant": chart.constant})
    if chart.screen is not None:
        told.append(_("moving ranges screened") if chart.screen else _("moving ranges not screened"))
    if charted.wanted.freeze and len(chart.parts) < 2:
        told.append(_("baseline: the first %(number)s periods") % {"number": charted.wanted.freeze})
    if part is not None and not part.verdict_shown and chart.rules == "anhoej":
        told.append(pgettext("chart", "too few points for a verdict"))
    if part is not None and part.limits_shown and part.limits_provisional:
        told.append(_("preliminary limits"))
    return ", ".join(told)
