"""What the measures offer to the house: two kinds, what they follow, permissions, settings, pages, series."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base.declarations import (
    Become,
    ItemKind,
    Manifest,
    MenuEntry,
    NoticeKind,
    Relation,
    ReportBlock,
    SeriesFamily,
)
from rodtrad.sources.indicators.choices.log import AUDIT_ACTIONS, FIELD_TITLES
from rodtrad.sources.indicators.choices.settings import SETTINGS
from rodtrad.sources.indicators.permissions import EDIT, GROUP, PERMISSIONS

_APP = "rodtrad.sources.indicators"
_DETAILS = f"{_APP}.queries.details"
_MEASURE = frozenset({"indicator"})

KINDS = (
    ItemKind(
        name="indicator", title=_("Measure with values"), plural=_("Measures with values"), lane="trying",
        url="indicators:show", substance=frozenset({"title", "text", "direction", "unit", "signal"}),
        details=f"{_DETAILS}.measure_details", searched=f"{_DETAILS}.searched_measures", icon="report",
        edit_action=EDIT,
    ),
    ItemKind(
        name="indicator-group", title=_("Balanced measures"), plural=_("Groups of balanced measures"),
        lane="trying", url="indicators:group", substance=frozenset({"title", "measures"}),
        details=f"{_DETAILS}.group_details", icon="compare", edit_action=GROUP,
    ),
)  # fmt: skip

RELATIONS = (
    Relation("follows", pgettext_lazy("relation", "follows up"), pgettext_lazy("relation", "is followed up by"), "from",
             _MEASURE),
    Relation("yields", pgettext_lazy("relation", "yields"), pgettext_lazy("relation", "comes from"), "to", _MEASURE),
)  # fmt: skip

MANIFEST = Manifest(
    name="indicators",
    title=_("Measures"),
    urls=f"{_APP}.urls",
    prefix="matt/",
    kinds=KINDS,
    relations=RELATIONS,
    becomes=(
        Become(
            "indicator", _("Follow it with a measure"), relation="follows", source_is="to",
            from_lanes=frozenset({"needs", "benefit", "intervention", "trying"}),
            create_from=f"{_APP}.services.measures.measure_from",
            form=f"{_APP}.forms.measures.measure_of_form",
        ),
    ),
    report_blocks=(
        ReportBlock("indicators.measures", _("Measures"), f"{_APP}.documents.reports.measures_of_place"),
    ),
    series_families=(
        SeriesFamily("indicators", f"{_APP}.queries.others.listed", f"{_APP}.queries.others.found",
                     f"{_APP}.queries.others.values"),
    ),
    permissions=PERMISSIONS,
    settings=SETTINGS,
    menu=(
        MenuEntry(
            group="understand", title=_("Measures"), url="indicators:list", icon="report", order=10,
            tabs=(
                ("indicators:list", _("All measures")), ("indicators:groups", _("Balanced measures")),
                ("indicators:series", _("What else is counted")),
            ),
        ),
    ),
    audit_actions=AUDIT_ACTIONS,
    field_titles=FIELD_TITLES,
    value_titles=f"{_APP}.choices.titles.title_of",
    notices=(
        NoticeKind("indicators.signal", _("Signals of my measures"), _("The measure “%(title)s” shows a signal."),
                   "now"),
        NoticeKind("indicators.revised", _("Revised national values of my measures"),
                   _("The source has revised values of “%(title)s”.")),
    ),
    workflows={"indicator": f"{_APP}.services.states.FLOW"},
    todos=(f"{_APP}.todos.open_signals", f"{_APP}.todos.values_due"),
    jobs={
        "indicators.take-in": f"{_APP}.tasks.values.take_in_values",
        "indicators.fetch-kolada": f"{_APP}.tasks.fetching.fetch_kolada",
        "indicators.kolada-list": f"{_APP}.tasks.fetching.fetch_list",
    },
    minutely=(f"{_APP}.services.nightly.fetch_nightly",),
    doctor=(f"{_APP}.doctor.address", f"{_APP}.doctor.fetching"),
    demo=f"{_APP}.demo.build",
    order=32,
)  # fmt: skip
