"""The outcome report of a campaign: what became of the ideas (IM-A6). Counts of ideas, not of people."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from rodtrad.foundation.base import clock
from rodtrad.foundation.render.blocks import (
    Block,
    Column,
    Document,
    Fact,
    Heading,
    Section,
    Table,
    paragraphs,
)
from rodtrad.foundation.render.blocks import Chart as ChartBlock
from rodtrad.foundation.render.charts.spec import ChartSpec, Series
from rodtrad.foundation.thread.states import state_title
from rodtrad.work.ideas.models import Campaign
from rodtrad.work.ideas.queries.fairness import Cluster, Report

MOST_CLUSTERS = 25
MOST_DONE = 50
IM_TITLES = {
    "received": gettext_lazy("Received"),
    "grouped": gettext_lazy("Grouped with others like it"),
    "investigated": gettext_lazy("Being looked into"),
    "started": gettext_lazy("Begun"),
    "done": pgettext_lazy("status of ideas", "Done"),
    "not-taken": gettext_lazy("Not taken up, with a reason"),
}


def im_outcome_report(campaign: Campaign, report: Report, language: str = "sv") -> Document:
    """IM-A6: count per area, share grouped, clusters shared by areas, and what became of it all."""
    return Document(
        title=_("What became of the ideas?"), subtitle=campaign.item.title, language=language,
        organisation=campaign.item.place.name, date=clock.today(), facts=_facts(report),
        sections=(
            Section(_("By outcome"), _outcomes(report)),
            *_done(report),
            Section(_("Where they come from"), (_areas(report),)),
            Section(_("What many ask for"), _clusters(report), lead=_lead(report)),
        ),
    )  # fmt: skip


def _facts(report: Report) -> tuple[Fact, ...]:
    def percent(share: int | None) -> str:
        return "–" if share is None else f"{share} %"

    return (
        Fact(_("Ideas"), str(report.total)), Fact(_("In a group"), percent(report.share_grouped)),
        Fact(_("Answered ideas"), percent(report.share_answered)),
        Fact(_("Groups asked for in several areas"), str(len(report.shared))),
    )  # fmt: skip


def _outcomes(report: Report) -> tuple[Block, ...]:
    if not report.total:
        return (paragraphs(_("No ideas have come in yet.")),)
    rows = sorted(report.by_outcome.items(), key=lambda row: (-row[1], row[0]))
    labels = tuple(str(state_title("idea", state)).capitalize() for state, _number in rows)
    numbers = tuple(number for _state, number in rows)
    description = _("Number of ideas by what has been decided about them.")
    return (
        Heading(_("In numbers")),
        ChartBlock(ChartSpec("bar", _("Ideas by outcome"), description, labels, (Series(_("Ideas"), numbers),))),
        Table(
            _("Status"), (Column(_("Status")), Column(_("Ideas"), numbers=True)),
            tuple((str(IM_TITLES[name]), report.by_status.get(name, 0)) for name in IM_TITLES),
        ),
    )  # fmt: skip


def _done(report: Report) -> tuple[Section, ...]:
    if not report.ended:
        return ()
    rows = tuple((title, became or "–") for title, became in report.ended[:MOST_DONE])
    note = ""
    if len(report.ended) > MOST_DONE:
        note = _("The %(number)s latest.") % {"number": MOST_DONE}
    columns = (Column(_("Idea"), weight=1.5), Column(_("What became of it"), weight=2))
    return (Section(_("What is finished"), (Table(_("Ideas that are done"), columns, rows, note=note),)),)


def _areas(report: Report) -> Block:
    return Table(
        _("Ideas by area"),
        (Column(_("Area")), Column(_("Ideas"), numbers=True)),
        tuple(report.by_area.items()),
    )


def _lead(report: Report) -> str:
    return _("%(shared)s of %(all)s groups hold ideas from at least two areas.") % {
        "shared": len(report.shared), "all": len(report.clusters),
    }  # fmt: skip


def _clusters(report: Report) -> tuple[Block, ...]:
    if not report.clusters:
        return (paragraphs(_("The ideas have not been grouped yet.")),)
    columns = (
        Column(_("Group"), weight=2), Column(_("Ideas"), numbers=True, weight=0.6), Column(_("Areas"), weight=2),
        Column(_("What becomes of most of them"), weight=1.4),
    )  # fmt: skip
    rows = tuple(_row(each) for each in report.clusters[:MOST_CLUSTERS])
    note = ""
    if len(report.clusters) > MOST_CLUSTERS:
        note = _("The %(number)s largest groups.") % {"number": MOST_CLUSTERS}
    return (Table(_("Groups"), columns, rows, note=note),)


def _row(each: Cluster) -> tuple[str, int, str, str]:
    state = each.outcomes.most_common(1)[0][0]
    return each.label, each.count, ", ".join(each.areas), str(state_title("idea", state)).capitalize()
