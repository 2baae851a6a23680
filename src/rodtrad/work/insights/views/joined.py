"""Maps over several municipalities: counted together, and on the map of Sweden."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.queries import Network, networks
from rodtrad.foundation.render.forms import FORMS
from rodtrad.work.insights.choices import CIRCLE_TITLES
from rodtrad.work.insights.documents.making import TAKEN, make
from rodtrad.work.insights.documents.maps import region_title
from rodtrad.work.insights.documents.white_spots import SHADES, ins_72_joined_report, shade_of
from rodtrad.work.insights.forms.maps import JoinedFilter, JoinedSpotsFilter
from rodtrad.work.insights.models import ShiftLabel
from rodtrad.work.insights.queries import asking, maps, words
from rodtrad.work.insights.queries.maps import About
from rodtrad.work.insights.queries.white_joined import JoinedCell, ins_30_joined_matrix
from rodtrad.work.insights.rules.circles import REGIONS
from rodtrad.work.insights.rules.sweden import tiles
from rodtrad.work.insights.rules.sweden_drawing import sweden
from rodtrad.work.insights.views.common import ready
from rodtrad.work.insights.views.maps import taken_home


def joined_filter(request: HttpRequest) -> tuple[JoinedFilter, About]:
    """The form, and what it counts. Six queries, however many insights."""
    found = networks(request.actor)
    groups = [(str(row.pk), row.label) for row in words.groups_at(())]
    labels = [(str(row.pk), str(row)) for row in ShiftLabel.objects.filter(merged_into__isnull=True)[:400]]
    form = JoinedFilter(
        narrowing(request), networks=[(row.place.code, row.place.name) for row in found], groups=groups,
        themes=[(str(row.pk), row.label) for row in words.themes()], labels=labels,
    )  # fmt: skip
    form.is_valid()
    group, theme, label = (form.number(name) for name in ("group", "theme", "label"))
    return form, About(group=group, theme=theme, label=label, towns=_towns(found, form))


def _towns(found: list[Network], form: JoinedSpotsFilter) -> tuple[int, ...]:
    """The municipalities of the chosen network; (0,), which none has, for one without any; empty = all."""
    chosen = next((row for row in found if row.place.code == form.cleaned_data.get("network")), None)
    if chosen is None:
        return ()
    return tuple(place.pk for place, _may in chosen.members) or (0,)


@require_http_methods(["GET", "POST"])
@login_required
def merged(request: HttpRequest) -> HttpResponse:
    """What several organisations have let go, counted (INS-71)."""
    ready(request)
    form, about = joined_filter(request)
    if (onward := narrowed(request, form)) is not None:
        return onward
    found = maps.ins_71_merged_map(request.actor, about, {each: region_title(each) for each in REGIONS})
    tables = [
        (_("By perspective"), found.regions), (_("By group"), found.groups), (_("By theme"), found.themes),
        (_("By shift"), found.labels),
    ]  # fmt: skip
    context = {"form": form, "found": found, "tables": tables, "is_narrowed": bool(request.GET)}
    return render(request, "insights/maps/merged.html", context, status=422 if form.is_refused else 200)


@require_http_methods(["GET", "POST"])
@login_required
def national(request: HttpRequest) -> HttpResponse:
    """The map of Sweden: how many released insights each municipality has let one see."""
    ready(request)
    form, about = joined_filter(request)
    if (onward := narrowed(request, form)) is not None:
        return onward
    numbers = maps.numbers_by_town(request.actor, about)
    places = maps.places_by_id(numbers)
    by_code = {place.official_code: (place, numbers[pk]) for pk, place in places.items()}
    counts = {code: number for code, (_place, number) in by_code.items()}
    addresses = {code: f"{reverse('insights:map')}?place={row[0].code}" for code, row in by_code.items()}
    total = sum(numbers.values())
    described = _("%(number)s insights from %(towns)s municipalities.") % {
        "number": total,
        "towns": len(numbers),
    }
    svg = sweden(counts, addresses, _("Insights on the map of Sweden"), described)
    rows = [(tile, *by_code[tile.code]) for tile in tiles() if tile.code in by_code]
    context = {
        "form": form, "svg": mark_safe(svg), "rows": rows, "described": described, "is_narrowed": bool(request.GET),  # noqa: S308
    }  # fmt: skip
    return render(request, "insights/maps/national.html", context, status=422 if form.is_refused else 200)


@require_http_methods(["GET", "POST"])
@login_required
def white_joined(request: HttpRequest) -> HttpResponse:
    """White spots of several municipalities together (INS-30, INS-72)."""
    ready(request)
    found, themes = networks(request.actor), [row for row in words.themes() if row.kind == "theme"]
    form = JoinedSpotsFilter(
        narrowing(request), networks=[(row.place.code, row.place.name) for row in found],
        themes=[(str(row.pk), row.label) for row in themes],
    )  # fmt: skip
    form.is_valid()
    if (onward := narrowed(request, form)) is not None:
        return onward
    theme = next((row for row in themes if row.pk == form.number("theme")), None)
    matrix = ins_30_joined_matrix(request.actor, About(towns=_towns(found, form)), theme)
    if request.GET.get("form") in TAKEN:
        document = ins_72_joined_report(matrix, clock.today(), request.LANGUAGE_CODE)
        return taken_home(make(document, request.GET["form"], None, _("white-spots")))
    own = next(
        (town for town in asking.towns_of(request.actor) if f"m:{town.pk}" in request.actor.audiences), None
    )
    query = request.GET.copy()
    query.pop("form", None)
    context = {
        "form": form, "found": matrix, "own": own, "circles": CIRCLE_TITLES.values(), "query": query.urlencode(),
        "rows": [(group, [_drawn(each, own) for each in cells]) for group, cells in matrix.rows],
        "ranked": [_drawn(each, own) for each in matrix.ranked[:10]], "is_narrowed": bool(query),
        "forms": [FORMS[name] for name in TAKEN],
    }  # fmt: skip
    return render(request, "insights/maps/white_joined.html", context)


def _drawn(each: JoinedCell, own: Place | None) -> dict[str, object]:
    """A cell as it is drawn; it leads to the same cell of one's own municipality."""
    cell = each.cell
    key = cell.theme.key if cell.theme else "alla"
    url = reverse("insights:cell", args=[own.code, cell.circle, cell.group.code, key]) if own else ""
    shade = shade_of(cell)
    return {"cell": cell, "url": url, "shade": shade, "words": SHADES[shade], "circle": CIRCLE_TITLES[cell.circle],
            "taken_on": each.taken_on}  # fmt: skip
