"""The white-spot matrix over several municipalities (INS-30): what they have let go, counted together.

It reads MapCount, never insights: as many queries for any number. A cell is pale while only one municipality has heard.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Max, Sum

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.work.insights.models import Cell, SubPopulation, Theme
from rodtrad.work.insights.queries.asking import towns_of
from rodtrad.work.insights.queries.maps import About, counts
from rodtrad.work.insights.queries.white_spots import CellShown, cell_of, limits_of
from rodtrad.work.insights.rules import white_spots
from rodtrad.work.insights.rules.circles import CIRCLES
from rodtrad.work.insights.rules.white_spots import Known, Limits, Spot

Where = tuple[int, int]  # circle, id of the common group


@dataclass(frozen=True, slots=True)
class JoinedCell:
    """One cell. ``taken_on``: the municipalities, among those one sees, where somebody has taken it on."""

    cell: CellShown
    taken_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class JoinedMatrix:
    """``rows``: each common group with its three cells. ``towns``: how many municipalities have let anything go."""

    theme: Theme | None
    rows: list[tuple[SubPopulation, list[JoinedCell]]]
    ranked: list[JoinedCell]
    limits: Limits
    towns: int


def ins_30_joined_matrix(actor: Actor, about: About, theme: Theme | None) -> JoinedMatrix:
    """The matrix of the municipalities of ``about``, for one theme or all, by the installation's own limits."""
    limits, today = limits_of(None), clock.today()
    known, towns = _known(actor, about, theme)
    taken = _taken_on(actor, about, theme)
    groups = list(SubPopulation.objects.filter(municipality__isnull=True, retired__isnull=True))
    rows = [
        (
            group,
            [
                JoinedCell(cell_of(circle, group, theme, known, {}, limits, today), taken.get((circle, group.pk), ()))
                for circle in CIRCLES
            ],
        )
        for group in groups
    ]  # fmt: skip
    return JoinedMatrix(theme, rows, _ranked(rows), limits, towns)


def _ranked(rows: list[tuple[SubPopulation, list[JoinedCell]]]) -> list[JoinedCell]:
    cells = {(each.cell.circle, group.pk): each for group, some in rows for each in some}
    spots = [
        Spot(circle, group, 0, each.cell.shade, each.cell.worth, bool(each.taken_on))
        for (circle, group), each in cells.items()
    ]
    return [cells[spot.circle, spot.group] for spot in white_spots.ins_72_white_spots(spots)]


def _known(actor: Actor, about: About, theme: Theme | None) -> tuple[dict[Where, Known], int]:
    """Circle and group → what is known together; and how many municipalities there are in it. One query."""
    rows = counts(actor, about).filter(circles__gt=0, group__gt=0, theme=theme.pk if theme else 0, label=0)
    found = rows.order_by().values_list("circles", "group", "municipality").annotate(
        all=Sum("number"), last=Max("latest")
    )  # fmt: skip
    parts: dict[Where, list[tuple[int, date, int]]] = {}
    for region, group, town, number, last in found:
        for circle in CIRCLES:
            if region & circle:
                parts.setdefault((circle, group), []).append((number, last, town))
    towns = {town for some in parts.values() for _number, _last, town in some}
    return {key: _together(some) for key, some in parts.items()}, len(towns)


def _together(some: list[tuple[int, date, int]]) -> Known:
    return Known(
        sum(number for number, _last, _town in some), max(last for _number, last, _town in some),
        len({town for _number, _last, town in some}),
    )  # fmt: skip


def _taken_on(actor: Actor, about: About, theme: Theme | None) -> Mapping[Where, tuple[str, ...]]:
    """Where somebody has taken a cell on, in the municipalities one sees works of."""
    towns = {town.pk for town in towns_of(actor) if not about.towns or town.pk in about.towns}
    rows = Cell.objects.filter(municipality__in=towns, state="planned", ended__isnull=True)
    rows = rows.filter(theme__isnull=True) | rows.filter(theme=theme)
    found: dict[Where, list[str]] = {}
    for circle, group, name in rows.order_by("municipality__name").values_list(
        "circle", "group", "municipality__name"
    ):
        found.setdefault((circle, group), []).append(name)
    return {key: tuple(dict.fromkeys(names)) for key, names in found.items()}
