"""What the maps show: dots of one municipality, counts over several. Counts come from MapCount, never from reading
insights: its rows carry the audience, and one counts only what one's own audiences let one see.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet, Sum

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.choices import PlaceKind
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import visible_q
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.insights.models import Insight, MapCount, MapPicture, ShiftLabel, SubPopulation, Theme
from rodtrad.work.insights.queries.insights import Wanted, insights, places_to_write
from rodtrad.work.insights.rules.dots import Dot

MOST_DOTS = 400
MOST_KEYS = 30
MOST_JOINED = 20


def dots_of(actor: Actor, wanted: Wanted, region: int = 0) -> tuple[list[Dot], bool]:
    """The insights of a local map (report INS-70), latest first, and whether it leaves some out. 2 queries."""
    rows = insights(actor, wanted).filter(circles__gt=0).exclude(item__state="superseded")
    rows = rows.filter(circles=region) if region else rows
    rows = rows.select_related("item", "main_group__common").prefetch_related("labels")
    found = list(rows.order_by("-caught", "-pk")[: MOST_DOTS + 1])
    return [_dot(row) for row in found[:MOST_DOTS]], len(found) > MOST_DOTS


def _dot(row: Insight) -> Dot:
    group = row.main_group
    look = group.common or group if group else None
    return Dot(
        code=row.item.code, text=row.item.text, region=row.circles, label=group.label if group else "–",
        letter=look.letter if look else "?", colour=look.colour if look else "#ffffff",
        pattern=look.pattern if look else "solid", position=look.position if look else 99,
        shifts=tuple(str(label) for label in row.labels.all()), is_key=row.is_key, caught=row.caught.isoformat(),
    )  # fmt: skip


def towns_with_map(actor: Actor) -> list[Place]:
    """The municipalities whose insights one sees at least one of, by name. One query."""
    rows = MapCount.objects.filter(circles=0, group=0, theme=0, label=0, number__gt=0)
    ids = _seen(actor, rows).values("municipality")
    return list(Place.objects.filter(pk__in=ids).order_by("name"))


def _seen(actor: Actor, rows: QuerySet[MapCount]) -> QuerySet[MapCount]:
    return rows if actor.everything else rows.filter(audience__in=actor.audiences)


@dataclass(frozen=True, slots=True)
class About:
    """What a joined or national map counts: a region of the Venn map, ids of a common group, a theme, a label; 0 = all.
    ``towns``: only these municipalities, empty = all.
    """

    region: int = 0
    group: int = 0
    theme: int = 0
    label: int = 0
    towns: tuple[int, ...] = ()


def counts(actor: Actor, about: About) -> QuerySet[MapCount]:
    """The rows of what the chosen municipalities have let the actor see."""
    rows = _seen(actor, MapCount.objects.filter(released=True, number__gt=0))
    return rows.filter(municipality__in=about.towns) if about.towns else rows


def numbers_by_town(actor: Actor, about: About) -> dict[int, int]:
    """Municipality id → how many released insights the actor may see of them: one row a municipality and audience."""
    rows = counts(actor, about).filter(
        circles=about.region, group=about.group, theme=about.theme, label=about.label
    )
    pairs = rows.order_by().values_list("municipality").annotate(all=Sum("number"))
    return dict(pairs)


def places_by_id(ids: Iterable[int]) -> dict[int, Place]:
    return Place.objects.in_bulk(list(ids))


@dataclass(frozen=True, slots=True)
class CountRow:
    """Something that is counted, with how many insights, key ones among them, from how many organisations, by kind."""

    title: str
    number: int
    keys: int
    organisations: int
    by_kind: tuple[tuple[str, int], ...]
    first: date | None = None
    latest: date | None = None
    key: int = 0


@dataclass(frozen=True, slots=True)
class Merged:
    """A joined map (report INS-71). ``key_insights``: always in full beside the counts."""

    regions: list[CountRow] = field(default_factory=list)
    groups: list[CountRow] = field(default_factory=list)
    themes: list[CountRow] = field(default_factory=list)
    labels: list[CountRow] = field(default_factory=list)
    total: int = 0
    organisations: int = 0
    key_insights: list[Insight] = field(default_factory=list)
    joined: list[Joined] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Joined:
    """Insights that a person has said say the same."""

    text: str
    code: str
    number: int
    organisations: int
    first: date
    latest: date


def ins_71_merged_map(actor: Actor, about: About, titles: Mapping[int, str]) -> Merged:
    """What several organisations have let go, counted: as many queries for any number. ``titles``: of regions."""
    rows = counts(actor, about)
    by_town = numbers_by_town(actor, about)
    groups = {row.pk: row.label for row in SubPopulation.objects.filter(common__isnull=True)}
    themes = {row.pk: row.label for row in Theme.objects.all()}
    labels = {row.pk: str(row) for row in ShiftLabel.objects.filter(merged_into__isnull=True)}
    fixed = {"circles": about.region, "group": about.group, "theme": about.theme, "label": about.label}
    return Merged(
        regions=_by(rows, {**fixed, "circles__gt": 0}, "circles", titles, drop="circles"),
        groups=_by(rows, {**fixed, "group__gt": 0}, "group", groups, drop="group"),
        themes=_by(rows, {**fixed, "theme__gt": 0}, "theme", themes, drop="theme"),
        labels=_by(rows, {**fixed, "label__gt": 0}, "label", labels, drop="label"),
        total=sum(by_town.values()), organisations=len(by_town), key_insights=_keys(actor, about),
        joined=_joined(actor, about),
    )  # fmt: skip


def _by(
    rows: QuerySet[MapCount], where: Mapping[str, Any], column: str, titles: Mapping[int, str], drop: str
) -> list[CountRow]:
    """The counts along one column, the most first. ``drop``: the equal condition that the column itself replaces."""
    given = {name: value for name, value in where.items() if name != drop}
    found = rows.filter(**given).order_by().values(column, "municipality__kind", "municipality").annotate(
        all=Sum("number"), strong=Sum("keys"), since=Min("first"), last=Max("latest")
    )  # fmt: skip
    by_key: dict[int, list[dict[str, Any]]] = {}
    for row in found:
        by_key.setdefault(row[column], []).append(row)
    made = [_row(key, some, titles[key]) for key, some in by_key.items() if key in titles]
    return sorted(made, key=lambda row: (-row.number, row.title))


def _row(key: int, some: Sequence[Mapping[str, Any]], title: str) -> CountRow:
    kinds: dict[str, int] = {}
    for row in some:
        kind = str(PlaceKind(row["municipality__kind"]).label)
        kinds[kind] = kinds.get(kind, 0) + row["all"]
    return CountRow(
        title=title, number=sum(row["all"] for row in some), keys=sum(row["strong"] for row in some),
        organisations=len({row["municipality"] for row in some}), by_kind=tuple(sorted(kinds.items())),
        first=min(row["since"] for row in some), latest=max(row["last"] for row in some), key=key,
    )  # fmt: skip


def released(actor: Actor, about: About) -> QuerySet[Insight]:
    """The released insights behind a joined map."""
    rows = Insight.objects.filter(visible_q(actor, "item__"), material="insight", item__state="released")
    rows = rows.exclude(item__life="retired")
    if about.towns:
        rows = rows.filter(municipality__in=about.towns)
    if about.region:
        rows = rows.filter(circles=about.region)
    if about.group:
        rows = rows.filter(Q(main_group=about.group) | Q(main_group__common=about.group))
    if about.theme:
        rows = rows.filter(pk__in=Insight.themes.through.objects.filter(theme=about.theme).values("insight"))
    if about.label:
        rows = rows.filter(
            pk__in=Insight.labels.through.objects.filter(shiftlabel=about.label).values("insight")
        )
    return rows


def _keys(actor: Actor, about: About) -> list[Insight]:
    rows = released(actor, about).filter(is_key=True).select_related("item", "municipality", "main_group")
    return list(rows.order_by("-caught", "-pk")[:MOST_KEYS])


def _joined(actor: Actor, about: About) -> list[Joined]:
    """Those that say the same, the most organisations first; only what one may see is counted."""
    rows = released(actor, about).exclude(joined="").order_by().values("joined")
    found = rows.annotate(
        number=Count("pk"), towns=Count("municipality", distinct=True), since=Min("caught"), last=Max("caught"),
        one=Min("pk"),
    ).filter(number__gt=1)  # fmt: skip
    some = list(found.order_by("-towns", "-number", "joined")[:MOST_JOINED])
    texts = Insight.objects.filter(pk__in=[row["one"] for row in some]).select_related("item").in_bulk()
    return [
        Joined(
            texts[row["one"]].item.text, texts[row["one"]].item.code, row["number"], row["towns"], row["since"],
            row["last"],
        )
        for row in some
    ]  # fmt: skip


def own_place(actor: Actor, municipality: Place, action: str) -> Place:
    """Where in the municipality the actor may do this: the highest such place, else the municipality itself."""
    rows = [row for row in places_to_write(actor, action) if row.municipality_id == municipality.pk]
    return min(rows, key=lambda row: len(row.path), default=municipality)


def picture_by_code(actor: Actor, code: str) -> MapPicture:
    """One kept picture. Raises ItemNotFound (404) also for what the actor may not see."""
    rows = MapPicture.objects.filter(visible_q(actor, "item__"), item__code=code)
    row = rows.select_related("item__place", "municipality").first()
    if row is None:
        raise ItemNotFound(code)
    return row


def pictures_of(actor: Actor, municipality: Place) -> list[MapPicture]:
    """The kept pictures of a municipality, the latest first."""
    rows = MapPicture.objects.filter(visible_q(actor, "item__"), municipality=municipality)
    return list(
        rows.exclude(item__life="retired").select_related("item").defer("dots").order_by("-taken", "-pk")[:50]
    )
