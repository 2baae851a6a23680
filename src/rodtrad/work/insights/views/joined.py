"""Maps over several municipalities: counted together, and on the map of Sweden."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.org.queries import networks
from rodtrad.work.insights.documents.maps import region_title
from rodtrad.work.insights.forms.maps import JoinedFilter
from rodtrad.work.insights.models import ShiftLabel
from rodtrad.work.insights.queries import maps, words
from rodtrad.work.insights.queries.maps import About
from rodtrad.work.insights.rules.circles import REGIONS
from rodtrad.work.insights.rules.sweden import tiles
from rodtrad.work.insights.rules.sweden_drawing import sweden
from rodtrad.work.insights.views.common import ready


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
    chosen = next((row for row in found if row.place.code == form.cleaned_data.get("network")), None)
    towns = tuple(place.pk for place, _may in chosen.members) if chosen else ()
    label = form.number("label")
    # labels are counted for all groups and themes together
    group, theme = (0, 0) if label else (form.number("group"), form.number("theme"))
    return form, About(group=group, theme=theme, label=label, towns=towns or ((0,) if chosen else ()))


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
