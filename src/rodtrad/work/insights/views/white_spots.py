"""White spots: the matrix, one cell of it, and what is decided about it; who is heard; what is owed."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.render.forms import FORMS
from rodtrad.work.insights.choices import CIRCLE_TITLES, Dimension
from rodtrad.work.insights.documents.making import TAKEN, make
from rodtrad.work.insights.documents.white_spots import SHADES, ins_72_report, shade_of
from rodtrad.work.insights.forms.maps import ExcludeForm, SharesForm, TakeOnForm
from rodtrad.work.insights.models import PopulationShare, Theme
from rodtrad.work.insights.queries import asking, equality, white_spots, words, works
from rodtrad.work.insights.queries.feedback_debt import ins_74_feedback_debt
from rodtrad.work.insights.queries.maps import own_place
from rodtrad.work.insights.queries.white_spots import CellShown
from rodtrad.work.insights.services import equality as share_services
from rodtrad.work.insights.services import white_spots as services
from rodtrad.work.insights.views.common import ready, saved, shown, to
from rodtrad.work.insights.views.maps import taken_home


def _place(request: HttpRequest, code: str = "") -> Place | None:
    """The municipality asked for, else the first of one's own. Raises Http404 for one that is not seen."""
    towns = asking.towns_of(request.actor)
    if code and code not in {town.code for town in towns}:
        raise Http404
    own = {key for key in request.actor.audiences if key.startswith("m:")}
    towns.sort(key=lambda town: (f"m:{town.pk}" not in own, town.name))
    return next((town for town in towns if not code or town.code == code), None)


def _mine(request: HttpRequest, place: Place | None) -> Place:
    """Where in the municipality this person decides about white spots. Raises Http404 without a municipality."""
    if place is None:
        raise Http404
    return own_place(request.actor, place, "insights.curate")


def _theme(key: str) -> Theme | None:
    return Theme.objects.filter(key=key).first() if key else None


@require_GET
@login_required
def matrix(request: HttpRequest) -> HttpResponse:
    """What we know of whom, and where we know nothing (INS-30, INS-72)."""
    ready(request)
    place, theme = _place(request, request.GET.get("kommun", "")), _theme(request.GET.get("tema", ""))
    if place is None:
        return render(request, "insights/maps/white_spots.html", {"place": None})
    found = white_spots.ins_30_matrix(request.actor, place, theme)
    taken = white_spots.taken_on(place)
    if request.GET.get("form") in TAKEN:
        document = ins_72_report(found, taken, clock.today(), request.LANGUAGE_CODE)
        return taken_home(make(document, request.GET["form"], place, _("white-spots")))
    key = theme.key if theme else "alla"
    tabs = [{"title": _("All themes"), "url": f"?kommun={place.code}", "current": theme is None}]
    tabs += [
        {"title": row.label, "url": f"?kommun={place.code}&tema={row.key}", "current": row == theme}
        for row in words.themes() if row.kind == "theme"
    ]  # fmt: skip
    context = {
        "place": place, "theme": theme, "tabs": tabs, "circles": CIRCLE_TITLES.values(), "key": key, "taken": taken,
        "rows": [(group, [_drawn(cell, place, key) for cell in cells]) for group, cells in found.rows],
        "ranked": [_drawn(cell, place, key) for cell in found.ranked[:10]], "at_risk": len(found.at_risk),
        "limits": found.limits, "towns": asking.towns_of(request.actor), "forms": [FORMS[name] for name in TAKEN],
        "today": clock.today(),
    }  # fmt: skip
    return render(request, "insights/maps/white_spots.html", context)


