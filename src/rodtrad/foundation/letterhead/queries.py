"""What a place's documents are drawn on: its own files, else the nearest above."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q

from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.letterhead.choices import Kind
from rodtrad.foundation.letterhead.models import OwnFile
from rodtrad.foundation.org import rules, settings
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import paths_for
from rodtrad.foundation.render.forms import Letterhead


@dataclass(frozen=True, slots=True)
class Used:
    """The file of one kind that holds at a place. ``place``: where it lies; ``is_own``: at the place itself."""

    file: OwnFile
    is_own: bool


def files_at(actor: Actor, place: Place) -> dict[str, Used]:
    """The file of each kind that holds at the place, in one query, without its content."""
    rows = (
        OwnFile.objects.filter(place_id__in=rules.path_ids(place.path))
        .select_related("place", "by")
        .defer("data")
    )
    found: dict[str, OwnFile] = {}
    for row in sorted(rows, key=lambda row: len(row.place.path)):
        found[row.kind] = row  # the deepest, which is the nearest, comes last
    return {kind: Used(row, row.place_id == place.pk) for kind, row in found.items()}


def letterhead_of(place: Place | None) -> Letterhead:
    """Templates and logo for documents made at the place: a query for the limit, one for which, one for content."""
    if place is None:
        return Letterhead()
    ids = rules.path_ids(place.path)
    rows = OwnFile.objects.filter(place_id__in=ids).values_list("pk", "kind", "place__path")
    most: int = settings.value("letterhead.most_megapixels", place)
    nearest: dict[str, int] = {kind: pk for pk, kind, _path in sorted(rows, key=lambda row: len(row[2]))}
    if not nearest:
        return Letterhead(most_megapixels=most)
    content = {
        kind: bytes(data)
        for kind, data in OwnFile.objects.filter(pk__in=nearest.values()).values_list("kind", "data")
    }
    return Letterhead(
        content.get(Kind.PPTX, b""), content.get(Kind.DOCX, b""), content.get(Kind.LOGO, b""), most
    )


def places_to_change(actor: Actor, limit: int = 400) -> list[Place]:
    """The municipalities, boards and administrations that the actor may give files; units inherit."""
    rows = Place.objects.filter(kind__in=_KINDS, until__isnull=True).select_related("municipality")
    if not actor.everything:
        wanted = Q(pk__in=())
        for path in paths_for(actor, "letterhead.change"):
            wanted |= Q(path__startswith=path)
        rows = rows.filter(wanted)
    return list(rows.order_by("path")[:limit])


_KINDS = ("municipality", "board", "administration", "network", "association", "provider")
