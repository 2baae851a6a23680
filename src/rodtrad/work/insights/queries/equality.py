"""Who is heard against who lives here (INS-CHK-06). Counts of people pass kernel.suppression; so do their shares."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Sum

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.kernel.suppression import shown
from rodtrad.kernel.suppression.one_table import suppress
from rodtrad.kernel.suppression.purposes import threshold
from rodtrad.kernel.suppression.table import Rule, Table
from rodtrad.work.insights.choices import Dimension
from rodtrad.work.insights.models import Heard, PopulationShare
from rodtrad.work.insights.rules import thresholds
from rodtrad.work.insights.rules.checks import Limits, Share, ins_chk_06_unequal


@dataclass(frozen=True, slots=True)
class HeardRow:
    """A category. ``percent``: of those heard, None when its count or the total is hidden; ``lives``: as entered."""

    category: str
    count: shown.Count
    percent: float | None
    lives: float | None
    is_low: bool

    @property
    def said(self) -> str:
        return shown.as_text(self.count)


@dataclass(frozen=True, slots=True)
class HeardTable:
    """One dimension of the equality view."""

    dimension: str
    title: str
    rows: list[HeardRow]
    total: shown.Count


def equality(actor: Actor, place: Place) -> list[HeardTable]:
    """Who was heard in the works one sees in the municipality, dimension by dimension. Three queries."""
    rows = Heard.objects.filter(visible_q(actor, "work__item__"), work__municipality=place.municipality_id)
    rows = rows.exclude(work__item__life="retired").order_by()
    counted = rows.values_list("dimension", "category").annotate(all=Sum("number"))
    lives: dict[str, dict[str, float]] = {}
    for dimension, category, percent in PopulationShare.objects.filter(
        municipality=place.municipality_id
    ).values_list("dimension", "category", "percent"):
        lives.setdefault(dimension, {})[category] = float(percent)
    by_dimension: dict[str, dict[str, int]] = {}
    for dimension, category, number in counted:
        by_dimension.setdefault(dimension, {})[category] = number
    least = settings.value(thresholds.SHARE_PERCENT, place)
    return [
        _table(each, by_dimension.get(each.value, {}), lives.get(each.value, {}), Limits(share_percent=least))
        for each in Dimension
        if each.value in by_dimension or each.value in lives
    ]


def _table(
    dimension: Dimension, heard: dict[str, int], lives: dict[str, float], limits: Limits
) -> HeardTable:
    names = tuple(sorted({*heard, *lives}))
    counts, total = shown_counts([heard.get(name, 0) for name in names], names)
    shares = {
        name: count.count * 100 / total.count
        for name, count in zip(names, counts, strict=True)
        if isinstance(count, shown.Shown) and isinstance(total, shown.Shown) and total.count
    }
    both = [
        Share(dimension.value, name, shares[name], lives[name])
        for name in names
        if name in shares and name in lives
    ]
    low = {each.category for each in ins_chk_06_unequal(both, limits)}
    rows = [
        HeardRow(
            name, count, round(shares[name], 1) if name in shares else None, lives.get(name), name in low
        )
        for name, count in zip(names, counts, strict=True)
    ]
    return HeardTable(dimension.value, str(dimension.label), rows, total)


def shown_counts(numbers: list[int], names: tuple[str, ...]) -> tuple[list[shown.Count], shown.Count]:
    """The numbers and their sum as they may be shown."""
    least = threshold("count")
    table = Table(names, None, tuple((number,) for number in numbers))
    hidden = {each.place for each in suppress(table, Rule(least, least))} if names else set()
    counts: list[shown.Count] = [
        shown.SUPPRESSED if (row, 0) in hidden else shown.Shown(number) for row, number in enumerate(numbers)
    ]
    return counts, shown.SUPPRESSED if (None, None) in hidden else shown.Shown(sum(numbers))
