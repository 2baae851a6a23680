"""What the views here share: find or 404, save a form by a service, show its history."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TypeVar

from django.conf import settings
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.module_loading import import_string
from django.utils.translation import gettext as _

from rodtrad.foundation.audit.queries import Change, Line, history
from rodtrad.foundation.base.declarations import HeaderLink
from rodtrad.foundation.base.manifests import all_manifests
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import queries, rules
from rodtrad.foundation.org.choices import ROLES, PlaceKind
from rodtrad.foundation.org.models import Place, User

T = TypeVar("T")
HISTORY = 20


def found(thing: T | None) -> T:
    """The thing, or 404: what one may not see does not exist."""
    if thing is None:
        raise Http404
    return thing


def person_links(actor: Actor, user: User) -> list[HeaderLink]:
    """Where the modules have more about a person, for this actor."""
    return _links((dotted for row in all_manifests() for dotted in row.person_links), actor, user)


def my_links() -> list[HeaderLink]:
    """Where the modules have more for oneself."""
    return [import_string(dotted)() for row in all_manifests() for dotted in row.my_links]


def place_links(actor: Actor, place: Place) -> list[HeaderLink]:
    """The same about a place."""
    return _links((dotted for row in all_manifests() for dotted in row.place_links), actor, place)


def _links(paths: Iterable[str], actor: Actor, target: User | Place) -> list[HeaderLink]:
    made = (import_string(dotted)(actor, target) for dotted in paths)
    return [link for link in made if link is not None]


def form_page(request: HttpRequest, template: str, form: BaseForm, **context: object) -> HttpResponse:
    """The form's page; 422 when it came back with errors."""
    return render(request, template, {"form": form, **context}, status=422 if form.errors else 200)


def crumb(place: Place) -> dict[str, str]:
    return {"title": place.name, "url": reverse("org:place", args=[place.code])}


def crumbs(actor: Actor, place: Place) -> list[dict[str, str]]:
    """The way to a place: the tree's page and the places above that the actor may see."""
    seen = set(
        queries.visible_places(actor).filter(pk__in=rules.path_ids(place.path)).values_list("pk", flat=True)
    )
    way = [crumb(row) for row in queries.above(place) if row.pk in seen]
    return [{"title": _("Places"), "url": reverse("org:places")}, *way]


def told(*, item: str = "", place: str = "", limit: int = HISTORY) -> list[Line]:
    """History lines with roles, kinds and languages in people's words."""
    words: dict[str, dict[str, object]] = {
        "role": {key: role.title for key, role in ROLES.items()},
        "kind": dict(PlaceKind.choices),
        "language": dict(settings.LANGUAGES),
    }

    def worded(change: Change) -> Change:
        titles = words.get(change.field, {})
        before, after = (str(titles.get(text, text)) for text in (change.before, change.after))
        return replace(change, before=before, after=after)

    lines = history(item=item, place=place, limit=limit)
    return [replace(line, changes=tuple(worded(change) for change in line.changes)) for line in lines]
