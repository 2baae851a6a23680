"""Keeping a picture of a map as it is today, for those who may read it by its address."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from rodtrad.foundation.base import clock
from rodtrad.foundation.base.ids import new_code
from rodtrad.foundation.base.scope import Actor
from rodtrad.foundation.org.audiences import level_of
from rodtrad.foundation.org.choices import NARROW_TO_WIDE
from rodtrad.foundation.org.models import Place
from rodtrad.foundation.org.permissions import require
from rodtrad.foundation.thread.models import Item
from rodtrad.foundation.thread.services import create_item
from rodtrad.work.insights.models import MapPicture
from rodtrad.work.insights.queries.insights import Wanted
from rodtrad.work.insights.queries.maps import dots_of
from rodtrad.work.insights.rules import dots as d
from rodtrad.work.insights.services.saving import audience_of, municipality_of


@transaction.atomic
def keep_picture(actor: Actor, place: Place, *, title: str, level: str) -> MapPicture:
    """The map of the municipality that a place is in, as it is today.

    It holds no insight that is shown to fewer than the picture is.
    """
    require(actor, "insights.curate", place)
    municipality = municipality_of(place)
    found, more = dots_of(actor, Wanted(place=municipality.code))
    if more:
        raise ValidationError(
            _("There are more insights than a picture holds. Narrow the map first."), code="many"
        )
    wide = NARROW_TO_WIDE.index(level) if level in NARROW_TO_WIDE else len(NARROW_TO_WIDE)
    audiences = dict(
        Item.objects.filter(code__in=[dot.code for dot in found]).values_list("code", "audience")
    )
    kept = [dot for dot in found if NARROW_TO_WIDE.index(level_of(audiences[dot.code])) >= wide]
    code = new_code()
    item = create_item(
        actor, kind="insight-map", place=place, audience=audience_of(level, municipality, code), title=title,
        code=code, action="insights.map-kept", details={"number": len(kept)},
    )  # fmt: skip
    made = MapPicture(item=item, municipality=municipality, taken=clock.today(), dots=d.as_json(kept))
    made.save(force_insert=True)
    return made