def _drawn(cell: CellShown, place: Place, key: str) -> dict[str, object]:
    url = reverse("insights:cell", args=[place.code, cell.circle, cell.group.code, key])
    shade = shade_of(cell)
    return {
        "cell": cell, "url": url, "shade": shade, "words": SHADES[shade], "circle": CIRCLE_TITLES[cell.circle],
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def cell(request: HttpRequest, town: str, circle: int, group: str, theme: str) -> HttpResponse:
    """One cell: what is known, and taking it on."""
    place = _place(request, town)
    found = white_spots.cell_at(request.actor, place, circle, group, theme)
    mine = _mine(request, place)
    may_decide = may(request.actor, "insights.curate", mine)
    if request.method == "POST":
        require(request.actor, "insights.curate", mine)
    form = TakeOnForm(works.people_at(place) if may_decide else [], sent(request))

    def save():
        return services.take_on(request.actor, mine, found, **form.values("owner", "due"))

    made = saved(request, form, save)
    if made is None:
        context = _drawn(found, place, theme) | {"place": place, "may_decide": may_decide, "theme_key": theme}
        rows = white_spots.insights_at(request.actor, found, place)
        return shown(request, form, "maps/cell", rows=rows, name=services.name_of(found), **context)
    messages.success(request, _("The work is planned. Whoever begins it finds it among their works."))
    return to("work", made.work.item.code)


@require_http_methods(["GET", "POST"])
@login_required
def exclude(request: HttpRequest, town: str, circle: int, group: str, theme: str) -> HttpResponse:
    """Say that a cell cannot hold anything."""
    place = _place(request, town)
    found = white_spots.cell_at(request.actor, place, circle, group, theme)
    mine = _mine(request, place)
    require(request.actor, "insights.curate", mine)
    form = ExcludeForm(sent(request))
    made = saved(
        request, form, lambda: services.exclude(request.actor, mine, found, form.cleaned_data["reason"])
    )
    if made is None:
        return shown(
            request,
            form,
            "maps/exclude",
            name=services.name_of(found),
            place=place,
            cell=found,
            theme_key=theme,
        )
    messages.success(request, _("It is no longer a white spot."))
    return to("cell", town, circle, group, theme)


@require_POST
@login_required
def undecide(request: HttpRequest, town: str, circle: int, group: str, theme: str) -> HttpResponse:
    """Take a decision about a cell back."""
    place = _place(request, town)
    cell = white_spots.cell_at(request.actor, place, circle, group, theme)
    try:
        services.end(request.actor, _mine(request, place), cell)
    except ValidationError as error:
        messages.warning(request, " ".join(error.messages))
    else:
        messages.success(request, _("The decision is taken back."))
    return to("cell", town, circle, group, theme)


@require_GET
@login_required
def heard(request: HttpRequest) -> HttpResponse:
    """Who is heard against who lives here (INS-CHK-06)."""
    place = _place(request, request.GET.get("kommun", ""))
    tables = equality.equality(request.actor, place) if place else []
    context = {
        "place": place, "tables": tables, "towns": asking.towns_of(request.actor), "dimensions": Dimension.choices,
        "may_enter": place is not None and may(request.actor, "insights.curate", _mine(request, place)),
    }  # fmt: skip
    return render(request, "insights/maps/equality.html", context)


@require_http_methods(["GET", "POST"])
@login_required
def shares(request: HttpRequest, town: str, dimension: str) -> HttpResponse:
    """Enter how large each group is among those who live here."""
    place = _place(request, town)
    if dimension not in Dimension.values:
        raise Http404
    mine = _mine(request, place)
    require(request.actor, "insights.curate", mine)
    kept = list(PopulationShare.objects.filter(municipality=place, dimension=dimension))
    initial = {
        "rows": "\n".join(f"{row.category} {row.percent}" for row in kept), "source": kept[0].source if kept else "",
    }  # fmt: skip
    form = SharesForm(sent(request), initial=initial)

    def save():
        share_services.enter_shares(request.actor, mine, dimension, *form.values("rows", "source").values())

    if saved(request, form, save) is None:
        return shown(request, form, "maps/shares", place=place, title=Dimension(dimension).label)
    messages.success(request, _("Saved."))
    return to("equality")


@require_GET
@login_required
def debt(request: HttpRequest) -> HttpResponse:
    """Works whose tellers are owed an answer that is late (INS-74)."""
    rows = ins_74_feedback_debt(request.actor)
    return render(request, "insights/maps/debt.html", {"rows": rows, "today": clock.today()})
