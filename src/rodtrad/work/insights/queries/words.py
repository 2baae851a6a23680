"""The groups, themes and labels one may choose among, and how often labels are used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.work.insights.choices import LabelState
from rodtrad.work.insights.models import Insight, ShiftLabel, SubPopulation, Theme
from rodtrad.work.insights.rules.labels import Known

MOST = 400


def groups_at(municipalities: Iterable[Place]) -> list[SubPopulation]:
    """The common groups and these municipalities' own."""
    own = Q(municipality__isnull=True) | Q(municipality__in=[place.pk for place in municipalities])
    return list(SubPopulation.objects.filter(own, retired__isnull=True)[:MOST])


def themes() -> list[Theme]:
    return list(Theme.objects.all())


def labels_to_choose() -> list[ShiftLabel]:
    """Labels in use and proposed ones; not those put away or joined into another."""
    rows = ShiftLabel.objects.filter(merged_into__isnull=True).exclude(state=LabelState.RETIRED)
    return list(rows[:MOST])


_RANK = {LabelState.CURATED: 0, LabelState.PROPOSED: 1, LabelState.RETIRED: 2}


def as_known(row: ShiftLabel) -> Known:
    """A label as rules.labels compares it."""
    others = tuple(line.strip() for line in row.synonyms.splitlines() if line.strip())
    return Known(row.pk, row.start, row.end, others, _RANK[LabelState(row.state)])


def label_suggestions() -> list[tuple[str, str]]:
    """What is offered while somebody writes a shift, as (what is written, what it means): the curated ones first, and
    other ways to say them."""
    rows = sorted(labels_to_choose(), key=lambda row: (_RANK[LabelState(row.state)], str(row)))
    said = [(str(row), row.description) for row in rows]
    return said + [(other, str(row)) for row in rows for other in as_known(row).others]


@dataclass(frozen=True, slots=True)
class LabelRow:
    """A label with how many insights that one may see carry it, and what was joined into it."""

    label: ShiftLabel
    number: int
    joined: list[ShiftLabel]


def label_rows(actor: Actor) -> list[LabelRow]:
    """All labels, the proposed ones first, then the most used. Three queries."""
    seen = Insight.objects.filter(visible_q(actor, "item__"), material="insight").exclude(
        item__life="retired"
    )
    counted = dict(
        ShiftLabel.objects.filter(insights__in=seen.values("pk"))
        .order_by()
        .values_list("pk")
        .annotate(number=Count("insights", distinct=True))
    )
    rows = list(ShiftLabel.objects.select_related("merged_into", "owner")[:MOST])
    joined: dict[int, list[ShiftLabel]] = {}
    for row in rows:
        if row.merged_into_id is not None:
            joined.setdefault(row.merged_into_id, []).append(row)
    found = [
        LabelRow(row, counted.get(row.pk, 0), joined.get(row.pk, []))
        for row in rows
        if not row.merged_into_id
    ]
    order = {LabelState.PROPOSED: 0, LabelState.CURATED: 1, LabelState.RETIRED: 2}
    return sorted(found, key=lambda row: (order[LabelState(row.label.state)], -row.number, str(row.label)))


def labels_by_theme(actor: Actor) -> list[tuple[Theme, list[tuple[str, int]]]]:
    """The network of labels: for each theme, the labels of its insights and how often. Two queries."""
    seen = Insight.objects.filter(visible_q(actor, "item__"), material="insight").exclude(
        item__life="retired"
    )
    pairs = (
        seen.filter(themes__isnull=False, labels__isnull=False)
        .order_by()
        .values_list("themes", "labels__start", "labels__end")
        .annotate(number=Count("pk", distinct=True))
    )
    found: dict[int, list[tuple[str, int]]] = {}
    for theme, start, end, number in pairs:
        found.setdefault(theme, []).append((f"{start} → {end}", number))
    return [
        (theme, sorted(found[theme.pk], key=lambda row: (-row[1], row[0])))
        for theme in themes()
        if theme.pk in found
    ]
