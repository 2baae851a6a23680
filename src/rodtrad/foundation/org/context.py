"""What every page needs: who is asking, the menu, and the signs at the top, which are asked for when drawn."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string
from django.utils.translation import pgettext_lazy

from rodtrad.foundation.base import manifests, scope
from rodtrad.foundation.base.declarations import HeaderLink
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org import permissions

GROUPS = {
    "start": pgettext_lazy("menu group", "Start"),
    "listen": pgettext_lazy("menu group", "Listen"),
    "understand": pgettext_lazy("menu group", "Understand"),
    "develop": pgettext_lazy("menu group", "Develop"),
    "steer": pgettext_lazy("menu group", "Steer"),
    "learn": pgettext_lazy("menu group", "Learn"),
    "manage": pgettext_lazy("menu group", "Manage"),
}


def page(request: HttpRequest) -> dict[str, Any]:
    actor = getattr(request, "actor", scope.PUBLIC)
    known = actor.is_person
    return {
        "actor": actor,
        "menu": menu(actor, request.path) if known else [],
        "section": section(request) if known else None,
        "header_links": SimpleLazyObject(lambda: header_links(actor) if known else []),
    }


def header_links(actor: Actor) -> list[HeaderLink]:
    """The signs beside one's name, from the modules that have any for this actor."""
    made = (import_string(dotted)(actor) for module in manifests.all_manifests() for dotted in module.header)
    return [link for link in made if link is not None]


def menu(actor: Actor, path: str) -> list[dict[str, Any]]:
    """The groups that hold something for this actor, in order; the entry nearest the present page is current."""
    groups: dict[str, list[dict[str, Any]]] = {key: [] for key in GROUPS}
    for entry in manifests.menu_entries():
        if not entry.action or permissions.may_somewhere(actor, entry.action):
            row = {"title": entry.title, "url": reverse(entry.url), "icon": entry.icon, "current": False}
            groups[entry.group].append(row)
    near = [row for rows in groups.values() for row in rows if _holds(row["url"], path)]
    if near:
        max(near, key=lambda row: len(row["url"]))["current"] = True
    return [{"key": key, "title": GROUPS[key], "entries": rows} for key, rows in groups.items() if rows]


def section(request: HttpRequest) -> dict[str, Any] | None:
    """The line of the menu whose pages this page stands among, with its tabs; None for every other page."""
    here = request.resolver_match.view_name if request.resolver_match else ""
    for entry in manifests.menu_entries():
        if any(name == here for name, _title in entry.tabs):
            tabs = [
                {"title": title, "url": reverse(name), "current": name == here} for name, title in entry.tabs
            ]
            return {"title": entry.title, "tabs": tabs}
    return None


def _holds(url: str, path: str) -> bool:
    return path == url or (url != "/" and path.startswith(url))
