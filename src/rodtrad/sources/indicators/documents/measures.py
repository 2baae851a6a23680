"""Measures as files: one with its chart and table, a group together, the list."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.render.blocks import Block, Chart, Column, Document, Fact, Section, Table, paragraphs
from rodtrad.foundation.render.charts.spec import ChartSpec, Series
from rodtrad.foundation.render.values import SUPPRESSED, Value
from rodtrad.sources.indicators.choices import AimKind, Status
from rodtrad.sources.indicators.documents.charts import look_of, spec_of, unit_of
from rodtrad.sources.indicators.models import Group, Measure
from rodtrad.sources.indicators.queries.charts import Picture, aim_at
from rodtrad.sources.indicators.queries.measures import Line
from rodtrad.sources.indicators.queries.readings import Strand, fields_of
from rodtrad.sources.indicators.rules import areas, comparing, periods, wording

_FIELDS = {"value": "värde", "num": "täljare", "den": "nämnare"}


def chart_document(measure: Measure, picture: Picture, language: str = "sv") -> Document:
    """One measure: facts, the chart with its words, and its table where the form has none of its own."""
    return Document(
        title=measure.item.title, subtitle=measure.item.place.name, language=language, date=clock.today(),
        organisation=measure.item.place.name, facts=_facts(measure, picture),
        sections=(Section(_("How it has gone"), chart_blocks(measure, picture), lead=measure.item.text),),
    )  # fmt: skip


def chart_blocks(measure: Measure, picture: Picture) -> tuple[Block, ...]:
    """The chart, or what stands in its place before there are values."""
    if not picture.charted.spots:
        return (paragraphs(_("No values have been written yet.")),)
    return (Chart(spec_of(look_of(measure), picture)),)


def _facts(measure: Measure, picture: Picture) -> tuple[Fact, ...]:
    target = aim_at(picture.aims, AimKind.TARGET, clock.today())
    told = [
        (_("Which way is better?"), str(measure.get_direction_display())),
        (_("What it shows"), str(wording.VERDICTS[picture.verdict])),
        (
            _("Target"),
            "" if target is None else wording.number(target.value, measure.decimals, unit_of(measure)),
        ),
        (_("Against the target"), str(wording.ASSURANCES.get(picture.assurance, ""))),
        (_("Answers for the measure"), measure.owner.name if measure.owner else ""),
    ]
    return tuple(Fact(title, value) for title, value in told if value)


def values_document(measure: Measure, strands: Sequence[Strand], language: str = "sv") -> Document:
    """All values as they may be shown, one a row: what is taken out can be brought in again."""
    reads = fields_of(measure)
    columns = ("period", "kön", "ålder", "enhet", *(_FIELDS[read] for read in reads), "läge")
    rows = [
        (
            periods.short(measure.period_kind, spot.at), strand.split.get_sex_display() if strand.split.sex else "",
            strand.split.age,
            strand.split.place.name if strand.split.place else areas.name_of(strand.split.area),
            *(_value(spot.status, getattr(spot, read)) for read in reads), str(Status(spot.status).label),
        )
        for strand in strands for spot in strand.spots
    ]  # fmt: skip
    heads = tuple(Column(title) for title in columns)
    table = Table(measure.item.title, heads, tuple(rows), row_heads=False)
    return Document(
        measure.item.title, (Section(_("Values"), (table,)),), language=language, date=clock.today()
    )


def _value(status: str, number: float | None) -> Value:
    if status == Status.SUPPRESSED:
        return SUPPRESSED
    return "-" if status == Status.MISSING else number


def list_document(lines: Sequence[Line], language: str = "sv") -> Document:
    """The list of measures as a table."""
    titles = (
        _("Measure"), _("Part of the organisation"), _("Period"), _("Newest value"), _("Unit"), _("What it shows"),
        _("Against the target"), _("Which way is better?"), _("Answers for the measure"), _("Next value due"),
    )  # fmt: skip
    rows = tuple(_row(line) for line in lines)
    columns = tuple(Column(title, numbers=at == 3) for at, title in enumerate(titles))
    table = Table(_("Measures"), columns, rows)
    return Document(_("Measures"), (Section(_("Measures"), (table,)),), language=language, date=clock.today())


def _row(line: Line) -> tuple[Value, ...]:
    measure, latest = line.measure, line.latest
    number: Value = ""
    if latest is not None:
        number = SUPPRESSED if latest.status == Status.SUPPRESSED else line.number
    return (
        measure.item.title, measure.item.place.name,
        periods.short(measure.period_kind, latest.at) if latest else "", number, unit_of(measure),
        str(wording.VERDICTS[measure.verdict]), str(wording.ASSURANCES.get(measure.assurance, "")),
        str(measure.get_direction_display()), measure.owner.name if measure.owner else "",
        measure.due.isoformat() if measure.due else "",
    )  # fmt: skip


def group_document(
    group: Group, pictures: Sequence[tuple[Measure, Picture]], language: str = "sv"
) -> Document:
    """Measures that belong together: all on one axis from 100, then each by itself."""
    sections = [Section(measure.item.title, chart_blocks(measure, picture)) for measure, picture in pictures]
    together = _together(pictures)
    if together is not None:
        sections.insert(0, Section(_("All together"), (Chart(together),)))
    return Document(
        title=group.item.title, subtitle=group.item.text, language=language, date=clock.today(),
        organisation=group.item.place.name, sections=tuple(sections),
    )  # fmt: skip


def _together(pictures: Sequence[tuple[Measure, Picture]]) -> ChartSpec | None:
    """Every measure with its first value as 100 on one axis; None when their periods are of different kinds."""
    kinds = {measure.period_kind for measure, _picture in pictures}
    days = sorted({spot.at for _measure, picture in pictures for spot in picture.charted.spots})
    if len(kinds) != 1 or len(days) < 2:
        return None
    kind = kinds.pop()
    series = []
    for measure, picture in pictures:
        known = {spot.at: picture.charted.y(at) for at, spot in enumerate(picture.charted.spots)}
        series.append(Series(measure.item.title, comparing.indexed([known.get(day) for day in days])))
    return ChartSpec(
        kind="line", title=_("All on one axis"), labels=tuple(periods.axis(kind, day) for day in days),
        series=tuple(series), unit=_("first value = 100"), decimals=0,
        description=_("Each measure begins at 100. Lines that part ways ask a question; they answer none."),
    )  # fmt: skip
