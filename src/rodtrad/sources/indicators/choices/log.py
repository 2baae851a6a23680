"""Words of the history: what was done to measures and groups, and what their fields are called."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

AUDIT_ACTIONS: Mapping[str, Promise] = {
    "indicators.begun": _("began the measure"),
    "indicators.changed": _("changed the measure"),
    "indicators.values": _("wrote values"),
    "indicators.corrected": _("corrected values"),
    "indicators.aim-added": _("said what one aims at"),
    "indicators.aim-ended": _("took away what one aims at"),
    "indicators.marked": _("marked the line"),
    "indicators.unmarked": _("took away a mark on the line"),
    "indicators.signal": _("found a signal"),
    "indicators.signal-answered": _("answered a signal"),
    "indicators.group-begun": _("put measures together"),
    "indicators.group-changed": _("changed which measures belong together"),
    "indicators.compared": _("brought in comparisons"),
    "indicators.compared-away": _("took away a comparison"),
    "indicators.compared-back": _("brought back a comparison"),
    "indicators.fetch-chosen": _("chose what is fetched"),
    "indicators.fetch-stopped": _("stopped fetching values"),
    "indicators.entry-given": _("let somebody write values"),
    "indicators.entry-ended": _("no longer lets somebody write values"),
}
FIELD_TITLES: Mapping[str, Promise] = {
    "measure_kind": _("Kind of measure"),
    "direction": _("Which way is better?"),
    "best_from": _("Best from"),
    "best_to": _("Best to"),
    "unit": _("In what is it counted?"),
    "period_kind": _("One value each"),
    "reads": _("What is written"),
    "numerator": _("How many (above the line)"),
    "denominator": _("Out of how many (below the line)"),
    "per": _("Shown as so many of"),
    "decimals": _("Decimals"),
    "people": _("Counts people"),
    "by_sex": _("Split by sex"),
    "by_unit": _("Split by unit"),
    "ages": _("Age groups"),
    "owner": _("Answers for the measure"),
    "source": _("Where the values come from"),
    "source_key": _("Its name there"),
    "stands_in_for": _("Stands in for"),
    "chart": _("Chart"),
    "rules": _("Rule set"),
    "constant": _("Constant"),
    "screen": _("Moving ranges screened"),
    "freeze": _("Baseline"),
    "signal": _("Signal"),
    "values": _("Values"),
    "aim": _("What is aimed at"),
    "mark": _("Mark"),
    "measures": _("Measures"),
    "compared": _("Comparisons"),
    "group": _("Group"),
    "areas": _("Municipalities to compare with"),
    "since": _("From which year?"),
}
