"""The local map: drawn, narrowed, compared with an earlier picture, kept, printed, shown and taken out."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.answering import sent
from rodtrad.foundation.base.filtering import narrowed, narrowing
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import Audience
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import may, require
from rodtrad.foundation.render.forms import FORMS
from rodtrad.foundation.render.web import slides_of
from rodtrad.work.insights.documents.making import TAKEN, Made, make
from rodtrad.work.insights.documents.maps import ins_70_local_map, region_title, said, titles
from rodtrad.work.insights.forms.maps import MapFilter, PictureForm
from rodtrad.work.insights.queries import insights, maps, words
from rodtrad.work.insights.rules import dots as d
from rodtrad.work.insights.rules.circles import REGIONS
from rodtrad.work.insights.rules.dots import Dot
from rodtrad.work.insights.rules.venn_drawing import ins_20_venn, sample
from rodtrad.work.insights.services.maps import keep_picture
from rodtrad.work.insights.views.common import ready, saved, shown, to


def towns_of(request: HttpRequest) -> list[Place]:
    """The municipalities with a map for this person, the own ones first."""
    own = {key for key in request.actor.audiences if key.startswith("m:")}
    return sorted(maps.towns_with_map(request.actor), key=lambda town: (f"m:{town.pk}" not in own, town.name))


def may_keep(request: HttpRequest, place: Place) -> bool:
    """Whether this person may keep the map of the municipality, from wherever in it they curate."""
    own = maps.own_place(request.actor, place, "insights.curate")
    return may(request.actor, "insights.curate", own)


def map_filter(request: HttpRequest) -> tuple[MapFilter, Place | None]:
    """The form that narrows the map, and the municipality it draws."""
    towns = towns_of(request)
    wanted = narrowing(request).get("place", "")
    place = next((town for town in towns if town.code == wanted), towns[0] if towns else None)
    pictures = maps.pictures_of(request.actor, place) if place else []
    form = MapFilter(
        narrowing(request), places=towns, groups=words.groups_at([place] if place else []),
        themes=insights.theme_choices(), labels=insights.label_choices(), pictures=pictures,
    )  # fmt: skip
    form.is_valid()
    return form, place


def drawn_dots(request: HttpRequest, form: MapFilter, place: Place) -> tuple[list[Dot], bool]:
    """The dots that the form asks for, those that are new since the chosen picture marked."""
    region = form.cleaned_data.get("region") or 0
    rows, more = maps.dots_of(request.actor, form.wanted(place), region)
    if form.cleaned_data.get("since"):
        picture = maps.picture_by_code(request.actor, form.cleaned_data["since"])
        rows = d.since(rows, {dot["code"] for dot in picture.dots})
    return rows, more


def drawing(rows: list[Dot], name: str, query: str = "", *, linked: bool = True) -> dict[str, object]:
    """What the template draws: the circles, the legend, the table, how many are new."""
    address = (lambda dot: reverse("insights:show", args=[dot.code])) if linked else None
    svg = ins_20_venn(
        rows, titles(), name, said(rows), address=address,
        region_address=(lambda region: f"?{query}&region={region}") if linked else None,
    )  # fmt: skip
    legend = [
        (mark_safe(sample(dot, f"legend{place}")), dot.label, number)  # noqa: S308 - drawn by us, texts escaped
        for place, (dot, number) in enumerate(d.groups(rows))
    ]
    by_region = [(region_title(each), [dot for dot in rows if dot.region == each]) for each in REGIONS]
    return {
        "svg": mark_safe(svg), "legend": legend, "by_region": [pair for pair in by_region if pair[1]],  # noqa: S308
        "keys": [dot for dot in rows if dot.is_key], "new": [dot for dot in rows if dot.new], "number": len(rows),
    }  # fmt: skip


@require_http_methods(["GET", "POST"])
@login_required
def local_map(request: HttpRequest) -> HttpResponse:
    """The Venn map of one municipality (INS-20, INS-70)."""
    ready(request)
    form, place = map_filter(request)
    if (onward := narrowed(request, form)) is not None:
        return onward
    if place is None:
        status = 422 if form.is_refused else 200
        return render(request, "insights/maps/local.html", {"form": form, "place": None}, status=status)
    rows, more = drawn_dots(request, form, place)
    query = request.GET.copy()
    query.pop("region", None)
    context = {
        "form": form, "place": place, "more": more, "query": request.GET.urlencode(), "is_narrowed": bool(request.GET),
        "region": region_title(form.cleaned_data.get("region") or 0), "forms": [FORMS[name] for name in TAKEN],
        "pictures": maps.pictures_of(request.actor, place), "may_keep": may_keep(request, place),
        **drawing(rows, _("Insights in %(place)s") % {"place": place.name}, query.urlencode()),
    }  # fmt: skip
    return render(request, "insights/maps/local.html", context, status=422 if form.is_refused else 200)


@require_GET
@login_required
def take_map(request: HttpRequest) -> HttpResponse:
    """The map as a file."""
    form, place = map_filter(request)
    wanted = request.GET.get("form", "pdf")
    if place is None or wanted not in TAKEN:
        raise Http404
    rows, _more = drawn_dots(request, form, place)
    document = ins_70_local_map(rows, place.name, clock.today(), request.LANGUAGE_CODE)
    return taken_home(make(document, wanted, place, _("insight-map")))


@require_GET
@login_required
def map_slides(request: HttpRequest) -> HttpResponse:
    """The map for the projector."""
    form, place = map_filter(request)
    if place is None:
        raise Http404
    rows, _more = drawn_dots(request, form, place)
    document = ins_70_local_map(rows, place.name, clock.today(), request.LANGUAGE_CODE)
    back = f"{reverse('insights:map')}?{request.GET.urlencode()}"
    context = {"slides": slides_of(document), "title": document.title, "back": back}
    return render(request, "insights/maps/slides.html", context)


def taken_home(made: Made) -> HttpResponse:
    response = HttpResponse(made.data, content_type=made.media_type)
    response["Content-Disposition"] = content_disposition_header(True, made.name) or ""
    response["Cache-Control"] = "no-store"
    return response


@require_http_methods(["GET", "POST"])
@login_required
def keep(request: HttpRequest, town: str) -> HttpResponse:
    """Keep the map as it is today."""
    place = town_of(request, town)
    mine = maps.own_place(request.actor, place, "insights.curate")
    require(request.actor, "insights.curate", mine)
    form = PictureForm(sent(request))

    def save():
        return keep_picture(request.actor, mine, **form.values("title", "level"))

    made = saved(request, form, save)
    if made is None:
        return shown(request, form, "maps/keep", place=place)
    messages.success(request, _("The map is kept as it is today. Whoever may read it can have its address."))
    return to("picture", made.item.code)


def town_of(request: HttpRequest, code: str) -> Place:
    """A municipality whose map this person sees. Raises Http404."""
    found = next((row for row in maps.towns_with_map(request.actor) if row.code == code), None)
    if found is None:
        raise Http404
    return found


@require_GET
@login_required
def picture(request: HttpRequest, code: str) -> HttpResponse:
    """A kept map, as it was: what its readers see, and nothing that changed since."""
    found = maps.picture_by_code(request.actor, code)
    rows = d.from_json(found.dots)
    context = {
        "picture": found, "item": found.item, "shown_to": Audience(level_of(found.item.audience)).label,
        **drawing(rows, found.item.title, linked=False),
    }  # fmt: skip
    return render(request, "insights/maps/picture.html", context)
