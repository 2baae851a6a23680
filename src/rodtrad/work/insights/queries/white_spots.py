"""The white-spot matrix of a municipality (INS-30, report INS-72): what is known in each cell, and what was decided."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.thread.queries import ItemNotFound
from rodtrad.work.insights.models import Cell, Insight, SubPopulation, Theme
from rodtrad.work.insights.queries.insights import Wanted, insights
from rodtrad.work.insights.rules import thresholds, white_spots
from rodtrad.work.insights.rules.checks import CellFacts, ins_chk_08_white_at_risk
from rodtrad.work.insights.rules.checks import Limits as CheckLimits
from rodtrad.work.insights.rules.circles import CIRCLES
from rodtrad.work.insights.rules.white_spots import Known, Limits, Spot

Where = tuple[int, int, int]  # circle, id of the common group, id of the theme (0 = all)


@dataclass(frozen=True, slots=True)
class CellShown:
    """One cell of the matrix."""

    circle: int
    group: SubPopulation
    theme: Theme | None
    known: Known
    shade: str
    strength: int
    worth: int
    decision: Cell | None = None


@dataclass(frozen=True, slots=True)
class Matrix:
    """``rows``: each group with its three cells, in the order of circles.CIRCLES. ``at_risk``: INS-CHK-08."""

    place: Place
    theme: Theme | None
    rows: list[tuple[SubPopulation, list[CellShown]]]
    ranked: list[CellShown]
    at_risk: list[CellShown]
    limits: Limits


def limits_of(place: Place | None) -> Limits:
    """What counts as white and pale at a place; None: in the whole installation."""
    names = (thresholds.WHITE_FEWER, thresholds.PALE_MONTHS, thresholds.RISK_WEIGHT)
    held = settings.values(names, place)
    return Limits(*(held[name] for name in names))


def ins_30_matrix(actor: Actor, place: Place, theme: Theme | None = None) -> Matrix:
    """The matrix of a municipality, or of a part of it, for one theme or all: five queries, however many insights."""
    limits, today = limits_of(place), clock.today()
    groups = list(SubPopulation.objects.filter(municipality__isnull=True, retired__isnull=True))
    known, decided = _known(actor, place, theme), _decisions(place, theme)
    rows = [
        (group, [cell_of(circle, group, theme, known, decided, limits, today) for circle in CIRCLES])
        for group in groups
    ]
    cells = {(cell.circle, cell.group.pk): cell for _group, row in rows for cell in row}
    theme_id = theme.pk if theme else 0
    spots = [
        Spot(cell.circle, cell.group.pk, theme_id, cell.shade, cell.worth, cell.decision is not None)
        for cell in cells.values()
    ]
    ranked = [cells[spot.circle, spot.group] for spot in white_spots.ins_72_white_spots(spots)]
    return Matrix(place, theme, rows, ranked, _at_risk(cells, limits), limits)


def _at_risk(cells: Mapping[tuple[int, int], CellShown], limits: Limits) -> list[CellShown]:
    facts = {
        CellFacts(
            circle,
            str(group),
            cell.known.insights,
            cell.shade == white_spots.EXCLUDED,
            cell.decision is not None,
        ): cell
        for (circle, group), cell in cells.items()
    }
    found = ins_chk_08_white_at_risk(facts, CheckLimits(white_fewer=limits.fewer))
    return [facts[each] for each in found]


def _known(actor: Actor, place: Place, theme: Theme | None) -> dict[tuple[int, int], Known]:
    """Circle and common group → what is known. An insight in two circles is known in both. One query."""
    wanted = Wanted(place=place.code, theme=theme.key if theme else "")
    rows = insights(actor, wanted).filter(circles__gt=0, main_group__isnull=False)
    rows = rows.exclude(item__state="superseded")
    found = rows.order_by().values_list("circles", "main_group", "main_group__common", "item__place").annotate(
        number=Count("pk"), last=Max("caught")
    )  # fmt: skip
    parts: dict[tuple[int, int], list[tuple[int, date, int]]] = {}
    for region, group, common, unit, number, last in found:
        for circle in CIRCLES:
            if region & circle:
                parts.setdefault((circle, common or group), []).append((number, last, unit))
    return {
        key: Known(
            sum(number for number, _last, _unit in some), max(last for _number, last, _unit in some),
            len({unit for _number, _last, unit in some}),
        )
        for key, some in parts.items()
    }  # fmt: skip


def _decisions(place: Place, theme: Theme | None) -> dict[tuple[int, int], Cell]:
    """What holds now. What was decided for all themes holds for each."""
    rows = Cell.objects.filter(municipality=place.municipality_id, ended__isnull=True)
    rows = rows.filter(theme__isnull=True) | rows.filter(theme=theme)
    rows = rows.select_related("owner", "work__item")
    return {(row.circle, row.group_id): row for row in rows.order_by("at", "pk")}


def cell_of(
    circle: int,
    group: SubPopulation,
    theme: Theme | None,
    known: Mapping[tuple[int, int], Known],
    decided: Mapping[tuple[int, int], Cell],
    limits: Limits,
    today: date,
) -> CellShown:
    """A cell from what is known and decided, by circle and id of the group."""
    what, decision = known.get((circle, group.pk), Known()), decided.get((circle, group.pk))
    excluded = decision is not None and decision.state == "excluded"
    shade = white_spots.ins_30_shade(what, today, limits, excluded=excluded)
    worth = white_spots.value(circle, shade, what, limits)
    return CellShown(circle, group, theme, what, shade, white_spots.strength(what, limits), worth, decision)


def cell_at(actor: Actor, place: Place, circle: int, group_code: str, theme_key: str) -> CellShown:
    """One cell. Raises ItemNotFound for one that is not in the matrix."""
    theme = Theme.objects.filter(key=theme_key).first()
    if theme is None and theme_key != "alla":
        raise ItemNotFound(theme_key)
    matrix = ins_30_matrix(actor, place, theme)
    for group, row in matrix.rows:
        for cell in row:
            if group.code == group_code and cell.circle == circle:
                return cell
    raise ItemNotFound(group_code)


def taken_on(place: Place) -> list[Cell]:
    """The cells somebody has taken on, with who and by when; the most urgent first."""
    rows = Cell.objects.filter(municipality=place.municipality_id, state="planned", ended__isnull=True)
    return list(rows.select_related("group", "theme", "owner", "work__item")[:200])


def insights_at(actor: Actor, cell: CellShown, place: Place) -> list[Insight]:
    """What is known in a cell, the latest first."""
    wanted = Wanted(
        place=place.code,
        group=cell.group.code,
        circle=str(cell.circle),
        theme=cell.theme.key if cell.theme else "",
    )
    rows = insights(actor, wanted).select_related("item__place", "municipality", "main_group")
    return list(rows.order_by("-caught", "-pk")[:20])
