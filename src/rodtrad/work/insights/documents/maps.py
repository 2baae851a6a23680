"""The local map as a document: the drawing, its legend, the key insights in full, and every insight in a table."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.utils import translation
from django.utils.translation import gettext as _

from rodtrad.foundation.render.blocks import Column, Document, Picture, Section, Table, paragraphs
from rodtrad.work.insights.choices import CIRCLE_TITLES
from rodtrad.work.insights.rules import circles
from rodtrad.work.insights.rules import dots as d
from rodtrad.work.insights.rules.dots import Dot
from rodtrad.work.insights.rules.venn_drawing import ins_20_venn


def region_title(region: int) -> str:
    """A region of the Venn map in words."""
    return " + ".join(str(CIRCLE_TITLES[each]) for each in circles.parts(region))


def said(rows: Sequence[Dot]) -> str:
    """The drawing in words, for those who do not see it."""
    numbers = [
        f"{region_title(region)}: {sum(dot.region == region for dot in rows)}"
        for region in circles.REGIONS
        if any(dot.region == region for dot in rows)
    ]
    return _("Three circles that overlap. %(numbers)s.") % {"numbers": "; ".join(numbers) or _("No insights")}


def titles() -> dict[int, str]:
    return {circle: str(title) for circle, title in CIRCLE_TITLES.items()}


def ins_70_local_map(rows: Sequence[Dot], place: str, day: date, language: str = "sv") -> Document:
    """The map of one municipality, for print, slides or a file."""
    with translation.override(language):
        name = _("Insights in %(place)s") % {"place": place}
        picture = Picture(alt=said(rows), svg=ins_20_venn(rows, titles(), name, said(rows)))
        legend = [(f"{dot.letter}: {dot.label}", number) for dot, number in d.groups(rows)]
        keys = [dot.text for dot in rows if dot.is_key]
        sections = [
            Section(_("The map"), (picture,), lead=_("Each dot is an insight. Its letter says the group.")),
            Section(
                _("Groups"),
                (Table(_("Insights by group"), (Column(_("Group"), weight=3), Column(_("Insights"), numbers=True)),
                       tuple(legend)),),
            ),
        ]  # fmt: skip
        if keys:
            sections.append(Section(_("Key insights"), (paragraphs(*keys, kind="bullet"),), tone="voices"))
        sections.append(Section(_("All insights"), (insight_table(rows),), tone="voices"))
        return Document(title=name, sections=tuple(sections), language=language, date=day, organisation=place)


def insight_table(rows: Sequence[Dot]) -> Table:
    """The table alternative to the drawing."""
    columns = (
        Column(_("Insight"), weight=5), Column(_("Perspective"), weight=2), Column(_("Group"), weight=2),
        Column(_("Shifts"), weight=2), Column(_("Told"), weight=1.2),
    )  # fmt: skip
    cells = tuple(
        (dot.text, region_title(dot.region), dot.label, "; ".join(dot.shifts), dot.caught) for dot in rows
    )
    return Table(_("All insights on the map"), columns, cells)
