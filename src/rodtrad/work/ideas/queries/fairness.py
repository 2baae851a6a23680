"""What the fairness view and the outcome report are built from: one reading of the whole pile."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import OuterRef, Subquery
from django.utils import timezone
from django.utils.translation import gettext as _

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.rules import path_ids
from rodtrad.work.ideas.choices import State
from rodtrad.work.ideas.models import Answer, Campaign
from rodtrad.work.ideas.queries.groups import groups_of, merged_into, pile
from rodtrad.work.ideas.rules.fairness import Case, percent
from rodtrad.work.ideas.rules.outcomes import DECLINED, im_status

AREA_KINDS = ("area", "administration", "municipality")


@dataclass(frozen=True, slots=True)
class Read:
    """One idea as it is counted. ``area``: the area its place is in; ``signed``: whether the sender is known."""

    pk: int
    area: str
    signed: bool
    came: date
    answered: date | None
    outcome: str
    group: int | None


def read_pile(actor: Actor, campaign: Campaign) -> list[Read]:
    """Every idea of a campaign, in two queries."""
    answered = Answer.objects.filter(idea=OuterRef("pk"), voice__isnull=True).values("at")
    rows = list(
        pile(actor, campaign).order_by("pk").annotate(answered=Subquery(answered)).values_list(
            "pk", "item__place_id", "signed", "received", "answered", "item__state", "member__group_id"
        )
    )  # fmt: skip
    areas = areas_of({row[1] for row in rows})
    return [
        Read(pk, areas[place], signed, _day(created), _day(sent) if sent else None, outcome, group)
        for pk, place, signed, created, sent, outcome, group in rows
    ]


def _day(moment: datetime) -> date:
    return timezone.localtime(moment).date()


def areas_of(places: set[int]) -> dict[int, str]:
    """For each place the name of the area it stands in: the nearest area, administration or municipality."""
    rows = {place.pk: place for place in Place.objects.filter(pk__in=places)}
    above = {pk for place in rows.values() for pk in path_ids(place.path)}
    known = {place.pk: place for place in Place.objects.filter(pk__in=above)}
    return {pk: _area(place, known) for pk, place in rows.items()}


def _area(place: Place, known: dict[int, Place]) -> str:
    line = [known[pk] for pk in path_ids(place.path) if pk in known]
    for kind in AREA_KINDS:
        for each in reversed(line):
            if each.kind == kind:
                return each.name
    return place.name


def cases_by(rows: Sequence[Read], by: str) -> list[Case]:
    """The ideas as cases of the fairness rules, by "area" or "signed"."""
    return [
        Case(
            row.area if by == "area" else _("signed") if row.signed else _("unsigned"),
            row.came, row.answered, row.outcome in DECLINED,
        )
        for row in rows
    ]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Cluster:
    """A group in the report: how many ideas, from how many areas, and what becomes of most of them."""

    label: str
    count: int
    areas: tuple[str, ...]
    outcomes: Counter[str]

    @property
    def is_shared(self) -> bool:
        """IM: asked for in at least two areas."""
        return len(self.areas) > 1


@dataclass(frozen=True, slots=True)
class Report:
    """The outcome report of a campaign (IM-, domain/dialogen-improvement.md A6)."""

    total: int
    by_area: dict[str, int]
    by_status: dict[str, int]
    by_outcome: dict[str, int]
    grouped: int
    answered: int
    clusters: tuple[Cluster, ...]
    ended: tuple[tuple[str, str], ...] = ()
    """The ideas that are done, the latest first: what was said, and what became of it."""

    @property
    def share_grouped(self) -> int | None:
        return percent(self.grouped, self.total)

    @property
    def share_answered(self) -> int | None:
        return percent(self.answered, self.total)

    @property
    def shared(self) -> tuple[Cluster, ...]:
        return tuple(each for each in self.clusters if each.is_shared)


def report_of(actor: Actor, campaign: Campaign) -> Report:
    """Counts of ideas, not of people: one may send several."""
    rows = read_pile(actor, campaign)
    groups = {group.pk: group for group in groups_of(actor, campaign)}
    into = merged_into(groups)
    shown = {pk: into.get(pk, pk) for pk in groups}
    held: dict[int, list[Read]] = {}
    for row in rows:
        if row.group in shown:
            held.setdefault(shown[row.group], []).append(row)
    clusters = [
        Cluster(
            groups[pk].item.title, len(members), tuple(sorted({row.area for row in members})),
            Counter(row.outcome for row in members),
        )
        for pk, members in held.items()
    ]  # fmt: skip
    clusters.sort(key=lambda each: (-each.count, each.label))
    ended = pile(actor, campaign).filter(item__state=State.DONE).order_by("-status_since", "-pk")
    return Report(
        len(rows), dict(Counter(row.area for row in rows).most_common()),
        dict(Counter(im_status(row.outcome, row.group is not None) for row in rows)),
        dict(Counter(row.outcome for row in rows)), sum(row.group is not None for row in rows),
        sum(row.answered is not None for row in rows), tuple(clusters),
        tuple(ended.values_list("item__title", "triage__became")),
    )  # fmt: skip
